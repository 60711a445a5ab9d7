/** Orders beside their lines, their payments, what went back, and the till. */
import type { OrderFacts } from '#domain/finance/book-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import { type Ask, dayAt, MOST } from './statement-parts.ts';

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
  select id, number::text as label, ${dayAt('at')} as day, total, voucher, paid, refunded, lines, counted,
    gone as "countedRefunds", extra, too_much as "refundedTooMuch", till_off as "tillOff"
  from facts
  where lines <> total or coalesce(counted, 0) <> case when paid = 0 then 0 else paid - voucher end or gone <> refunded
    or extra <> 0 or too_much <> 0 or till_off <> 0
  order by number desc limit ${MOST}`;

export const orderDifferences = async ({ all }: Ask): Promise<Pick<Differences, 'orders'>> => ({
  orders: await all<OrderFacts>(ORDERS),
});
