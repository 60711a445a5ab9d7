import { dueOn } from '#domain/invoices/billing-tag.ts';
import { standingOf } from '#domain/invoices/invoice-payment.ts';
import { may } from '#domain/identity/permissions.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { InvoiceDesk, InvoiceQueries, OwnInvoice } from '#domain/ports/invoices.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { InvoiceId, OrderId, SalonId } from '#domain/shared/ids.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import { dateOf, type LocalDate, type Zone } from '#domain/shared/salon-time.ts';
import type { Database } from '../database.ts';
import {
  CREDIT_NOTES,
  INVOICE_COLUMNS,
  invoiceOf,
  type InvoiceRow,
  paymentOf,
  type PaymentRow,
  PAYMENTS,
  STANDING_OF_VISIT,
  WITH_CREDITED,
} from '../invoice-rows.ts';
import { readOnly, transaction } from '../transaction.ts';
import { ok } from '#domain/shared/result.ts';

/** @throws Error for an actor whom no page would have let in */
function demand(actor: Insider): void {
  if (!may(actor, 'invoices.see')) throw new Error('invoices are for those who work here');
}

type ListRow = {
  readonly id: InvoiceId;
  readonly kind: 'invoice' | 'credit_note';
  readonly year: number;
  readonly count: number;
  readonly issued_on: LocalDate;
  readonly due_on: LocalDate;
  readonly recipient: string | null;
  readonly total_rappen: Rappen;
  readonly open: number;
  readonly order_id: OrderId | null;
  readonly order_number: number | null;
};

type MineRow = Pick<ListRow, 'id' | 'kind' | 'year' | 'count' | 'issued_on' | 'total_rappen'> & {
  readonly drawn: boolean;
};

const ownInvoice = (row: MineRow): OwnInvoice => ({
  id: row.id,
  kind: row.kind,
  number: { year: row.year, count: row.count },
  issuedOn: row.issued_on,
  total: row.total_rappen,
  drawn: row.drawn,
});

/** $1 salon, $2 whether only what is open, $3 and $4 year and number before which, $5 how many. */
export const INVOICE_LIST = `
  select * from (
    select i.id, i.kind, i.year, i.count, i.issued_on,
      i.issued_on + (i.content->>'dueDays')::int as due_on, i.content->'recipient'->>'name' as recipient,
      i.total_rappen,
      case i.kind when 'invoice' then (i.total_rappen - (i.content->>'paid')::int
        + case when i.order_id is null then coalesce((
            select sum(c.total_rappen - (c.content->>'paid')::int) from invoice c
            where c.salon_id = i.salon_id and c.credits_id = i.id), 0) else 0 end
        - coalesce((select sum(p.amount_rappen) from invoice_payment p
            where p.salon_id = i.salon_id and p.invoice_id = i.id), 0))::int else 0 end as open,
      i.order_id, o.number as order_number
    from invoice i left join shop_order o on o.salon_id = i.salon_id and o.id = i.order_id
    where i.salon_id = $1 and ($3::int is null or (i.year, i.count) < ($3::int, $4::int))
    order by i.year desc, i.count desc
  ) listed
  where not $2 or open <> 0
  limit $5`;

const FIND = `
  select ${INVOICE_COLUMNS},
    exists (select from invoice_paper p where p.salon_id = i.salon_id and p.invoice_id = i.id) as drawn,
    (select s.zone from salon s where s.salon_id = i.salon_id) as zone
  from invoice i ${WITH_CREDITED} where i.salon_id = $1 and i.id = $2`;

export const invoiceQueries = (database: Database, clock: Clock): InvoiceQueries => ({
  list: async (actor, { state, before, count }) => {
    demand(actor);
    const values = [actor.salonId, state === 'open', before?.year ?? null, before?.count ?? null, count];
    const rows = await readOnly(database, actor, (unit) => unit.text<ListRow>(INVOICE_LIST, values));
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      number: { year: row.year, count: row.count },
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      recipient: row.recipient,
      total: row.total_rappen,
      open: rappen(row.open),
      order:
        row.order_id === null || row.order_number === null
          ? null
          : { id: row.order_id, number: row.order_number },
    }));
  },
  file: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const of = [actor.salonId, id];
      const [found, credited, paid] = await Promise.all([
        unit.text<InvoiceRow & { readonly drawn: boolean; readonly zone: Zone }>(FIND, of),
        unit.text<InvoiceRow & { readonly total_rappen: Rappen }>(CREDIT_NOTES, of),
        unit.text<PaymentRow>(PAYMENTS, of),
      ]);
      const [row] = found;
      if (row === undefined) return null;
      const invoice = invoiceOf(row);
      const notes = credited.map((each) => invoiceOf(each));
      const payments = paid.map((each) => paymentOf(each));
      const today = dateOf(clock.now(), row.zone);
      return {
        invoice,
        standing: standingOf(invoice, notes, payments, dueOn(invoice), today),
        payments,
        creditNotes: credited.map((each) => ({
          id: each.id,
          number: { year: each.year, count: each.count },
          issuedOn: each.issued_on,
          total: each.total_rappen,
        })),
        drawn: row.drawn,
      };
    });
  },
  creditable: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const of = [actor.salonId, id];
      const [found, credited] = await Promise.all([
        unit.text<InvoiceRow>(FIND, of),
        unit.text<InvoiceRow>(CREDIT_NOTES, of),
      ]);
      const left = new Map(found[0]?.content.lines.map(({ position, quantity }) => [position, quantity]));
      for (const { content } of credited) {
        for (const { position, quantity } of content.lines) {
          left.set(position, (left.get(position) ?? 0) - quantity);
        }
      }
      return left;
    });
  },
  byNumber: async (actor, { year, count }) => {
    demand(actor);
    const [row] = await readOnly(
      database,
      actor,
      (unit) =>
        unit.sql<{ id: InvoiceId }>`
        select id from invoice where salon_id = ${actor.salonId} and year = ${year} and count = ${count}`,
    );
    return row?.id ?? null;
  },
  ofVisit: async (actor, visitId) => {
    const of = [actor.salonId, visitId];
    const [row] = await readOnly(database, actor, (unit) =>
      unit.text<{ id: InvoiceId }>(STANDING_OF_VISIT, of),
    );
    return row?.id ?? null;
  },
  mine: async (actor) => {
    const rows = await readOnly(
      database,
      actor,
      (unit) =>
        unit.sql<MineRow>`
        select id, kind, year, count, issued_on, total_rappen, drawn from own_invoices(${actor.salonId})`,
    );
    return rows.map(ownInvoice);
  },
  ofOrder: async (actor, orderId) => {
    const rows = await readOnly(database, actor, (unit) =>
      actor.kind === 'visitor' || actor.kind === 'customer'
        ? unit.sql<MineRow>`
          select id, kind, year, count, issued_on, total_rappen, drawn
          from invoices_of_order(${actor.salonId}, ${orderId})`
        : unit.sql<MineRow>`
          select i.id, i.kind, i.year, i.count, i.issued_on, i.total_rappen,
            exists (select from invoice_paper p where p.salon_id = i.salon_id and p.invoice_id = i.id) as drawn
          from invoice i where i.salon_id = ${actor.salonId} and i.order_id = ${orderId} order by i.year, i.count`,
    );
    return rows.map(ownInvoice);
  },
  paper: async (actor, id) => {
    demand(actor);
    const [row] = await readOnly(
      database,
      actor,
      (unit) =>
        unit.sql<{ year: number; count: number; pdf: Uint8Array }>`
        select i.year, i.count, p.pdf from invoice i
        join invoice_paper p on p.salon_id = i.salon_id and p.invoice_id = i.id
        where i.salon_id = ${actor.salonId} and i.id = ${id}`,
    );
    return row === undefined ? null : { number: { year: row.year, count: row.count }, pdf: row.pdf };
  },
  ownPaper: async (actor, id) => {
    const [row] = await readOnly(
      database,
      actor,
      (unit) =>
        unit.sql<{ year: number; count: number; pdf: Uint8Array }>`
        select i.year, i.count, own_invoice_paper(${actor.salonId}, i.id) as pdf
        from own_invoices(${actor.salonId}) i where i.id = ${id} and i.drawn`,
    );
    return row === undefined ? null : { number: { year: row.year, count: row.count }, pdf: row.pdf };
  },
  orderPaper: async (actor, orderId, id) => {
    const [row] = await readOnly(
      database,
      actor,
      (unit) =>
        unit.sql<{ year: number; count: number; pdf: Uint8Array }>`
        select i.year, i.count, invoice_paper_of_order(${actor.salonId}, ${orderId}, i.id) as pdf
        from invoices_of_order(${actor.salonId}, ${orderId}) i where i.id = ${id} and i.drawn`,
    );
    return row === undefined ? null : { number: { year: row.year, count: row.count }, pdf: row.pdf };
  },
});

/** For the worker: it draws what has no paper yet. */
export const invoiceDesk = (database: Database): InvoiceDesk => ({
  waiting: async () => {
    const rows = await database.query<{ salon_id: SalonId; invoice_id: InvoiceId }>`
      select salon_id, invoice_id from undrawn_invoices()`;
    return rows.map(({ salon_id: salonId, invoice_id: id }) => ({ salonId, id }));
  },
  undrawn: async (actor, id) => {
    const [row] = await readOnly(database, actor, (unit) =>
      unit.text<InvoiceRow & { readonly drawn: boolean }>(FIND, [actor.salonId, id]),
    );
    return row === undefined || row.drawn ? null : invoiceOf(row);
  },
  keep: async (actor, id, pdf, at) => {
    await transaction(database, actor, null, async (unit) => {
      await unit.sql`
        insert into invoice_paper (salon_id, invoice_id, pdf, drawn_at)
        values (${actor.salonId}, ${id}, decode(${Buffer.from(pdf).toString('base64')}, 'base64'),
          to_timestamp(${at}::float8 / 1000))
        on conflict do nothing`;
      return ok(null);
    });
  },
});
