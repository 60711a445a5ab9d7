/**
 * The invoice of an order and the credit notes that follow its money. Drafted first, so that a letter can say that there is
 * one; issued as the last thing in the unit, because whoever issues keeps everybody else from the next number.
 */
import {
  contentOfOrder,
  notCredited,
  orderSource,
  whyNone,
  recipientOfOrder,
} from '../../invoices/order-invoice.ts';
import type { NoInvoice } from '../../invoices/order-invoice.ts';
import { creditOfOrder } from '../../invoices/order-credit.ts';
import type { Meant } from '../../invoices/order-credit.ts';
import { checkContent, invoiceTotal, lineAmount } from '../../invoices/invoice.ts';
import type {
  ContentRefusal,
  Invoice,
  InvoiceContent,
  InvoiceDraft,
  InvoiceLine,
  Recipient,
} from '../../invoices/invoice.ts';
import { issuedEntry } from '../../invoices/invoice-entry.ts';
import { issuerOf } from '../../invoices/issuer.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { InvoiceId, RefundId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { rappen, sum } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Order } from '../placed-order.ts';
import { countedOf } from '../counted-payment.ts';

type PaperStores = Pick<Stores, 'payments' | 'calendar' | 'invoices' | 'audit'>;

export type DraftRefusal =
  | { readonly kind: NoInvoice | ContentRefusal }
  | { readonly kind: 'invoiced'; readonly invoiceId: InvoiceId };

const BEFORE: Readonly<Record<Locale, string>> = {
  'de-CH': 'Rückzahlung vor dem Datum der Rechnung',
  en: 'Refund before the date of the invoice',
};
const NOT_ARRIVED: Readonly<Record<Locale, string>> = {
  'de-CH': 'Die Rückzahlung ist nicht angekommen',
  en: 'The refund did not arrive',
};

/** Of a (locked) order, which has one invoice and no second. */
export async function draftInvoice(
  { payments, calendar, invoices }: PaperStores,
  order: Order,
  {
    id,
    recipient,
    at,
  }: { readonly id: InvoiceId; readonly recipient: Recipient | null; readonly at: Instant },
): Promise<Result<InvoiceDraft, DraftRefusal>> {
  const source = orderSource(order.id);
  const earlier = await invoices.bySource(source);
  if (earlier !== null) return err({ kind: 'invoiced', invoiceId: earlier });
  const counted = countedOf(await payments.ofOrder(order.id));
  const none = whyNone(order, counted);
  if (none !== null) return err({ kind: none });
  const [book, card, billing] = await Promise.all([calendar.book(), calendar.card(), invoices.billing()]);
  const { stage } = order.state;
  const gone = stage === 'shipped' || stage === 'completed';
  const suppliedOn = dateOf(gone ? order.stagedAt : at, book.zone);
  const content = contentOfOrder(order, issuerOf(card, billing.iban), { recipient, counted, suppliedOn });
  const checked = checkContent(content);
  if (!checked.ok) return err({ kind: checked.error });
  return ok({ kind: 'invoice', id, customerId: order.customerId, source, content });
}

/**
 * When the goods leave the salon: to the address that they go to. Null where there is none, or where the law asks for more
 * than is known: what was shipped is shipped all the same, and the order's page says what is missing.
 */
export async function draftWithGoods(
  stores: PaperStores,
  ids: Ids,
  order: Order,
  at: Instant,
): Promise<InvoiceDraft | null> {
  if (order.state.stage !== 'shipped' && order.state.stage !== 'completed') return null;
  const recipient = recipientOfOrder(order);
  const drafted = await draftInvoice(stores, order, { id: ids.next() as InvoiceId, recipient, at });
  return drafted.ok ? drafted.value : null;
}

/** With a credit note for what of the money had gone back before. */
export async function issueInvoice(
  { invoices, audit }: PaperStores,
  ids: Ids,
  { state, locale }: Order,
  draft: InvoiceDraft,
  at: Instant,
): Promise<void> {
  const credit =
    state.refunded === 0
      ? null
      : noteFor(draft, ids.next() as InvoiceId, BEFORE[locale], {
          ...draft.content,
          lines: creditOfOrder(draft.content.lines, [], { amount: state.refunded, meant: new Map(), locale }),
        });
  await audit.append(issuedEntry(draft), at);
  if (credit !== null)
    await audit.append(issuedEntry({ ...credit, credits: { id: draft.id, number: NONE } }), at);
  const number = await invoices.issue(draft, at);
  if (credit !== null) await invoices.issue({ ...credit, credits: { id: draft.id, number } }, at);
}

/** It has its number when it is issued; the log names the id. */
const NONE = { year: 0, count: 0 };

const noteFor = (
  { customerId, source }: Pick<InvoiceDraft, 'customerId' | 'source'>,
  id: InvoiceId,
  reason: string,
  content: InvoiceContent,
) => ({
  kind: 'credit_note' as const,
  id,
  customerId,
  source,
  reason,
  // Nothing is to be paid with it, whichever way it goes.
  content: withoutPayment(content),
});

function withoutPayment({ paidBy: _, ...content }: InvoiceContent): InvoiceContent {
  return { ...content, paid: rappen(Math.max(0, invoiceTotal(content.lines))), dueDays: 0 };
}

type Back = {
  /** The refund's own id is that of its credit note: whatever comes twice finds it there. */
  readonly id: RefundId;
  readonly reason: string;
  readonly meant?: Meant;
};

/**
 * The credit note for what of an invoiced (and locked) order has just gone back; null: it was never invoiced, or all of it
 * is credited. Drafted where the refund is decided, not where the vendor has sent it: that is when the consideration is
 * corrected (Art. 41 para. 1 MWSTG), when the journal posts it, and when whoever decides says why.
 */
export async function draftCredit(
  stores: PaperStores,
  order: Order,
  { id, reason, meant = new Map() }: Back,
): Promise<InvoiceDraft | null> {
  const invoiced = await invoicedBefore(stores, order);
  if (invoiced === null) return null;
  const { invoice, lines, credited } = invoiced;
  const amount = notCredited(order.state, credited);
  if (amount <= 0) return null;
  const { content } = invoice;
  const back = creditOfOrder(content.lines, lines, { amount, meant, locale: content.locale });
  const note = noteFor(invoice, id as string as InvoiceId, reason, { ...content, lines: back });
  return { ...note, credits: { id: invoice.id, number: invoice.number } };
}

/** A refund did not arrive: what its credit note gave back is taken back by one more document, never by an edit. */
export async function draftTakenBack(
  stores: PaperStores,
  ids: Ids,
  order: Order,
  refundId: RefundId,
): Promise<InvoiceDraft | null> {
  const invoiced = await invoicedBefore(stores, order);
  if (invoiced === null) return null;
  const { invoice, notes, lines, credited } = invoiced;
  const amount = notCredited(order.state, credited);
  if (amount >= 0) return null;
  const { content } = invoice;
  const own = notes.find(({ id }) => (id as string) === refundId)?.content.lines ?? [];
  const meant: Meant = new Map(own.map((line) => [line.position, rappen(-lineAmount(line))]));
  const again = creditOfOrder(content.lines, lines, { amount, meant, locale: content.locale });
  const note = noteFor(invoice, ids.next() as InvoiceId, NOT_ARRIVED[content.locale], {
    ...content,
    lines: again,
  });
  return { ...note, credits: { id: invoice.id, number: invoice.number } };
}

type Invoiced = {
  readonly invoice: Invoice;
  readonly notes: readonly Invoice[];
  readonly lines: readonly InvoiceLine[];
  readonly credited: ReturnType<typeof rappen>;
};

async function invoicedBefore({ invoices }: PaperStores, { id }: Order): Promise<Invoiced | null> {
  const invoiceId = await invoices.bySource(orderSource(id));
  if (invoiceId === null) return null;
  const [invoice, notes] = await Promise.all([invoices.find(invoiceId), invoices.creditNotesOf(invoiceId)]);
  if (invoice === null) return null;
  const lines = notes.flatMap(({ content }) => content.lines);
  return { invoice, notes, lines, credited: rappen(0 - sum(lines.map(lineAmount))) };
}

/** The last thing in its unit. */
export async function issueCredit(
  { invoices, audit }: PaperStores,
  draft: InvoiceDraft | null,
  at: Instant,
): Promise<void> {
  if (draft === null) return;
  await audit.append(issuedEntry(draft), at);
  await invoices.issue(draft, at);
}
