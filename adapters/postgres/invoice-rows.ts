import type { Invoice, InvoiceContent, InvoiceSource } from '#domain/invoices/invoice.ts';
import type { InvoiceMethod, InvoicePayment } from '#domain/invoices/invoice-payment.ts';
import type {
  AccountId,
  AppointmentId,
  CustomerId,
  InvoiceId,
  InvoicePaymentId,
  OrderId,
  SalonId,
} from '#domain/shared/ids.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';

export type InvoiceRow = {
  readonly salon_id: SalonId;
  readonly id: InvoiceId;
  readonly kind: Invoice['kind'];
  readonly year: number;
  readonly count: number;
  readonly issued_at: number;
  readonly issued_on: LocalDate;
  /** One of both. */
  readonly appointment_id: AppointmentId | null;
  readonly order_id: OrderId | null;
  readonly customer_id: CustomerId | null;
  readonly credits_id: InvoiceId | null;
  readonly credits_year: number;
  readonly credits_count: number;
  readonly reason: string | null;
  readonly content: InvoiceContent;
  readonly no_show: boolean;
};

/** The columns of `InvoiceRow`, of invoice i and the one that it credits, c. */
export const INVOICE_COLUMNS = `
  i.salon_id, i.id, i.kind, i.year, i.count, date_part('epoch', i.issued_at) * 1000 as issued_at, i.issued_on,
  i.appointment_id, i.order_id, i.no_show, i.customer_id, i.credits_id, c.year as credits_year, c.count as credits_count, i.reason, i.content`;
/** Of an invoice by that alias. What was credited in full stands no more, and can be invoiced anew. */
export const stands = (i: string): string => `${i}.total_rappen > coalesce((
    select -sum(credit.total_rappen) from invoice credit
    where credit.salon_id = ${i}.salon_id and credit.credits_id = ${i}.id), 0)`;
/** As `printedNumber` (domain/invoices/invoice-number.ts). */
export const printedNumber = (i: string): string => `${i}.year || '-' || lpad(${i}.count::text, 4, '0')`;
/** $1 salon, $2 the visit. */
export const STANDING_OF_VISIT = `
  select i.id from invoice i
  where i.salon_id = $1 and i.appointment_id = $2 and i.kind = 'invoice' and ${stands('i')}`;
export const WITH_CREDITED = 'left join invoice c on c.salon_id = i.salon_id and c.id = i.credits_id';

/** Of one salon and invoice ($1, $2), in their order. */
export const CREDIT_NOTES = `
  select ${INVOICE_COLUMNS}, i.total_rappen from invoice i ${WITH_CREDITED}
  where i.salon_id = $1 and i.credits_id = $2 order by i.year, i.count`;

function sourceOf({
  order_id: orderId,
  appointment_id: visitId,
  no_show: noShow,
}: InvoiceRow): InvoiceSource {
  if (orderId !== null) return { kind: 'order', id: orderId };
  if (visitId === null) throw new Error('an invoice for nothing');
  return { kind: noShow ? 'no_show' : 'visit', id: visitId };
}

export function invoiceOf(row: InvoiceRow): Invoice {
  const numbered = {
    id: row.id,
    salonId: row.salon_id,
    number: { year: row.year, count: row.count },
    issuedAt: Math.round(row.issued_at) as Instant,
    issuedOn: row.issued_on,
    customerId: row.customer_id,
    source: sourceOf(row),
    content: row.content,
  } as const;
  if (row.kind === 'invoice' || row.credits_id === null) return { ...numbered, kind: 'invoice' };
  return {
    ...numbered,
    kind: 'credit_note',
    credits: { id: row.credits_id, number: { year: row.credits_year, count: row.credits_count } },
    reason: row.reason ?? '',
  };
}

export type PaymentRow = {
  readonly id: InvoicePaymentId;
  readonly invoice_id: InvoiceId;
  readonly amount_rappen: Rappen;
  readonly method: InvoiceMethod;
  readonly received_on: LocalDate;
  readonly takes_back: InvoicePaymentId | null;
  readonly account_id: AccountId;
  readonly at: number;
};

const PAYMENT_COLUMNS = `
  id, invoice_id, amount_rappen, method, received_on, takes_back, account_id, date_part('epoch', at) * 1000 as at`;

/** Of one salon and invoice ($1, $2), in their order. */
export const PAYMENTS = `
  select ${PAYMENT_COLUMNS} from invoice_payment where salon_id = $1 and invoice_id = $2
  order by received_on, invoice_payment.at, id`;

export const paymentOf = (row: PaymentRow): InvoicePayment => ({
  id: row.id,
  invoiceId: row.invoice_id,
  amount: row.amount_rappen,
  method: row.method,
  receivedOn: row.received_on,
  takesBack: row.takes_back,
  accountId: row.account_id,
  at: Math.round(row.at) as Instant,
});
