import { may } from '#domain/identity/permissions.ts';
import type { Equation } from '#domain/finance/equation.ts';
import type { Away, Booked } from '#domain/finance/occupancy.ts';
import type {
  Carried,
  CheckRow,
  CustomerFigures,
  FinanceQueries,
  FindingRow,
} from '#domain/ports/finance.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { cursorOf, readRecords } from '../book-records.ts';
import { findingOf, type FindingRowOf } from '../books-store.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

/** @throws Error for an actor whom no page would have let in */
function demand(actor: Insider): void {
  if (!may(actor, 'finance.see')) throw new Error('the books are for those who lead');
}

const PART = 1_000;

const CHECK = `
  select c.id, c.day, c.state, c.account_id is null as nightly,
    round(date_part('epoch', c.asked_at) * 1000) as "askedAt", round(date_part('epoch', c.ended_at) * 1000) as "endedAt",
    round(date_part('epoch', c.vendor_at) * 1000) as "vendorAt", c.findings, c.unexplained`;
const CHECKS = `${CHECK} from books_check c where c.salon_id = $1 order by c.asked_at desc, c.id limit $2`;
const ONE = `${CHECK}, c.equation, c.carried from books_check c where c.salon_id = $1 and c.id = $2`;

const FINDINGS = `
  select f.position, f.kind, f.subject_kind, f.subject_id, f.label, f.day, f.amount_rappen, f.mark, e.words,
    round(date_part('epoch', e.at) * 1000) as at
  from books_finding f
  left join books_explained e on e.salon_id = f.salon_id and e.kind = f.kind and e.subject_id = f.subject_id
    and e.amount_rappen = f.amount_rappen and e.mark = f.mark
  where f.salon_id = $1 and f.check_id = $2 order by f.position`;

type OneRow = CheckRow & {
  readonly equation: Equation | null;
  readonly carried: Pick<Carried, 'balances'> | null;
};
type FindingWithWords = FindingRowOf & { readonly words: string | null; readonly at: Instant | null };

const findingRow = (row: FindingWithWords): FindingRow => ({
  ...findingOf(row),
  position: row.position,
  explained: row.words === null || row.at === null ? null : { words: row.words, at: row.at },
});

/** Work only: every second segment is waiting. Both ends are the salon's days. */
const BOOKED = `
  select i.staff_id as "staffId", extract(isodow from a.day)::int as weekday,
    sum((select sum(minutes) from unnest(i.segments) with ordinality s (minutes, n) where n % 2 = 1))::int as minutes
  from appointment a
  join appointment_item i on i.salon_id = a.salon_id and i.appointment_id = a.id
  where a.salon_id = $1 and a.day between $2::date and $3::date and a.status in ('confirmed', 'checked_in', 'completed')
  group by 1, 2`;

/** A visit that took place; a person who was merged into another is that other. */
const VISITS = `
  with came as (
    select coalesce(c.merged_into, c.id) as person, a.day from appointment a
    join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
    where a.salon_id = $1 and a.status in ('checked_in', 'completed') and a.day <= $3::date
  ),
  people as (
    select person, min(day) as first, max(day) as last, bool_or(day >= $2::date) as in_range from came group by person
  )
  select count(*) filter (where first >= $2::date)::int as fresh,
    count(*) filter (where in_range and first < $2::date)::int as returning,
    count(*) filter (where last < $3::date - 182 and last >= $3::date - 547)::int as lost
  from people`;

/** A day longer on both sides than the salon's days: what lies beside them is cut off by the hours. */
const AWAY = `
  select staff_id as "staffId", floor(date_part('epoch', starts_at) / 60) as "from", ceil(date_part('epoch', ends_at) / 60) as "to"
  from absence
  where salon_id = $1 and starts_at < ($3::date + 2)::timestamptz and ends_at > ($2::date - 1)::timestamptz
  order by starts_at`;

export const financeQueries = (database: Database): FinanceQueries => ({
  checks: async (actor, count) => {
    demand(actor);
    return await readOnly(database, actor, (unit) => unit.text<CheckRow>(CHECKS, [actor.salonId, count]));
  },
  check: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [found] = await unit.text<OneRow>(ONE, [actor.salonId, id]);
      if (found === undefined) return null;
      const rows = await unit.text<FindingWithWords>(FINDINGS, [actor.salonId, id]);
      const { carried, ...row } = found;
      return { ...row, rows: rows.map(findingRow), balances: carried?.balances ?? null };
    });
  },
  records: async (actor, range, { after, count }) => {
    demand(actor);
    return await readOnly(database, actor, (unit) => readRecords(unit, after, count, range));
  },
  readRecords: async (actor, range, each) => {
    demand(actor);
    await readOnly(database, actor, async (unit) => {
      for (let after = null as ReturnType<typeof cursorOf> | null; ;) {
        const part = await readRecords(unit, after, PART, range);
        each(part);
        const last = part.at(-1);
        if (last === undefined || part.length < PART) return;
        after = cursorOf(last);
      }
    });
  },
  worked: async (actor, { from, to }) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const values = [actor.salonId, from, to];
      const [booked, away] = await Promise.all([
        unit.text<Booked>(BOOKED, values),
        unit.text<Away>(AWAY, values),
      ]);
      return { booked, away };
    });
  },
  customers: async (actor, { from, to }) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [figures] = await unit.text<CustomerFigures>(VISITS, [actor.salonId, from, to]);
      return figures ?? { fresh: 0, returning: 0, lost: 0 };
    });
  },
});
