/** The invoice of an order: what was ordered, frozen since then, and how it was paid before. */
import { orderTotal } from '../orders/order.ts';
import type { Order } from '../orders/placed-order.ts';
import type { OrderId } from '../shared/ids.ts';
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import { RECIPIENT_FROM } from './invoice.ts';
import type { InvoiceContent, InvoiceLine, Issuer, PaidPart, Recipient } from './invoice.ts';

/** As the vendor or the desk was paid; null: a voucher paid all of it. */
type Counted = { readonly method: string; readonly amount: Rappen } | null;

/** The lines of an order, in its own language, at the prices and rates that were frozen when it was placed. */
export const linesOfOrder = ({ lines, locale }: Pick<Order, 'lines' | 'locale'>): readonly InvoiceLine[] =>
  lines.map(({ position, kind, name, quantity, unitPrice, vatCode, vatBasisPoints }) => ({
    position,
    kind,
    text: name[locale],
    quantity,
    unitPrice,
    vatCode,
    vatBasisPoints,
  }));

/** Whom it names: where the goods went. What was fetched has a name, and no address that anybody asked for. */
export const recipientOfOrder = ({ contact, goesTo }: Pick<Order, 'contact' | 'goesTo'>): Recipient => ({
  name: `${contact.firstName} ${contact.lastName}`,
  email: contact.email,
  address: goesTo.kind === 'shipping' ? goesTo.address : null,
});

/** Above CHF 400 the law wants an address (Art. 57 MWSTV), and for what is fetched nobody was asked for one. */
export const needsAddress = ({ lines, goesTo }: Pick<Order, 'lines' | 'goesTo'>): boolean =>
  goesTo.kind !== 'shipping' && orderTotal(lines) > RECIPIENT_FROM;

function paidBy(voucher: Rappen, counted: Counted): readonly PaidPart[] {
  const method = counted?.method === 'card' || counted?.method === 'twint' ? counted.method : 'other';
  return [
    ...(counted === null || counted.amount === 0 ? [] : [{ method, amount: counted.amount } as const]),
    ...(voucher === 0 ? [] : [{ method: 'voucher', amount: voucher } as const]),
  ];
}

/** Of a paid order: nothing of it is to be paid, so it is due at once. */
export const contentOfOrder = (
  order: Order,
  issuer: Issuer,
  {
    recipient,
    counted,
    suppliedOn,
  }: { readonly recipient: Recipient | null; readonly counted: Counted; readonly suppliedOn: LocalDate },
): InvoiceContent => ({
  locale: order.locale,
  issuer,
  recipient,
  lines: linesOfOrder(order),
  suppliedOn,
  paid: order.state.paid,
  paidBy: paidBy(order.state.voucher, counted),
  dueDays: 0,
});

export type NoInvoice = 'not_paid' | 'paid_at_till' | 'all_back';

/** Why an order has nothing to be invoiced; null: it has. What was rung up at the till has its receipt. */
export function whyNone({ state }: Pick<Order, 'state'>, counted: Counted): NoInvoice | null {
  if (state.paid === 0) return 'not_paid';
  if (counted?.method === 'till') return 'paid_at_till';
  return state.refunded === state.paid ? 'all_back' : null;
}

export const orderSource = (id: OrderId) => ({ kind: 'order', id }) as const;

/** What of an order has gone back and stands on no credit note yet, in Rappen; negative: what came back to the salon. */
export const notCredited = ({ refunded }: Order['state'], credited: Rappen): Rappen =>
  rappen(refunded - credited);
