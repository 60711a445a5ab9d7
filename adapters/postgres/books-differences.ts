/** Everything in a salon's books that does not agree: found in the database, so that only that leaves it. */
import type { Differences } from '#domain/ports/finance.ts';
import type { InvoiceFacts, OrderFacts, ProductFacts, SaleFacts } from '#domain/finance/book-findings.ts';
import type { PaymentPair, PayoutFacts, RefundPair } from '#domain/finance/vendor-findings.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { PAYMENT_PAIRS, REFUND_PAIRS } from './books-pairs.ts';
import type { Row } from './database.ts';
import type { Unit } from './unit.ts';

/** More than that of one kind is no list that anybody reads; the sums say how much it is together. */
const MOST = 300;

const DAY = (column: string): string =>
  `(${column} at time zone (select zone from salon where salon_id = $1))::date`;
const ORDER = 'left join shop_order o on o.salon_id = $1 and o.id = coalesce(x.order_id, $claimed)';

const PAYMENTS = `
  with ${PAYMENT_PAIRS}
  select x.ref, o.id as order_id, o.number::text as label, ${DAY('x.at')} as day, x.own_id, x.status, x.own_amount,
    x.own_fee, x.amount, x.fee
  from payment_pairs x ${ORDER.replace('$claimed', 'x.reference')}
  where x.youngest <= $2::timestamptz and (x.own_id is null or x.status <> 'succeeded' or x.amount is null
    or x.amount <> x.own_amount or x.fee is distinct from x.own_fee)
  order by x.at, x.ref limit ${MOST}`;

const REFUNDS = `
  with ${REFUND_PAIRS}
  select x.ref, o.id as order_id, o.number::text as label, ${DAY('x.at')} as day, x.own_id, x.status, x.own_amount,
    x.refund_ref, round(date_part('epoch', x.created_at) * 1000) as created_at, x.amount, x.ours
  from refund_pairs x ${ORDER.replace('$claimed', 'x.order_id')}
  where x.youngest <= $2::timestamptz and (x.own_id is null or x.amount is null or not x.counts
    or x.status not in ('succeeded', 'pending') and x.amount <> 0 or x.status in ('succeeded', 'pending') and x.amount <> x.own_amount)
  order by x.at, x.ref limit ${MOST}`;

const DISPUTES = `
  select o.id as "orderId", o.number::text as label, ${DAY('min(m.at)')} as day, sum(m.amount_rappen)::int as amount
  from vendor_movement m
  join payment p on p.salon_id = m.salon_id and p.payment_ref = m.payment_ref
  join shop_order o on o.salon_id = p.salon_id and o.id = p.order_id
  where m.salon_id = $1 and m.kind = 'dispute' and m.at <= $2::timestamptz and o.dispute = 'none'
  group by o.id, o.number having sum(m.amount_rappen) <> 0 limit ${MOST}`;

const FOREIGN = `
  select coalesce(m.payment_ref, m.movement_ref) as ref, ${DAY('m.at')} as day, m.amount_rappen as amount
  from vendor_movement m where m.salon_id = $1 and m.currency <> 'chf' order by m.at limit ${MOST}`;

const PAYOUTS = `
  select payout_ref as "payoutRef", ${DAY('arrives_at')} as day, status, amount_rappen as amount, own_rappen as own,
    others_rappen as others, stray_rappen as stray
  from vendor_payout
  where salon_id = $1 and (amount_rappen <> own_rappen + others_rappen + stray_rappen or stray_rappen <> 0
    or status in ('failed', 'cancelled'))
  order by arrives_at limit ${MOST}`;

const NOT_PAID_OUT = `
  select coalesce(sum(amount_rappen - fee_rappen), 0)::int as net, ${DAY('min(available_at)')} as since
  from vendor_movement
  where salon_id = $1 and payout_ref is null and currency = 'chf' and available_at <= $2::timestamptz`;

const ORDERS = `
  with back as (
    select payment_id, sum(amount_rappen) filter (where status <> 'failed')::int as amount from refund
    where salon_id = $1 group by payment_id
  ),
  -- What the till has sold of an order, and what of it was taken back.
  till as (
    select s.order_id, coalesce(sum(l.unit_rappen * l.quantity) filter (where s.voids is null), 0)::int as sold,
      coalesce(-sum(l.unit_rappen * l.quantity) filter (where s.voids is not null), 0)::int as back
    from sale s join sale_line l on l.salon_id = s.salon_id and l.sale_id = s.id and l.kind = 'order'
    where s.salon_id = $1 and s.order_id is not null group by s.order_id
  ),
  paid as (
    select p.order_id, p.amount_rappen, p.refunded_rappen, p.method,
      case p.method when 'till' then coalesce(till.back, 0) else coalesce(back.amount, 0) end as back,
      row_number() over (partition by p.order_id order by p.settled_at, p.id) as turn
    from payment p left join back on back.payment_id = p.id left join till on till.order_id = p.order_id
    where p.salon_id = $1 and p.status = 'succeeded'
  ),
  money as (
    select order_id, max(amount_rappen) filter (where turn = 1) as counted, coalesce(sum(back) filter (where turn = 1), 0)::int as gone,
      coalesce(sum(amount_rappen - back) filter (where turn > 1), 0)::int as extra, sum(refunded_rappen - back)::int as too_much,
      coalesce(sum(amount_rappen) filter (where method = 'till'), 0)::int as at_till
    from paid group by order_id
  ),
  goods as (
    select order_id, sum(unit_price_rappen * quantity)::int as amount from shop_order_line where salon_id = $1 group by order_id
  ),
  facts as (
    select o.id, o.number, coalesce(o.paid_at, o.created_at) as at, o.total_rappen as total, o.paid_rappen as paid,
      o.refunded_rappen as refunded, coalesce(goods.amount, 0) as lines, money.counted, coalesce(money.gone, 0) as gone,
      coalesce(money.extra, 0) as extra, coalesce(money.too_much, 0) as too_much,
      coalesce(till.sold, 0) - coalesce(money.at_till, 0) as till_off
    from shop_order o left join money on money.order_id = o.id left join goods on goods.order_id = o.id
    left join till on till.order_id = o.id
    where o.salon_id = $1
  )
  select id, number::text as label, ${DAY('at')} as day, total, paid, refunded, lines, counted, gone as "countedRefunds", extra,
    too_much as "refundedTooMuch", till_off as "tillOff"
  from facts
  where lines <> total or coalesce(counted, 0) <> paid or gone <> refunded or extra <> 0 or too_much <> 0 or till_off <> 0
  order by number limit ${MOST}`;

/** As `vatIn` (domain/orders/vat-split.ts): to the nearest Rappen, halves away from zero. */
const VAT = `sign(gross)::int * ((2 * abs(gross)::bigint * points + 10000 + points) / (2 * (10000 + points)))::int`;

const SALES = `
  with sold as (
    select sale_id, vat_code as code, vat_basis_points as points, sum(unit_rappen * quantity - reduction_rappen)::int as gross
    from sale_line where salon_id = $1 group by 1, 2, 3
  ),
  off as (
    select coalesce(s.sale_id, v.sale_id) as sale_id,
      sum(greatest(abs(coalesce(${VAT}, 0) - coalesce(v.vat_rappen, 0)),
        abs(coalesce(s.gross, 0) - coalesce(v.gross_rappen, 0))))::int as amount
    from sold s full join (select * from sale_vat where salon_id = $1) v
      on v.sale_id = s.sale_id and v.vat_code = s.code and v.vat_basis_points = s.points
    group by 1
  ),
  sums as (select sale_id, sum(gross)::int as gross from sold group by 1),
  tips as (select sale_id, sum(amount_rappen)::int as amount from sale_tip where salon_id = $1 group by 1)
  select x.id, x.number::text as label, x.day, x.total_rappen as total, coalesce(sums.gross, 0) as lines, x.tips_rappen as tips,
    coalesce(tips.amount, 0) as "tipLines", coalesce(off.amount, 0) as "vatOff"
  from sale x left join sums on sums.sale_id = x.id left join tips on tips.sale_id = x.id left join off on off.sale_id = x.id
  where x.salon_id = $1 and (coalesce(sums.gross, 0) <> x.total_rappen or coalesce(tips.amount, 0) <> x.tips_rappen
    or coalesce(off.amount, 0) <> 0)
  order by x.number limit ${MOST}`;

const CLOSINGS = `
  select id, number::text as label, day, counted_rappen - expected_rappen as difference from closing
  where salon_id = $1 and counted_rappen <> expected_rappen order by closing.number limit ${MOST}`;

const FLOAT = `
  select t.opening_rappen as opening, c.left_rappen as left
  from till t join closing c on c.salon_id = t.salon_id and c.number = t.closings
  where t.salon_id = $1 and t.opening_rappen <> c.left_rappen`;

const NUMBER = `x.year || '-' || lpad(x.count::text, 4, '0')`;
const INVOICES = `
  with facts as (
    select x.id, ${NUMBER} as label, x.issued_on as day, x.kind, x.year, x.count, x.total_rappen as total, (
        select coalesce(sum((l ->> 'unitPrice')::int * (l ->> 'quantity')::int), 0)
        from jsonb_array_elements(x.content -> 'lines') l)::int as lines,
      (select coalesce(-sum(c.total_rappen), 0) from invoice c where c.salon_id = x.salon_id and c.credits_id = x.id)::int as credited,
      (coalesce((x.content ->> 'paid')::int, 0) + (select coalesce(sum(p.amount_rappen), 0) from invoice_payment p
        where p.salon_id = x.salon_id and p.invoice_id = x.id))::int as paid
    from invoice x where x.salon_id = $1
  )
  select id, label, day, kind, total, lines, credited, paid from facts
  where lines <> total or kind = 'invoice' and (credited > total or paid > total - credited)
  order by year, count limit ${MOST}`;

const MISSING_INVOICES = `
  with years as (
    select i.year, greatest(max(i.count), max(c.last)) as last
    from invoice i left join invoice_counter c on c.salon_id = i.salon_id and c.year = i.year
    where i.salon_id = $1 group by i.year
    union
    select c.year, c.last from invoice_counter c where c.salon_id = $1 and c.last > 0
      and not exists (select from invoice i where i.salon_id = c.salon_id and i.year = c.year)
  )
  select y.year, n as count from years y, generate_series(1, y.last) n
  where not exists (select from invoice i where i.salon_id = $1 and i.year = y.year and i.count = n)
  order by 1, 2 limit ${MOST}`;

const VISITS = `
  select i.appointment_id as id, ${NUMBER.replaceAll('x.', 'i.')} as label, i.issued_on as day, i.total_rappen as amount
  from invoice i
  where i.salon_id = $1 and i.kind = 'invoice' and i.total_rappen > (
      select coalesce(-sum(c.total_rappen), 0) from invoice c where c.salon_id = i.salon_id and c.credits_id = i.id)
    and exists (
      select from sale s where s.salon_id = i.salon_id and s.appointment_id = i.appointment_id and s.voids is null
        and not exists (select from sale v where v.salon_id = s.salon_id and v.voids = s.id))
  order by i.issued_on limit ${MOST}`;

const PRODUCTS = `
  with ledger as (
    select product_id, sum(quantity)::int as stock, count(*)::int as lines, max(number) as last,
      coalesce(-sum(quantity) filter (where kind in ('reserve', 'release')), 0)::int as reserved
    from stock_movement where salon_id = $1 group by product_id
  ),
  kept as (
    select m.product_id, m.order_id, -sum(m.quantity)::int as pieces from stock_movement m
    where m.salon_id = $1 and m.kind in ('reserve', 'release') group by 1, 2 having sum(m.quantity) <> 0
  ),
  nothing as (
    select k.product_id, sum(k.pieces)::int as pieces from kept k
    join shop_order o on o.salon_id = $1 and o.id = k.order_id
    where o.stage = 'cancelled' or o.paid_rappen > 0 group by 1
  )
  select p.id, p.name ->> 'de-CH' as label, null::date as day, p.stock, coalesce(l.stock, 0) as ledger, p.reserved,
    coalesce(l.reserved, 0) as "ledgerReserved", greatest(p.movements, coalesce(l.last, 0)) - coalesce(l.lines, 0) as missing,
    coalesce(n.pieces, 0) as "keptForNothing"
  from product p left join ledger l on l.product_id = p.id left join nothing n on n.product_id = p.id
  where p.salon_id = $1 and (p.stock <> coalesce(l.stock, 0) or p.reserved <> coalesce(l.reserved, 0)
    or greatest(p.movements, coalesce(l.last, 0)) <> coalesce(l.lines, 0) or coalesce(n.pieces, 0) <> 0)
  order by p.position, p.id limit ${MOST}`;

type PaymentRow = {
  readonly ref: string;
  readonly order_id: string | null;
  readonly label: string | null;
  readonly day: LocalDate | null;
  readonly own_id: string | null;
  readonly status: NonNullable<PaymentPair['own']>['status'];
  readonly own_amount: Rappen;
  readonly own_fee: Rappen | null;
  readonly amount: Rappen | null;
  readonly fee: Rappen | null;
};
const paymentPair = (row: PaymentRow): PaymentPair => ({
  paymentRef: row.ref,
  orderId: row.order_id,
  label: row.label,
  day: row.day,
  own: row.own_id === null ? null : { status: row.status, amount: row.own_amount, fee: row.own_fee },
  vendor: row.amount === null || row.fee === null ? null : { amount: row.amount, fee: row.fee },
});

type RefundRow = {
  readonly ref: string;
  readonly order_id: string | null;
  readonly label: string | null;
  readonly day: LocalDate | null;
  readonly own_id: string | null;
  readonly status: NonNullable<RefundPair['own']>['status'];
  readonly own_amount: Rappen;
  readonly refund_ref: string | null;
  readonly created_at: Instant;
  readonly amount: Rappen | null;
  readonly ours: boolean;
};
const refundPair = (row: RefundRow): RefundPair => ({
  ref: row.ref,
  orderId: row.order_id,
  label: row.label,
  day: row.day,
  own:
    row.own_id === null
      ? null
      : {
          status: row.status,
          amount: row.own_amount,
          refundRef: row.refund_ref,
          createdAt: row.created_at,
        },
  vendor: row.amount === null ? null : { refundRef: row.ref, amount: row.amount, ours: row.ours },
});

export async function readDifferences(
  unit: Unit,
  times: { readonly settledBy: Instant; readonly readyBy: Instant },
): Promise<Differences> {
  const { salonId } = unit.actor;
  const settledBy = new Date(times.settledBy).toISOString();
  const all = <R extends Row>(text: string, ...more: readonly string[]) =>
    unit.text<R>(text, [salonId, ...more]);
  const [waiting] = await all<{ net: Rappen; since: LocalDate | null }>(
    NOT_PAID_OUT,
    new Date(times.readyBy).toISOString(),
  );
  const [float] = await all<{ opening: Rappen; left: Rappen }>(FLOAT);
  return {
    payments: (await all<PaymentRow>(PAYMENTS, settledBy)).map(paymentPair),
    refunds: (await all<RefundRow>(REFUNDS, settledBy)).map(refundPair),
    disputes: await all<Differences['disputes'][number]>(DISPUTES, settledBy),
    foreign: await all<Differences['foreign'][number]>(FOREIGN),
    payouts: await all<PayoutFacts>(PAYOUTS),
    notPaidOut:
      waiting === undefined || waiting.since === null ? null : { net: waiting.net, since: waiting.since },
    orders: await all<OrderFacts>(ORDERS),
    sales: await all<SaleFacts>(SALES),
    closings: await all<Differences['closings'][number]>(CLOSINGS),
    float: float ?? null,
    invoices: await all<InvoiceFacts>(INVOICES),
    missingInvoices: await all<Differences['missingInvoices'][number]>(MISSING_INVOICES),
    visits: await all<Differences['visits'][number]>(VISITS),
    products: await all<ProductFacts>(PRODUCTS),
  };
}
