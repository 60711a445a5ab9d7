/** Invoices beside their lines, what came in for them and the orders that they are for, and numbers that are not there. */
import type { InvoiceFacts, OrderPaperFacts } from '#domain/finance/book-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import { printedNumber } from '../invoice-rows.ts';
import { type Ask, MOST } from './statement-parts.ts';

const INVOICES = `
  with facts as (
    select x.id, ${printedNumber('x')} as label, x.issued_on as day, x.kind, x.year, x.count, x.order_id,
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

export const invoiceDifferences = async ({
  all,
}: Ask): Promise<Pick<Differences, 'invoices' | 'orderPapers' | 'missingInvoices'>> => ({
  invoices: await all<InvoiceFacts>(INVOICES),
  orderPapers: await all<OrderPaperFacts>(ORDER_PAPERS),
  missingInvoices: await all<Differences['missingInvoices'][number]>(MISSING_INVOICES),
});
