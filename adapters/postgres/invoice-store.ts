import { type BillingRules, DEFAULT_BILLING_RULES } from '#domain/invoices/billing-rules.ts';
import type { SwissIban } from '#domain/invoices/iban.ts';
import { invoiceTotal } from '#domain/invoices/invoice.ts';
import type { InvoiceStore } from '#domain/ports/invoices.ts';
import type { InvoiceId } from '#domain/shared/ids.ts';
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
} from './invoice-rows.ts';
import type { Unit } from './unit.ts';

const TASK = 'draw-invoice';
/** As for letters: three and a half hours, then a person has to look. */
const ATTEMPTS = 10;

const FIND = `select ${INVOICE_COLUMNS} from invoice i ${WITH_CREDITED} where i.salon_id = $1 and i.id = $2`;

export async function readBilling(unit: Unit): Promise<BillingRules> {
  const [row] = await unit.sql<{ iban: SwissIban | null; payment_days: number }>`
    select iban, payment_days from billing_rules where salon_id = ${unit.actor.salonId}`;
  return row === undefined ? DEFAULT_BILLING_RULES : { iban: row.iban, paymentDays: row.payment_days };
}

export function writeBilling(unit: Unit, { iban, paymentDays }: BillingRules): void {
  unit.send(unit.sql`
    insert into billing_rules (salon_id, iban, payment_days) values (${unit.actor.salonId}, ${iban}, ${paymentDays})
    on conflict (salon_id) do update set iban = excluded.iban, payment_days = excluded.payment_days`);
}

export function invoiceStore(unit: Unit): InvoiceStore {
  const { salonId } = unit.actor;
  return {
    hold: async () => void unit.send(unit.sql`select hold_invoices(${salonId})`),
    billing: () => readBilling(unit),
    find: async (id) => {
      const [row] = await unit.text<InvoiceRow>(FIND, [salonId, id]);
      return row === undefined ? null : invoiceOf(row);
    },
    bySource: async ({ kind, id }) => {
      const [row] =
        kind === 'order'
          ? await unit.sql<{ id: InvoiceId }>`
            select id from invoice where salon_id = ${salonId} and order_id = ${id} and kind = 'invoice'`
          : await unit.text<{ id: InvoiceId }>(STANDING_OF_VISIT, [salonId, id]);
      return row?.id ?? null;
    },
    creditNotesOf: async (id) =>
      (await unit.text<InvoiceRow>(CREDIT_NOTES, [salonId, id])).map((row) => invoiceOf(row)),
    paymentsOf: async (id) =>
      (await unit.text<PaymentRow>(PAYMENTS, [salonId, id])).map((row) => paymentOf(row)),
    addPayment: async ({ id, invoiceId, amount, method, receivedOn, takesBack, accountId, at }) => {
      const rows = await unit.sql`
        insert into invoice_payment
          (salon_id, id, invoice_id, amount_rappen, method, received_on, takes_back, account_id, at)
        values (${salonId}, ${id}, ${invoiceId}, ${amount}, ${method}, ${receivedOn}, ${takesBack}, ${accountId},
          to_timestamp(${at}::float8 / 1000))
        on conflict do nothing returning id`;
      return rows.length === 1;
    },
    issue: async (draft, at) => {
      const { id, kind, customerId, source, content } = draft;
      const [credits, reason] =
        draft.kind === 'credit_note' ? [draft.credits.id, draft.reason] : [null, null];
      const [visitId, orderId] = source.kind === 'order' ? [null, source.id] : [source.id, null];
      unit.send(unit.sql`
        select enqueue_job(${TASK}, ${JSON.stringify({ salonId, invoiceId: id })}::json, ${id}, ${ATTEMPTS}, null)`);
      const [row] = await unit.sql<{ year: number; count: number }>`
        select year, count from issue_invoice(${salonId}, ${id}, ${kind}, ${visitId}::uuid, ${orderId}::uuid,
          ${customerId}::uuid, ${credits}::uuid, ${reason}, ${invoiceTotal(content.lines)}::int, ${JSON.stringify(content)}::jsonb,
          to_timestamp(${at}::float8 / 1000))`;
      if (row === undefined) throw new Error('no number was given');
      return row;
    },
  };
}
