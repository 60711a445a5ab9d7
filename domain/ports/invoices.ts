/** Invoices, credit notes and what came in for them. */
import type { BillingRules } from '../invoices/billing-rules.ts';
import type { Invoice, Invoiceable, InvoiceDraft } from '../invoices/invoice.ts';
import type { InvoiceNumber } from '../invoices/invoice-number.ts';
import type { InvoicePayment, InvoiceStanding } from '../invoices/invoice-payment.ts';
import type { Actor, Booker, Customer, Insider } from '../shared/actor.ts';
import type { InvoiceId, OrderId, SalonId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';

/** What there is of it the team and jobs read: to whoever books or buys it is not there. */
export interface InvoiceStore {
  /** Whoever decides something from the invoices that there are begins with it, and the others wait. */
  hold(): Promise<void>;
  billing(): Promise<BillingRules>;
  find(id: InvoiceId): Promise<Invoice | null>;
  /** The one invoice of an order, whatever of it was credited; of a visit the one that stands, because one can be issued anew. */
  bySource(source: Invoiceable): Promise<InvoiceId | null>;
  creditNotesOf(id: InvoiceId): Promise<readonly Invoice[]>;
  paymentsOf(id: InvoiceId): Promise<readonly InvoicePayment[]>;
  /** False, and nothing is written, when there is a payment of this id or the one was taken back already. */
  addPayment(payment: InvoicePayment): Promise<boolean>;
  /**
   * Gives it the next number and has its paper drawn after the commit: the last thing in its unit, so that others wait
   * as shortly as can be. An id that was issued before keeps its number.
   *
   * @throws Error when a second invoice of a visit would stand, an order's is not over all that was paid for it, or its
   *   credit notes would not add up to what has gone back
   */
  issue(draft: InvoiceDraft, at: Instant): Promise<InvoiceNumber>;
}

export type InvoiceLineOfList = {
  readonly id: InvoiceId;
  readonly kind: Invoice['kind'];
  readonly number: InvoiceNumber;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** Null: an invoice without a recipient. */
  readonly recipient: string | null;
  readonly total: Rappen;
  /** What is still to come, in Rappen. */
  readonly open: Rappen;
  /** The order that it is for. */
  readonly order: { readonly id: OrderId; readonly number: number } | null;
};

/** What of it those see whose visit or order it is; `total` above zero on a credit note: it takes another one back. */
export type OwnInvoice = Pick<InvoiceLineOfList, 'id' | 'kind' | 'number' | 'issuedOn' | 'total'> & {
  readonly drawn: boolean;
};

export type InvoiceFile = {
  readonly invoice: Invoice;
  readonly standing: InvoiceStanding;
  readonly payments: readonly InvoicePayment[];
  readonly creditNotes: readonly Pick<InvoiceLineOfList, 'id' | 'number' | 'issuedOn' | 'total'>[];
  /** Whether the paper has been drawn. */
  readonly drawn: boolean;
};

export type InvoiceFilter = {
  readonly state: 'open' | 'all';
  /** Those before it, newest first; null: from the newest on. */
  readonly before: InvoiceNumber | null;
  readonly count: number;
};

export type InvoicePaper = { readonly number: InvoiceNumber; readonly pdf: Uint8Array };

export interface InvoiceQueries {
  list(actor: Insider, filter: InvoiceFilter): Promise<readonly InvoiceLineOfList[]>;
  file(actor: Insider, id: InvoiceId): Promise<InvoiceFile | null>;
  /** How many pieces of each line, by its position, are not credited yet. */
  creditable(actor: Insider, id: InvoiceId): Promise<ReadonlyMap<number, number>>;
  byNumber(actor: Insider, number: InvoiceNumber): Promise<InvoiceId | null>;
  ofVisit(actor: Insider, visitId: string): Promise<InvoiceId | null>;
  /** Of whoever asks, newest first. */
  mine(actor: Customer): Promise<readonly OwnInvoice[]>;
  /** Oldest first; for whoever placed it, or for the team. */
  ofOrder(actor: Insider | Booker, orderId: OrderId): Promise<readonly OwnInvoice[]>;
  /** Null: not drawn yet, or not there. */
  paper(actor: Insider, id: InvoiceId): Promise<InvoicePaper | null>;
  /** Null also for somebody else's. */
  ownPaper(actor: Customer, id: InvoiceId): Promise<InvoicePaper | null>;
  /** Null also for another order's, and for somebody else's. */
  orderPaper(actor: Booker, orderId: OrderId, id: InvoiceId): Promise<InvoicePaper | null>;
}

/** What the drawing job reads and leaves. */
export interface InvoiceDesk {
  /** Some of those that have no paper, oldest first, of all salons. */
  waiting(): Promise<readonly { readonly salonId: SalonId; readonly id: InvoiceId }[]>;
  undrawn(actor: Actor, id: InvoiceId): Promise<Invoice | null>;
  keep(actor: Actor, id: InvoiceId, pdf: Uint8Array, at: Instant): Promise<void>;
}
