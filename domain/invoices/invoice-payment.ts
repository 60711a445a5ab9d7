/** What came in for an invoice, line by line: a slip is taken back by a line of its own, never rubbed out. */
import type { AccountId, InvoiceId, InvoicePaymentId } from '../shared/ids.ts';
import { rappen, sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import { invoiceTotal } from './invoice.ts';
import type { Invoice } from './invoice.ts';

export const INVOICE_METHODS = ['bank', 'cash', 'card', 'twint'] as const;
export type InvoiceMethod = (typeof INVOICE_METHODS)[number];

export type InvoicePayment = {
  readonly id: InvoicePaymentId;
  readonly invoiceId: InvoiceId;
  /** In Rappen; negative: went back to whoever had paid, or takes a line back. */
  readonly amount: Rappen;
  readonly method: InvoiceMethod;
  readonly receivedOn: LocalDate;
  readonly takesBack: InvoicePaymentId | null;
  readonly accountId: AccountId;
  readonly at: Instant;
};

/** Whether the page's form says once more what was noted from it before. */
export const saysTheSame = (one: InvoicePayment, other: InvoicePayment): boolean =>
  one.invoiceId === other.invoiceId &&
  one.amount === other.amount &&
  one.method === other.method &&
  one.receivedOn === other.receivedOn &&
  one.takesBack === other.takesBack;

/**
 * What of the deposit on an invoice is too much once these notes stand beside it, in Rappen: what came by other ways goes
 * back by hand.
 */
export function freedDeposit(
  { content: { lines, paid } }: Pick<Invoice, 'content'>,
  notes: readonly Pick<Invoice, 'content'>[],
  payments: readonly Pick<InvoicePayment, 'amount'>[],
): Rappen {
  const documents = [lines, ...notes.map(({ content }) => content.lines)];
  const owed = sum(documents.map(invoiceTotal));
  // Notes say it with a minus sign.
  const here = paid + sum(notes.map(({ content }) => content.paid));
  const came = here + sum(payments.map(({ amount }) => amount));
  return rappen(Math.max(0, Math.min(here, came - owed)));
}

export type InvoiceStanding = {
  readonly kind: 'open' | 'overdue' | 'settled' | 'overpaid';
  /** What is still to come, in Rappen; negative: what came too much. */
  readonly open: Rappen;
};

/**
 * @param creditNotes of this invoice
 * @param dueOn by when it was to be paid
 */
export function standingOf(
  invoice: Invoice,
  creditNotes: readonly Pick<Invoice, 'content'>[],
  payments: readonly Pick<InvoicePayment, 'amount'>[],
  dueOn: LocalDate,
  today: LocalDate,
): InvoiceStanding {
  const { lines, paid } = invoice.content;
  // A note says with a minus sign what of the deposit is the customer's again.
  const credited = sum(creditNotes.map(({ content }) => rappen(invoiceTotal(content.lines) - content.paid)));
  const came = sum(payments.map(({ amount }) => amount));
  // What was credited of an order has gone back with the order's own refund.
  const lessened = invoice.source.kind === 'order' ? 0 : credited;
  const open = rappen(invoiceTotal(lines) + lessened - paid - came);
  if (open < 0) return { kind: 'overpaid', open };
  if (open === 0) return { kind: 'settled', open };
  return { kind: dueOn < today ? 'overdue' : 'open', open };
}
