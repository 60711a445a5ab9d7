/** Everything in a salon's books that does not agree: found in the database, so that only that leaves it. */
import { MOST_OF_A_KIND } from '#domain/finance/finding.ts';
import type { DifferenceList, Differences } from '#domain/ports/finance.ts';
import type {
  DepositFacts,
  InvoiceFacts,
  OrderFacts,
  OrderPaperFacts,
  OverFacts,
  ProductFacts,
  SaleFacts,
  VoucherFacts,
  VoucherUse,
} from '#domain/finance/book-findings.ts';
import type { PaymentPair, PayoutFacts, RefundPair } from '#domain/finance/vendor-findings.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { PAYMENT_PAIRS, REFUND_PAIRS } from './books-pairs.ts';
import type { Row } from './database.ts';
import type { Unit } from './unit.ts';

/**
 * More than that of one kind is no list that anybody reads: the newest are listed, and that there are more is a difference
 * of its own. What was explained comes back every night, and takes no place from what was not. One more is read, to know.
 */
const EXPLAINED = `select count(*)::int as count from books_explained where salon_id = $1`;
const MOST = `${MOST_OF_A_KIND + 1} + (${EXPLAINED})`;

const DAY = (column: string): string =>
  `(${column} at time zone (select zone from salon where salon_id = $1))::date`;
const dayWords = (day: string): string => `to_char(${day}, 'DD.MM.YYYY')`;
/** What a pair is for: by our own row, else by what the vendor's bears. */
const whoseIs = (reference: string): string => `
  left join shop_order o on o.salon_id = $1 and o.id = coalesce(x.order_id, ${reference})
  left join appointment a on a.salon_id = $1 and a.id = coalesce(x.appointment_id, ${reference})`;
const WHOSE = `case when o.id is not null then jsonb_build_object('kind', 'order', 'id', o.id, 'label', o.number::text)
  when a.id is not null then jsonb_build_object('kind', 'visit', 'id', a.id, 'label', ${dayWords('a.day')}) end as for_what`;

const PAYMENTS = `
  with ${PAYMENT_PAIRS}
  select x.ref, ${WHOSE}, ${DAY('x.at')} as day, x.own_id, x.status, x.own_amount, x.own_fee, x.amount, x.fee
  from payment_pairs x ${whoseIs('x.reference')}
  where x.youngest <= $2::timestamptz and (x.own_id is null or x.status <> 'succeeded' or x.amount is null
    or x.amount <> x.own_amount or x.fee is distinct from x.own_fee)
  order by x.at desc, x.ref limit ${MOST}`;

const REFUNDS = `
  with ${REFUND_PAIRS}
  select x.ref, ${WHOSE}, ${DAY('x.at')} as day, x.own_id, x.status, x.own_amount, x.refund_ref,
    round(date_part('epoch', x.created_at) * 1000) as created_at, x.amount, x.ours
  from refund_pairs x ${whoseIs('null')}
  where x.youngest <= $2::timestamptz and (x.own_id is null or x.amount is null or not x.counts
    or x.status not in ('succeeded', 'pending') and x.amount <> 0 or x.status in ('succeeded', 'pending') and x.amount <> x.own_amount)
  order by x.at desc, x.ref limit ${MOST}`;

/** Of a deposit no row says that the bank has taken it back: a person does. */
const DISPUTES = `
  select case when o.id is null then 'visit' else 'order' end as kind, coalesce(o.id, a.id) as id,
    coalesce(o.number::text, ${dayWords('a.day')}) as label, ${DAY('min(m.at)')} as day, sum(m.amount_rappen)::int as amount
  from vendor_movement m
  join payment p on p.salon_id = m.salon_id and p.payment_ref = m.payment_ref
  left join shop_order o on o.salon_id = p.salon_id and o.id = p.order_id
  left join appointment a on a.salon_id = p.salon_id and a.id = p.appointment_id
  where m.salon_id = $1 and m.kind = 'dispute' and m.at <= $2::timestamptz and (o.id is null or o.dispute = 'none')
  group by o.id, o.number, a.id, a.day having sum(m.amount_rappen) <> 0
  order by min(m.at) desc limit ${MOST}`;

const FOREIGN = `
  select coalesce(m.payment_ref, m.movement_ref) as ref, ${DAY('m.at')} as day, m.amount_rappen as amount
  from vendor_movement m where m.salon_id = $1 and m.currency <> 'chf' order by m.at desc limit ${MOST}`;

const PAYOUTS = `
  select payout_ref as "payoutRef", ${DAY('arrives_at')} as day, status, amount_rappen as amount, own_rappen as own,
    others_rappen as others, stray_rappen as stray
  from vendor_payout
  where salon_id = $1 and (amount_rappen <> own_rappen + others_rappen + stray_rappen or stray_rappen <> 0
    or status in ('failed', 'cancelled'))
  order by arrives_at desc limit ${MOST}`;

const NOT_PAID_OUT = `
  select coalesce(sum(amount_rappen - fee_rappen), 0)::int as net, ${DAY('min(available_at)')} as since
  from vendor_movement
  where salon_id = $1 and payout_ref is null and currency = 'chf' and available_at <= $2::timestamptz`;

const ORDERS = `
  with back as (
    select payment_id, sum(amount_rappen) filter (where status <> 'failed')::int as amount from refund
    where salon_id = $1 and order_id is not null group by payment_id
  ),
  -- What went back to the voucher that paid a part.
  returned as (
    select order_id, sum(amount_rappen)::int as amount from voucher_move
    where salon_id = $1 and kind = 'returned' and order_id is not null group by order_id
  ),
  -- What the till has sold of an order, and whether it was taken back.
  till as (
    select s.order_id, coalesce(sum(l.unit_rappen * l.quantity) filter (where s.voids is null), 0)::int as sold,
      bool_or(s.voids is not null) as voided
    from sale s join sale_line l on l.salon_id = s.salon_id and l.sale_id = s.id and l.kind = 'order'
    where s.salon_id = $1 and s.order_id is not null group by s.order_id
  ),
  paid as (
    select p.order_id, p.amount_rappen, p.refunded_rappen, p.method,
      case when p.method <> 'till' then coalesce(back.amount, 0) when till.voided then p.amount_rappen else 0 end as back,
      row_number() over (partition by p.order_id order by p.settled_at, p.id) as turn
    from payment p left join back on back.payment_id = p.id left join till on till.order_id = p.order_id
    where p.salon_id = $1 and p.status = 'succeeded' and p.order_id is not null
  ),
  money as (
    select order_id, max(amount_rappen) filter (where turn = 1) as counted, coalesce(sum(back) filter (where turn = 1), 0)::int as gone,
      coalesce(sum(amount_rappen - back) filter (where turn > 1), 0)::int as extra, sum(refunded_rappen - back)::int as too_much,
      sum(amount_rappen) filter (where method = 'till')::int as at_till
    from paid group by order_id
  ),
  goods as (
    select order_id, sum(unit_price_rappen * quantity)::int as amount from shop_order_line where salon_id = $1 group by order_id
  ),
  facts as (
    select o.id, o.number, coalesce(o.paid_at, o.created_at) as at, o.total_rappen as total, o.voucher_rappen as voucher,
      o.paid_rappen as paid, o.refunded_rappen as refunded, coalesce(goods.amount, 0) as lines, money.counted,
      coalesce(money.gone, 0) + case when o.paid_rappen > 0 then coalesce(returned.amount, 0) else 0 end as gone,
      coalesce(money.extra, 0) as extra, coalesce(money.too_much, 0) as too_much,
      coalesce(till.sold, 0) - case when money.at_till is null then 0 else money.at_till + o.voucher_rappen end as till_off
    from shop_order o left join money on money.order_id = o.id left join goods on goods.order_id = o.id
    left join till on till.order_id = o.id left join returned on returned.order_id = o.id
    where o.salon_id = $1
  )
  select id, number::text as label, ${DAY('at')} as day, total, voucher, paid, refunded, lines, counted,
    gone as "countedRefunds", extra, too_much as "refundedTooMuch", till_off as "tillOff"
  from facts
  where lines <> total or coalesce(counted, 0) <> case when paid = 0 then 0 else paid - voucher end or gone <> refunded
    or extra <> 0 or too_much <> 0 or till_off <> 0
  order by number desc limit ${MOST}`;

const DEPOSITS = `
  with ledger as (
    select m.appointment_id, sum(m.amount_rappen)::int as amount, count(*)::int as lines, max(m.number) as last,
      sum(m.amount_rappen) filter (where m.kind = 'received') as received,
      -sum(m.amount_rappen) filter (where m.kind in ('refunded', 'refund_failed')) as refunded,
      -sum(m.amount_rappen) filter (where m.kind in ('applied', 'given_back')) as applied,
      -sum(m.amount_rappen) filter (where m.kind in ('credited', 'uncredited')) as credited,
      (select count(*) from (
        select f.left_rappen, sum(f.amount_rappen) over (order by f.number) as should from deposit_move f
        where f.salon_id = $1 and f.appointment_id = m.appointment_id) c where c.left_rappen <> c.should)::int as wrong
    from deposit_move m where m.salon_id = $1 group by m.appointment_id
  ),
  paid as (
    select p.appointment_id, sum(p.amount_rappen)::int as amount, sum(p.refunded_rappen)::int as said from payment p
    where p.salon_id = $1 and p.appointment_id is not null and p.status = 'succeeded' group by 1
  ),
  back as (
    select r.appointment_id, sum(r.amount_rappen) filter (where r.status <> 'failed')::int as amount from refund r
    where r.salon_id = $1 and r.appointment_id is not null group by 1
  ),
  used as (
    select appointment_id, sum(amount)::int as amount from (
      select s.appointment_id, s.deposit_rappen as amount from sale s
      where s.salon_id = $1 and s.appointment_id is not null and s.deposit_rappen <> 0
      union all
      select i.appointment_id, (i.content ->> 'paid')::int from invoice i
      where i.salon_id = $1 and i.appointment_id is not null and (i.content ->> 'paid')::int <> 0
    ) u group by 1
  ),
  vouchers as (
    select v.appointment_id, sum(v.value_rappen + coalesce((select sum(w.amount_rappen) from voucher_move w
      where w.salon_id = $1 and w.voucher_id = v.id and w.kind = 'voided'), 0))::int as amount
    from voucher v where v.salon_id = $1 and v.appointment_id is not null group by 1
  ),
  facts as (
    select a.id, a.day, a.deposit_left_rappen as left, coalesce(l.amount, 0) as ledger,
      -- One that is gone makes those after it wrong as well: then only the gap is counted.
      case when l.last > l.lines then l.last - l.lines else least(coalesce(l.wrong, 0), 1) end as missing,
      (coalesce(p.amount, 0) - coalesce(l.received, 0))::int as not_booked,
      (coalesce(l.refunded, 0) - coalesce(b.amount, 0))::int as refunds_off,
      (coalesce(u.amount, 0) - coalesce(l.applied, 0))::int as applied_off,
      (coalesce(c.amount, 0) - coalesce(l.credited, 0))::int as credited_off,
      coalesce(p.said, 0) - coalesce(b.amount, 0) as too_much
    from appointment a left join ledger l on l.appointment_id = a.id left join paid p on p.appointment_id = a.id
    left join back b on b.appointment_id = a.id left join used u on u.appointment_id = a.id
    left join vouchers c on c.appointment_id = a.id
    where a.salon_id = $1 and (a.deposit_left_rappen <> 0 or l.lines > 0 or p.amount > 0 or b.amount > 0 or u.amount <> 0
      or c.amount <> 0)
  )
  select id, ${dayWords('day')} as label, day, "left", ledger, missing, not_booked as "notBooked",
    refunds_off as "refundsOff", applied_off as "appliedOff", credited_off as "creditedOff", too_much as "refundedTooMuch"
  from facts
  where "left" <> ledger or missing <> 0 or not_booked <> 0 or refunds_off <> 0 or applied_off <> 0 or credited_off <> 0
    or too_much <> 0
  order by day desc, id limit ${MOST}`;

const VOUCHERS = `
  with ledger as (
    select m.voucher_id, sum(m.amount_rappen)::int as amount, count(*)::int as lines, max(m.number) as last,
      (select count(*) from (
        select f.balance_after_rappen as after, sum(f.amount_rappen) over (order by f.number) as should from voucher_move f
        where f.salon_id = $1 and f.voucher_id = m.voucher_id) c where c.after <> c.should)::int as wrong
    from voucher_move m where m.salon_id = $1 group by m.voucher_id
  ),
  facts as (
    select v.id, v.last_four, v.issued_at, v.value_rappen as value, v.balance_rappen as balance, coalesce(l.amount, 0) as ledger,
      case when greatest(v.moves, coalesce(l.last, 0)) > coalesce(l.lines, 0)
        then greatest(v.moves, coalesce(l.last, 0)) - coalesce(l.lines, 0) else least(coalesce(l.wrong, 0), 1) end as missing,
      case when v.order_id is not null then coalesce((
          select o.unit_price_rappen from shop_order_line o join shop_order p on p.salon_id = o.salon_id and p.id = o.order_id
          where o.salon_id = $1 and o.order_id = v.order_id and o.position = v.line_position and o.kind = 'voucher'
            and p.paid_rappen > 0), 0)
        when v.sale_id is not null then coalesce((
          select s.unit_rappen from sale_line s
          where s.salon_id = $1 and s.sale_id = v.sale_id and s.position = v.line_position and s.kind = 'voucher'), 0)
      end as paid
    from voucher v left join ledger l on l.voucher_id = v.id where v.salon_id = $1
  )
  select id, last_four as label, ${DAY('issued_at')} as day, value, balance, ledger, missing, paid from facts
  where balance <> ledger or missing <> 0 or paid <> value order by issued_at desc, id limit ${MOST}`;

const VOUCHER_USES = `
  with spent as (
    select order_id, sale_id, -sum(amount_rappen)::int as amount from voucher_move
    where salon_id = $1 and kind = 'redeemed' group by 1, 2
  ),
  orders as (
    select 'order' as kind, o.id, o.number::text as label, coalesce(o.paid_at, o.created_at) as at,
      case when o.paid_rappen = 0 or o.stage = 'cancelled' then 0 else (
        select coalesce(sum(l.unit_price_rappen), 0) from shop_order_line l
        where l.salon_id = $1 and l.order_id = o.id and l.kind = 'voucher' and not exists (
          select from voucher v where v.salon_id = $1 and v.order_id = o.id and v.line_position = l.position)) end as not_issued,
      o.voucher_rappen - coalesce(s.amount, 0) as spent_off
    from shop_order o left join spent s on s.order_id = o.id where o.salon_id = $1
  ),
  sales as (
    select 'sale' as kind, x.id, x.number::text as label, x.at, (
        select coalesce(sum(l.unit_rappen), 0) from sale_line l
        where l.salon_id = $1 and l.sale_id = x.id and l.kind = 'voucher' and not exists (
          select from voucher v where v.salon_id = $1 and v.sale_id = x.id and v.line_position = l.position)) as not_issued,
      x.voucher_rappen - coalesce(s.amount, 0) - coalesce((
        select o.voucher_rappen from shop_order o where o.salon_id = $1 and o.id = x.order_id), 0) as spent_off
    from sale x left join spent s on s.sale_id = x.id where x.salon_id = $1 and x.voids is null
  )
  select kind, id, label, ${DAY('at')} as day, not_issued::int as "notIssued", spent_off as "spentOff"
  from (select * from orders union all select * from sales) u
  where not_issued <> 0 or spent_off <> 0 order by at desc, id limit ${MOST}`;

/** As `vatIn` (domain/orders/vat-split.ts): to the nearest Rappen, halves away from zero. */
const VAT = `sign(gross)::int * ((2 * abs(gross)::bigint * points + 10000 + points) / (2 * (10000 + points)))::int`;

const SALES = `
  with sold as (
    select sale_id, kind = 'voucher' as gift, vat_code as code, vat_basis_points as points,
      sum(unit_rappen * quantity - reduction_rappen)::int as gross
    from sale_line where salon_id = $1 group by 1, 2, 3, 4
  ),
  off as (
    select coalesce(s.sale_id, v.sale_id) as sale_id,
      sum(greatest(abs(coalesce(${VAT}, 0) - coalesce(v.vat_rappen, 0)),
        abs(coalesce(s.gross, 0) - coalesce(v.gross_rappen, 0))))::int as amount
    -- A voucher is in no figure of VAT.
    from (select * from sold where not gift) s full join (select * from sale_vat where salon_id = $1) v
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
  order by x.number desc limit ${MOST}`;

const CLOSINGS = `
  select id, number::text as label, day, counted_rappen - expected_rappen as difference from closing
  where salon_id = $1 and counted_rappen <> expected_rappen order by closing.number desc limit ${MOST}`;

const FLOAT = `
  select t.opening_rappen as opening, c.left_rappen as left
  from till t join closing c on c.salon_id = t.salon_id and c.number = t.closings
  where t.salon_id = $1 and t.opening_rappen <> c.left_rappen`;

const NUMBER = `x.year || '-' || lpad(x.count::text, 4, '0')`;
const INVOICES = `
  with facts as (
    select x.id, ${NUMBER} as label, x.issued_on as day, x.kind, x.year, x.count, x.order_id,
      x.total_rappen as total, (
        select coalesce(sum((l ->> 'unitPrice')::int * (l ->> 'quantity')::int), 0)
        from jsonb_array_elements(x.content -> 'lines') l)::int as lines,
      (select coalesce(-sum(c.total_rappen), 0) from invoice c where c.salon_id = x.salon_id and c.credits_id = x.id)::int as credited,
      (coalesce((x.content ->> 'paid')::int, 0) + (select coalesce(sum(p.amount_rappen), 0) from invoice_payment p
        where p.salon_id = x.salon_id and p.invoice_id = x.id)
        -- What of the deposit was freed by crediting stands on the note, with a minus sign.
        + (select coalesce(sum((c.content ->> 'paid')::int), 0) from invoice c
          where c.salon_id = x.salon_id and c.credits_id = x.id and x.order_id is null))::int as paid
    from invoice x where x.salon_id = $1
  )
  select id, label, day, kind, total, lines, credited, paid, order_id is not null as "ofOrder" from facts
  where lines <> total or kind = 'invoice' and (credited > total
    -- What is credited of an order has gone back with its own refund.
    or paid > total - case when order_id is null then credited else 0 end)
  order by year desc, count desc limit ${MOST}`;

/** Orders beside their documents: one invoice over all of it, and credit notes over what has gone back. */
const ORDER_PAPERS = `
  with papers as (
    select i.order_id, min(i.issued_on) as day,
      (array_agg(i.total_rappen order by i.year, i.count) filter (where i.kind = 'invoice'))[1] as invoiced,
      coalesce(sum(i.total_rappen) filter (where i.kind = 'invoice'), 0)::int as all_invoiced,
      coalesce(-sum(i.total_rappen) filter (where i.kind = 'credit_note'), 0)::int as credited
    from invoice i where i.salon_id = $1 and i.order_id is not null group by i.order_id
  )
  select o.id, o.number::text as label, p.day, o.total_rappen as total, coalesce(p.invoiced, 0) as invoiced,
    p.all_invoiced - coalesce(p.invoiced, 0) as again, o.refunded_rappen as refunded, p.credited
  from papers p join shop_order o on o.salon_id = $1 and o.id = p.order_id
  where p.invoiced is distinct from o.total_rappen or p.all_invoiced <> p.invoiced or p.credited <> o.refunded_rappen
  order by p.day desc, o.number desc limit ${MOST}`;

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
  order by 1 desc, 2 desc limit ${MOST}`;

const VISITS = `
  select i.appointment_id as id, ${dayWords('a.day')} as label, i.issued_on as day, i.total_rappen as amount
  from invoice i join appointment a on a.salon_id = i.salon_id and a.id = i.appointment_id
  where i.salon_id = $1 and i.kind = 'invoice' and i.total_rappen > (
      select coalesce(-sum(c.total_rappen), 0) from invoice c where c.salon_id = i.salon_id and c.credits_id = i.id)
    and exists (
      select from sale s where s.salon_id = i.salon_id and s.appointment_id = i.appointment_id and s.voids is null
        and not exists (select from sale v where v.salon_id = s.salon_id and v.voids = s.id))
  order by i.issued_on desc limit ${MOST}`;

const PAID_AT_TILL = `exists (
  select from sale s where s.salon_id = $1 and s.appointment_id = a.id and s.voids is null
    and not exists (select from sale v where v.salon_id = $1 and v.voids = s.id))`;
/** What was credited in full stands no more, and can be invoiced anew. */
const INVOICED = `exists (
  select from invoice i where i.salon_id = $1 and i.appointment_id = a.id and i.kind = 'invoice' and i.total_rappen > (
    select coalesce(-sum(c.total_rappen), 0) from invoice c where c.salon_id = $1 and c.credits_id = i.id))`;

/**
 * Over for more than a day ($2). What took place before the salon sold anything at its till here was paid elsewhere, and so
 * is all of a salon that has another till.
 */
const OVER = `
  with facts as (
    select a.id, a.day, a.status, a.total_rappen as price, a.deposit_left_rappen as "depositLeft",
      (${PAID_AT_TILL} or ${INVOICED}) as billed,
      a.ends_at >= (select min(s.at) from sale s where s.salon_id = $1) as "sellsHere"
    from appointment a
    where a.salon_id = $1 and a.ends_at <= $2::timestamptz and a.status in ('confirmed', 'checked_in', 'completed')
      and (a.total_rappen > 0 or a.deposit_left_rappen > 0)
  )
  select id, ${dayWords('day')} as label, day, status, price, "depositLeft", billed from facts
  where "sellsHere" and not billed and price > 0 or (billed or price = 0) and "depositLeft" > 0
  order by day desc, id limit ${MOST}`;

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
  readonly for_what: PaymentPair['for'];
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
  for: row.for_what,
  day: row.day,
  own: row.own_id === null ? null : { status: row.status, amount: row.own_amount, fee: row.own_fee },
  vendor: row.amount === null || row.fee === null ? null : { amount: row.amount, fee: row.fee },
});

type RefundRow = {
  readonly ref: string;
  readonly for_what: PaymentPair['for'];
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
  for: row.for_what,
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
  times: { readonly settledBy: Instant; readonly readyBy: Instant; readonly overBy: Instant },
): Promise<Differences> {
  const { salonId } = unit.actor;
  const [settledBy, readyBy, overBy] = [times.settledBy, times.readyBy, times.overBy].map((at) =>
    new Date(at).toISOString(),
  ) as [string, string, string];
  const one = async <R extends Row>(text: string, ...more: readonly string[]): Promise<R | undefined> =>
    (await unit.text<R>(text, [salonId, ...more]))[0];
  const room = MOST_OF_A_KIND + ((await one<{ count: number }>(EXPLAINED))?.count ?? 0);
  const all = <R extends Row>(text: string, ...more: readonly string[]) =>
    unit.text<R>(text, [salonId, ...more]);
  const waiting = await one<{ net: Rappen; since: LocalDate | null }>(NOT_PAID_OUT, readyBy);
  const float = await one<{ opening: Rappen; left: Rappen }>(FLOAT);
  const found: Omit<Differences, 'tooMany'> = {
    payments: (await all<PaymentRow>(PAYMENTS, settledBy)).map(paymentPair),
    refunds: (await all<RefundRow>(REFUNDS, settledBy)).map(refundPair),
    disputes: await all<Differences['disputes'][number]>(DISPUTES, settledBy),
    foreign: await all<Differences['foreign'][number]>(FOREIGN),
    payouts: await all<PayoutFacts>(PAYOUTS),
    notPaidOut:
      waiting === undefined || waiting.since === null ? null : { net: waiting.net, since: waiting.since },
    orders: await all<OrderFacts>(ORDERS),
    deposits: await all<DepositFacts>(DEPOSITS),
    vouchers: await all<VoucherFacts>(VOUCHERS),
    voucherUses: await all<VoucherUse>(VOUCHER_USES),
    sales: await all<SaleFacts>(SALES),
    closings: await all<Differences['closings'][number]>(CLOSINGS),
    float: float ?? null,
    invoices: await all<InvoiceFacts>(INVOICES),
    orderPapers: await all<OrderPaperFacts>(ORDER_PAPERS),
    missingInvoices: await all<Differences['missingInvoices'][number]>(MISSING_INVOICES),
    visits: await all<Differences['visits'][number]>(VISITS),
    over: await all<OverFacts>(OVER, overBy),
    products: await all<ProductFacts>(PRODUCTS),
  };
  return fitting(found, room);
}

function fitting(found: Omit<Differences, 'tooMany'>, room: number): Differences {
  const entries = Object.entries(found);
  const lists = entries.map(([name, list]) => [name, Array.isArray(list) ? list.slice(0, room) : list]);
  const tooMany = entries.flatMap(([name, list]) =>
    Array.isArray(list) && list.length > room ? [name as DifferenceList] : [],
  );
  return { ...(Object.fromEntries(lists) as typeof found), tooMany };
}
