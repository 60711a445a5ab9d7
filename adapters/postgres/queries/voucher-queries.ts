import type {
  ShownVoucher,
  VoucherFilter,
  VoucherPage,
  VoucherQueries,
  VoucherRow,
} from '#domain/ports/vouchers.ts';

import type { Locale } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';
import type { Unit } from '../unit.ts';
import {
  historyLineOf,
  SELECT_MOVES,
  SELECT_VOUCHER,
  voucherOf,
  voucherRowOf,
  type MoveRecord,
  type NumberedRecord,
} from '../voucher-rows.ts';

const MOST_OWN = 100;

/** As `statusOf` would say; $2 is today. */
const FILTERS: Readonly<Record<VoucherFilter, string>> = {
  all: '$2::date is not null',
  valid: 'v.blocked_at is null and v.balance_rappen > 0 and v.valid_until >= $2::date',
  spent: '$2::date is not null and v.blocked_at is null and v.balance_rappen = 0',
  lapsed: 'v.blocked_at is null and v.balance_rappen > 0 and v.valid_until < $2::date',
  blocked: '$2::date is not null and v.blocked_at is not null',
};

type ShownRecord = {
  readonly value_rappen: number;
  readonly balance_rappen: number;
  readonly valid_until: LocalDate;
  readonly locale: Locale;
  readonly recipient: string;
  readonly message: string;
  readonly code_key: string;
  readonly issued_at: Instant;
};

async function rowsOf(
  unit: Unit,
  today: LocalDate,
  where: string,
  values: readonly string[],
): Promise<readonly VoucherRow[]> {
  const rows = await unit.text<NumberedRecord>(`${SELECT_VOUCHER} ${where}`, values);
  return rows.map((row) => voucherRowOf(row, today));
}

export function voucherQueries(database: Database): VoucherQueries {
  return {
    own: (actor, today) =>
      readOnly(database, actor, (unit) =>
        rowsOf(
          unit,
          today,
          `where v.salon_id = $1 and v.visitor_id = $2 order by v.issued_at desc, v.id limit ${MOST_OWN}`,
          [actor.salonId, actor.visitorId],
        ),
      ),
    shown: (actor, id) =>
      readOnly(database, actor, async (unit): Promise<ShownVoucher | null> => {
        const [row] = await unit.sql<ShownRecord>`
          select value_rappen, balance_rappen, valid_until::text as valid_until, locale, recipient, message, code_key,
            round(date_part('epoch', issued_at) * 1000) as issued_at
          from shown_voucher(${actor.salonId}, ${id})`;
        if (row === undefined) return null;
        return {
          id,
          value: rappen(row.value_rappen),
          balance: rappen(row.balance_rappen),
          validUntil: row.valid_until,
          locale: row.locale,
          recipient: row.recipient,
          message: row.message,
          codeKey: row.code_key,
          issuedAt: row.issued_at,
        };
      }),
    list: (actor, page) =>
      readOnly(database, actor, async (unit) => {
        const { today } = page;
        const rows = await unit.text<NumberedRecord>(listOf(page), [
          actor.salonId,
          today,
          ...soughtIn(page),
          page.count,
          page.after,
        ]);
        return rows.map((row) => voucherRowOf(row, today));
      }),
    owed: (actor, today) =>
      readOnly(database, actor, async (unit) => {
        const [row] = await unit.sql<{ count: number; owed: number; lapsed: number }>`
          select count(*)::int as count, coalesce(sum(balance_rappen), 0)::int as owed,
            coalesce(sum(balance_rappen) filter (where valid_until < ${today}::date), 0)::int as lapsed
          from voucher where salon_id = ${actor.salonId} and balance_rappen > 0`;
        return { count: row?.count ?? 0, owed: rappen(row?.owed ?? 0), lapsed: rappen(row?.lapsed ?? 0) };
      }),
    voucher: (actor, id) =>
      readOnly(database, actor, async (unit) => {
        const values = [actor.salonId, id];
        const [rows, moves] = await Promise.all([
          unit.text<NumberedRecord>(`${SELECT_VOUCHER} where v.salon_id = $1 and v.id = $2`, values),
          unit.text<MoveRecord>(
            `${SELECT_MOVES} where m.salon_id = $1 and m.voucher_id = $2 order by m.number`,
            values,
          ),
        ]);
        const [row] = rows;
        if (row === undefined) return null;
        return { voucher: voucherOf(row), number: row.number, history: moves.map(historyLineOf) };
      }),
    boughtWith: (actor, thing, today) =>
      readOnly(database, actor, (unit) =>
        rowsOf(unit, today, `where v.salon_id = $1 and v.${thing.kind}_id = $2 order by v.line_position`, [
          actor.salonId,
          thing.id,
        ]),
      ),
  };
}

/** The last four symbols, or a number; anything else finds nothing. */
function soughtIn({ search }: VoucherPage): readonly [string | null, number | null] {
  const text = search.replace(/[\s…-]/g, '').toUpperCase();
  return [text === '' ? null : text.slice(-4), /^\d{1,8}$/.test(text) ? Number(text) : null];
}

const listOf = ({ filter }: VoucherPage): string => `${SELECT_VOUCHER}
  where v.salon_id = $1 and ${FILTERS[filter]}
    and ($3::text is null or v.last_four = $3::text or coalesce(o.number, s.number) = $4::int)
  order by v.issued_at desc, v.id limit $5::int offset $6::int`;
