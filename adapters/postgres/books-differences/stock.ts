/** Products beside the stock's ledger, and what is kept for orders that have ended or were paid. */
import type { ProductFacts } from '#domain/finance/book-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import { type Ask, MOST } from './statement-parts.ts';

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

export const stockDifferences = async ({ all }: Ask): Promise<Pick<Differences, 'products'>> => ({
  products: await all<ProductFacts>(PRODUCTS),
});
