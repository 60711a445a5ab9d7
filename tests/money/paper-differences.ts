/** The documents of orders: one invoice over all of it, and credit notes over what has gone back. */
import { invoiceTotal } from '#domain/invoices/invoice.ts';
import { needsAddress } from '#domain/invoices/order-invoice.ts';
import { countedOf } from '#domain/orders/counted-payment.ts';
import { booksOf, isOfOrder, total } from './books.ts';
import type { Shop } from './shop.ts';

export function papers(shop: Shop): readonly string[] {
  const issued = [...shop.desk.rows().invoices.issued.values()];
  const books = booksOf(shop);
  return books.orders.flatMap((order) => {
    const { id, number, state } = order;
    const found: string[] = [];
    const say = (what: string) => found.push(`order ${number}: ${what}`);
    const own = issued.filter(({ source }) => source.kind === 'order' && source.id === id);
    const amountsOf = (kind: 'invoice' | 'credit_note') =>
      own.filter((each) => each.kind === kind).map(({ content }) => invoiceTotal(content.lines));
    const [invoices, credited] = [amountsOf('invoice'), 0 - total(amountsOf('credit_note'))];
    if (invoices.length > 1) say('is invoiced twice');
    if (invoices.some((amount) => amount !== state.total)) say('is invoiced with another amount');
    if (credited !== (invoices.length === 0 ? 0 : state.refunded))
      say(`${state.refunded} have gone back, and ${credited} are credited`);
    const counted = countedOf(books.payments.filter(isOfOrder).filter(({ orderId }) => orderId === id));
    if (counted?.method === 'till' && invoices.length > 0) say('has a receipt, and an invoice as well');
    const left = state.stage === 'shipped' || state.stage === 'completed';
    // When it left, all of its money may have been on its way back, and have come back since.
    const cameBack = books.refunds.some(({ orderId, status }) => orderId === id && status === 'failed');
    const isDue = left && state.delivery !== 'email' && state.refunded < state.paid && !needsAddress(order);
    if (isDue && counted?.method !== 'till' && !cameBack && invoices.length === 0)
      say('left without an invoice');
    return found;
  });
}
