/** Vouchers beside their ledger and what was paid for them, and what was sold and spent beside them. */
import type { VoucherFacts, VoucherUse } from '#domain/finance/book-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import { type Ask, dayAt, MOST } from './statement-parts.ts';

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
  select id, last_four as label, ${dayAt('issued_at')} as day, value, balance, ledger, missing, paid from facts
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
  select kind, id, label, ${dayAt('at')} as day, not_issued::int as "notIssued", spent_off as "spentOff"
  from (select * from orders union all select * from sales) u
  where not_issued <> 0 or spent_off <> 0 order by at desc, id limit ${MOST}`;

export const voucherDifferences = async ({
  all,
}: Ask): Promise<Pick<Differences, 'vouchers' | 'voucherUses'>> => ({
  vouchers: await all<VoucherFacts>(VOUCHERS),
  voucherUses: await all<VoucherUse>(VOUCHER_USES),
});
