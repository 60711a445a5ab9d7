/** Visits that were billed twice, and those that are over and not billed. */
import type { OverFacts } from '#domain/finance/book-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import { stands as invoiceStands } from '../invoice-rows.ts';
import { stands as saleStands } from '../till-rows.ts';
import { type Ask, dayWords, MOST } from './statement-parts.ts';

const VISITS = `
  select i.appointment_id as id, ${dayWords('a.day')} as label, i.issued_on as day, i.total_rappen as amount
  from invoice i join appointment a on a.salon_id = i.salon_id and a.id = i.appointment_id
  where i.salon_id = $1 and i.kind = 'invoice' and ${invoiceStands('i')}
    and exists (
      select from sale s
      where s.salon_id = i.salon_id and s.appointment_id = i.appointment_id and ${saleStands('s')})
  order by i.issued_on desc limit ${MOST}`;

const PAID_AT_TILL = `exists (
  select from sale s where s.salon_id = $1 and s.appointment_id = a.id and ${saleStands('s')})`;
const INVOICED = `exists (
  select from invoice i
  where i.salon_id = $1 and i.appointment_id = a.id and i.kind = 'invoice' and ${invoiceStands('i')})`;

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

export const visitDifferences = async (
  { all }: Ask,
  overBy: string,
): Promise<Pick<Differences, 'visits' | 'over'>> => ({
  visits: await all<Differences['visits'][number]>(VISITS),
  over: await all<OverFacts>(OVER, overBy),
});
