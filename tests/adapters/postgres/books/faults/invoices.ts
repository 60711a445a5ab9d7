/** Invoices, credit notes and what came in for them. */
import { story } from '../open-books.ts';
import type { Fault } from './fault.ts';

export const INVOICES: readonly Fault[] = [
  [
    'a number among the invoices is missing',
    ['invoice_number_missing', 1],
    async ({ sql }) => {
      // Otherwise its visit is not billed, which is a difference of its own.
      await sql`update appointment set status = 'no_show'
        where id = (select appointment_id from invoice where id = ${story().invoices[0]})`;
      await sql`delete from invoice_payment where invoice_id = ${story().invoices[0]}`;
      await sql`delete from invoice where id = ${story().invoices[0]}`;
    },
  ],
  [
    'the last invoice is gone',
    ['invoice_number_missing', 1],
    async ({ sql }) => {
      // What it was about is given away: otherwise that is not billed, and another difference.
      await sql`update appointment set status = 'no_show'
        where id = (select appointment_id from invoice order by count desc limit 1)`;
      await sql`delete from invoice where count = (select max(count) from invoice)`;
    },
  ],
  [
    'a total of an invoice was changed',
    ['invoice_total_differs', -1_000],
    ({ sql }) => sql`update invoice set total_rappen = total_rappen + 1000 where id = ${story().invoices[0]}`,
  ],
  [
    'a credit note over more than its invoice',
    ['credit_exceeds_invoice', 500],
    ({ sql }) => sql`update invoice set total_rappen = total_rappen - 500, content = jsonb_set(content,
        '{lines,0,unitPrice}', to_jsonb((content -> 'lines' -> 0 ->> 'unitPrice')::int - 500))
      where kind = 'credit_note' and order_id is null`,
  ],
  [
    'the invoice of an order is over less than it cost',
    ['order_invoice_differs', -1_500],
    ({ sql }) => sql`
      update invoice set total_rappen = total_rappen - 1500, content = jsonb_set(jsonb_set(content, '{lines,0,unitPrice}',
        to_jsonb((content -> 'lines' -> 0 ->> 'unitPrice')::int - 500)), '{paid}', to_jsonb((content ->> 'paid')::int - 1500))
      where kind = 'invoice' and order_id = ${story().invoicedOrder}`,
  ],
  [
    'an order was invoiced twice',
    ['order_invoiced_twice', 7_350],
    async ({ sql }) => {
      await sql`drop index invoice_once_an_order`;
      await sql`update invoice_counter set last = last + 1`;
      await sql`
        insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, order_id, total_rappen, content)
        select i.salon_id, gen_random_uuid(), i.kind, i.year, c.last, c.last_at, i.issued_on, i.order_id, i.total_rappen,
          i.content
        from invoice i join invoice_counter c on c.salon_id = i.salon_id
        where i.kind = 'invoice' and i.order_id = ${story().invoicedOrder}`;
    },
  ],
  [
    'money of an invoiced order went back without a credit note',
    ['order_not_credited', 500],
    async ({ sql, salon }) => {
      const refundId = await salon.refunded(story().invoicedOrder, '5');
      await sql`delete from invoice where id = ${refundId}`;
      await sql`update invoice_counter set last = last - 1`;
    },
  ],
  [
    'the credit note of a refund that did not arrive was not taken back',
    ['order_not_credited', -333],
    async ({ sql }) => {
      await sql`update invoice set count = count + 1000
        where count > (select count from invoice where kind = 'credit_note' and total_rappen > 0)`;
      await sql`delete from invoice where kind = 'credit_note' and total_rappen > 0`;
      await sql`update invoice set count = count - 1001 where count > 1000`;
      await sql`update invoice_counter set last = last - 1`;
    },
  ],
  [
    'what came in for an invoice was noted twice',
    ['invoice_overpaid', 6_000],
    ({ sql }) => sql`
      insert into invoice_payment select salon_id, gen_random_uuid(), invoice_id, amount_rappen, method, received_on,
        takes_back, account_id, at + interval '1 second'
      from invoice_payment where invoice_id = ${story().invoices[0]}`,
  ],
  [
    'a visit was invoiced and paid at the till',
    ['visit_billed_twice', 6_000],
    ({ sql }) => sql`
      update sale set visit_turn = 0, appointment_id = (select appointment_id from invoice where id = ${story().invoices[2]})
      where number = (select max(number) from sale)`,
  ],
];
