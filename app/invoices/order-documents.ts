/** What the desk's page of an order says about its invoice. */
import { needsAddress, whyNone, type NoInvoice } from '#domain/invoices/order-invoice.ts';
import { countedOf } from '#domain/orders/counted-payment.ts';
import type { OwnInvoice } from '#domain/ports/invoices.ts';
import type { OrderView } from '#domain/ports/orders.ts';
import { documentModel } from './document-name.ts';

/** Null: it can have one. */
export const whyNoInvoice = ({ order, payments }: OrderView): NoInvoice | null =>
  whyNone(order, countedOf(payments));

/** `later`: it comes with the goods. `address`: they have left, or will, without one, because nobody knows the address. */
export type InvoiceHint = NoInvoice | 'later' | 'address' | 'missing' | null;

function hintOf(view: OrderView): InvoiceHint {
  const none = whyNoInvoice(view);
  if (none !== null) return none;
  if (needsAddress(view.order)) return 'address';
  const { stage } = view.order.state;
  return stage === 'open' || stage === 'ready' ? 'later' : 'missing';
}

export const orderDocuments = (view: OrderView, documents: readonly OwnInvoice[]) => ({
  documents: documents.map(documentModel),
  /** Why there is none; null where there is one. */
  hint: documents.length > 0 ? null : hintOf(view),
});
