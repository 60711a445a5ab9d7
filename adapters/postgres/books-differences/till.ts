/** Sales beside their lines, tips and tax; closings that did not count what they expected; what the till begins with. */
import type { SaleFacts } from '#domain/finance/book-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { type Ask, MOST } from './statement-parts.ts';

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

export const tillDifferences = async ({
  all,
  one,
}: Ask): Promise<Pick<Differences, 'sales' | 'closings' | 'float'>> => ({
  float: await one<{ opening: Rappen; left: Rappen }>(FLOAT),
  sales: await all<SaleFacts>(SALES),
  closings: await all<Differences['closings'][number]>(CLOSINGS),
});
