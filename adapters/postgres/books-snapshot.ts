import type { BooksReader, BooksSnapshot } from '#domain/ports/finance.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { arrayText, type Database } from './database.ts';
import { isCounted, readRecords } from './book-records.ts';
import { readDifferences } from './books-differences/read-differences.ts';
import { PAYMENT_PAIRS, REFUND_PAIRS } from './books-pairs.ts';
import { CLOSING_COLUMNS } from './till-rows.ts';
import { readChain, readGaps } from './till-store.ts';
import { readOnly } from './transaction.ts';
import type { Unit } from './unit.ts';

/** Added up by the database, from columns that the journal does not add up. $1 salon, $2 what is not in flight. */
const SUMS = `
  with ${PAYMENT_PAIRS}, ${REFUND_PAIRS},
  came as (select * from payment_pairs where youngest <= $2::timestamptz),
  gone as (select * from refund_pairs where youngest <= $2::timestamptz),
  tills as (select * from till where salon_id = $1),
  sales as (select * from sale where salon_id = $1)
  select
    (coalesce((select sum(amount) from came), 0) - coalesce((select sum(amount) from gone), 0)) as vendor_left,
    (coalesce((select sum(own_amount) from came where status = 'succeeded'), 0)
      - coalesce((select sum(own_amount) from gone where status in ('succeeded', 'pending') and counts), 0)) as vendor_right,
    (coalesce((select sum(amount_rappen) from payment where salon_id = $1 and status = 'succeeded' and order_id is not null), 0)
      - coalesce((select sum(r.amount_rappen) from refund r join payment p on p.salon_id = r.salon_id and p.id = r.payment_id
        where r.salon_id = $1 and r.status <> 'failed' and p.status = 'succeeded' and p.order_id is not null), 0)
      - coalesce((select sum(p.amount_rappen) from payment p
        where p.salon_id = $1 and p.method = 'till' and p.status = 'succeeded' and exists (
          select from sale s where s.salon_id = $1 and s.order_id = p.order_id and s.voids is not null)), 0)
      + coalesce((select sum(voucher_rappen) from shop_order where salon_id = $1 and paid_rappen > 0), 0)
      - coalesce((select sum(m.amount_rappen) from voucher_move m join shop_order o on o.salon_id = m.salon_id and o.id = m.order_id
        where m.salon_id = $1 and m.kind = 'returned' and o.paid_rappen > 0), 0)) as orders_left,
    coalesce((select sum(paid_rappen - refunded_rappen) from shop_order where salon_id = $1), 0) as orders_right,
    (coalesce((select sum(own_rappen) from vendor_payout where salon_id = $1), 0)
      + coalesce((select sum(amount_rappen - fee_rappen) from vendor_movement
        where salon_id = $1 and payout_ref is null and currency = 'chf'), 0)) as payouts_left,
    coalesce((select sum(amount_rappen - fee_rappen) from vendor_movement
      where salon_id = $1 and currency = 'chf'), 0) as payouts_right,
    coalesce((select sum(cash_rappen + card_rappen + twint_rappen + deposit_rappen + voucher_rappen) from sales), 0)
      as till_left,
    (coalesce((select sum(unit_rappen * quantity - reduction_rappen) from sale_line where salon_id = $1), 0)
      + coalesce((select sum(amount_rappen) from sale_tip where salon_id = $1), 0)
      + coalesce((select sum(rounding_rappen) from sales), 0)) as till_right,
    (coalesce((select opening_rappen from tills), 0)
      + coalesce((select sum(cash_rappen) from sales, tills t where sales.period > t.closings), 0)
      + coalesce((select sum(m.amount_rappen) from cash_move m, tills t where m.salon_id = $1 and m.period > t.closings), 0)
      - coalesce((select opening_rappen from closing where salon_id = $1 order by number limit 1),
        (select opening_rappen from tills), 0)) as cash,
    (coalesce((select sum(total_rappen) from invoice where salon_id = $1 and order_id is null), 0)
      - coalesce((select sum(amount_rappen) from invoice_payment where salon_id = $1), 0)
      - coalesce((select sum((content ->> 'paid')::int) from invoice
          where salon_id = $1 and order_id is null), 0)) as debtors,
    (coalesce((select sum(deposit_left_rappen) from appointment where salon_id = $1), 0)
      + coalesce((select sum(p.amount_rappen - coalesce((
          select sum(r.amount_rappen)::int from refund r
          where r.salon_id = $1 and r.payment_id = p.id and r.status <> 'failed'), 0))
        from payment p where p.salon_id = $1 and p.status = 'succeeded' and p.method <> 'till' and p.order_id is not null
          and not ${isCounted('p')}), 0)
      - coalesce((select sum(m.amount_rappen) from voucher_move m join shop_order o on o.salon_id = m.salon_id and o.id = m.order_id
        where m.salon_id = $1 and m.kind in ('redeemed', 'returned')
          and (o.paid_rappen = 0 or o.stage = 'cancelled' and o.staged_at <= o.paid_at)), 0)
      -- Decided, and not transferred yet.
      + coalesce((select sum(amount_rappen) from refund where salon_id = $1 and status = 'by_hand'), 0)) as prepayments,
    (select floor(date_part('epoch', min(created_at)) * 1000) from refund
      where salon_id = $1 and status = 'wanted') as unsent_since,
    coalesce((select sum(balance_rappen) from voucher where salon_id = $1), 0) as vouchers,
    coalesce((select sum(vat_rappen) from sale_vat where salon_id = $1), 0) as sales_vat`;

type SumsRow = {
  readonly [
    K in
      | `${'vendor' | 'orders' | 'payouts' | 'till'}_${'left' | 'right'}`
      | 'cash'
      | 'debtors'
      | 'prepayments'
      | 'vouchers'
      | 'sales_vat'
  ]: Rappen;
} & { readonly unsent_since: Instant | null };

const CHAIN = `
  select ${CLOSING_COLUMNS}, h.hash as logged_hash from (
    select * from closing where salon_id = $1 and number > $2 order by number limit $3
  ) c
  left join logged_closings($1, array(
    select id from closing where salon_id = $1 and number > $2 order by number limit $3)) h on h.closing_id = c.id
  order by c.number`;

const TABLES = { closing: 'closing', sale: 'sale', cash_move: 'cash_move' } as const;

const snapshotOf = (unit: Unit): BooksSnapshot => {
  const { salonId } = unit.actor;
  return {
    differences: (times) => readDifferences(unit, times),
    sums: async (settledBy: Instant) => {
      const [row] = await unit.text<SumsRow>(SUMS, [salonId, new Date(settledBy).toISOString()]);
      const sums = row!;
      return {
        vendor: { left: sums.vendor_left, right: sums.vendor_right },
        orders: { left: sums.orders_left, right: sums.orders_right },
        payouts: { left: sums.payouts_left, right: sums.payouts_right },
        till: { left: sums.till_left, right: sums.till_right },
        cash: sums.cash,
        debtors: sums.debtors,
        prepayments: sums.prepayments,
        vouchers: sums.vouchers,
        salesVat: sums.sales_vat,
        unsentSince: sums.unsent_since,
      };
    },
    chain: (part) => readChain(unit, CHAIN, part),
    gaps: () => readGaps(unit),
    idsOf: async (kind, numbers) => {
      const rows = await unit.text<{ number: number; id: string }>(
        `select number, id from ${TABLES[kind]} where salon_id = $1 and number = any ($2::int[])`,
        [salonId, arrayText(numbers)],
      );
      return new Map(rows.map(({ number, id }) => [number, id]));
    },
    recordsAfter: (cursor, count) => readRecords(unit, cursor, count, null),
  };
};

export const booksReader = (database: Database): BooksReader => ({
  snapshot: (actor, read) => readOnly(database, actor, (unit) => read(snapshotOf(unit))),
});
