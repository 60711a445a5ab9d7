import type { Carried, BooksStore, CheckState } from '#domain/ports/finance.ts';
import { explanationKey } from '#domain/finance/explanation.ts';
import type { Finding, FindingKind, SubjectKind } from '#domain/finance/finding.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { Unit } from './unit.ts';

const TASK = 'check-books-now';
const ATTEMPTS = 5;
/**
 * What an earlier check has come to holds as long as the same records are posted the same way: raised whenever that
 * changes, so that the next check begins with the first record.
 */
const POSTED_BY = 4;
/** A check that has not ended by then never will: its worker is gone. */
const ENDS_WITHIN = 3_600_000;

export type FindingRowOf = {
  readonly position: number;
  readonly kind: FindingKind;
  readonly subject_kind: SubjectKind;
  readonly subject_id: string;
  readonly label: string;
  readonly day: LocalDate | null;
  readonly amount_rappen: Rappen;
  readonly mark: string;
};

export const findingOf = (row: FindingRowOf): Finding => ({
  kind: row.kind,
  subject: { kind: row.subject_kind, id: row.subject_id, label: row.label },
  day: row.day,
  amount: row.amount_rappen,
  ...(row.mark === '' ? {} : { mark: row.mark }),
});

export function booksStore(unit: Unit): BooksStore {
  const { salonId } = unit.actor;
  const first = async <T>(rows: Promise<readonly T[]>): Promise<T | null> => (await rows)[0] ?? null;
  const iso = (at: Instant): string => new Date(at).toISOString();

  return {
    ask: async (id, day, at) => {
      const { actor } = unit;
      const accountId = 'accountId' in actor ? actor.accountId : null;
      const rows = await unit.sql`
        insert into books_check (salon_id, id, account_id, day, state, asked_at)
        values (${salonId}, ${id}, ${accountId}, ${day}::date, 'waiting', ${iso(at)}::timestamptz)
        on conflict do nothing returning id`;
      if (rows.length === 0) return false;
      unit.send(unit.sql`
        select enqueue_job(${TASK}, ${JSON.stringify({ salonId, checkId: id })}::json, ${id}, ${ATTEMPTS}, null)`);
      return true;
    },
    explain: async ({ kind, subjectId, amount, mark }, words, at) => {
      const { actor } = unit;
      const accountId = 'accountId' in actor ? actor.accountId : null;
      const rows = await unit.sql`
        insert into books_explained (salon_id, kind, subject_id, amount_rappen, mark, words, account_id, at)
        values (${salonId}, ${kind}, ${subjectId}, ${amount}, ${mark}, ${words}, ${accountId}, ${iso(at)}::timestamptz)
        on conflict do nothing returning kind`;
      return rows.length > 0;
    },
    check: (id) =>
      first(unit.sql<{ state: CheckState }>`
        select state from books_check where salon_id = ${salonId} and id = ${id}`),
    finding: async (id, position) => {
      const row = await first(unit.sql<FindingRowOf>`
        select position, kind, subject_kind, subject_id, label, day, amount_rappen, mark from books_finding
        where salon_id = ${salonId} and check_id = ${id} and position = ${position}`);
      return row === null ? null : findingOf(row);
    },
    begin: async (day, id, at) => {
      await unit.sql`
        update books_check set state = 'failed', ended_at = ${iso(at)}::timestamptz
        where salon_id = ${salonId} and ended_at is null
          and asked_at < ${iso((at - ENDS_WITHIN) as Instant)}::timestamptz`;
      const rows = await unit.sql`
        insert into books_check (salon_id, id, account_id, day, state, asked_at)
        values (${salonId}, ${id}, null, ${day}::date, 'asking', ${iso(at)}::timestamptz)
        on conflict do nothing returning id`;
      return rows.length > 0;
    },
    step: async (id, state, at) => {
      const ended = state === 'failed' ? iso(at) : null;
      await unit.sql`
        update books_check set state = ${state}, ended_at = ${ended}::timestamptz
        where salon_id = ${salonId} and id = ${id} and state in ('waiting', 'asking', 'comparing')`;
    },
    end: async (id, end, at) => {
      const { until, ...carried } = end.carried;
      await unit.sql`
        update books_check set state = ${end.state}, ended_at = ${iso(at)}::timestamptz,
          vendor_at = ${iso(end.vendorAt)}::timestamptz, carried_until = ${iso(until)}::timestamptz,
          carried = ${JSON.stringify({ ...carried, postedBy: POSTED_BY })}::jsonb, equation = ${JSON.stringify(end.equation)}::jsonb,
          findings = ${end.findings.length}, unexplained = ${end.unexplained}
        where salon_id = ${salonId} and id = ${id} and ended_at is null`;
      await unit.sql`
        insert into books_finding
          (salon_id, check_id, position, kind, subject_kind, subject_id, label, day, amount_rappen, mark)
        select ${salonId}, ${id}, f.position, f.finding ->> 'kind', f.finding -> 'subject' ->> 'kind',
          f.finding -> 'subject' ->> 'id', f.finding -> 'subject' ->> 'label', (f.finding ->> 'day')::date,
          (f.finding ->> 'amount')::int, coalesce(f.finding ->> 'mark', '')
        from jsonb_array_elements(${JSON.stringify(end.findings)}::jsonb) with ordinality f (finding, position)`;
    },
    explanations: async () => {
      const rows = await unit.sql<Pick<FindingRowOf, 'kind' | 'subject_id' | 'amount_rappen' | 'mark'>>`
        select kind, subject_id, amount_rappen, mark from books_explained where salon_id = ${salonId}`;
      return new Set(
        rows.map(({ kind, subject_id: subjectId, amount_rappen: amount, mark }) =>
          explanationKey({ kind, subjectId, amount, mark }),
        ),
      );
    },
    lastCarried: async () => {
      const row = await first(unit.sql<{ until: Instant; carried: Omit<Carried, 'until'> }>`
        select round(date_part('epoch', carried_until) * 1000) as until, carried from books_check
        where salon_id = ${salonId} and (carried ->> 'postedBy')::int = ${POSTED_BY} order by asked_at desc limit 1`);
      if (row === null) return null;
      const { balances, salesVat } = row.carried;
      return { until: row.until, balances, salesVat };
    },
  };
}
