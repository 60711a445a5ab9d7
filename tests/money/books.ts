/** What stands in the books of the shop, and what was seen beside them, for whoever compares both. */
import { dueOf } from '#domain/orders/order-state.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import type { OrderPayment, Payment } from '#domain/payments/payment.ts';
import type { Refund } from '#domain/payments/refund.ts';
import type { Shop } from './shop.ts';

export const total = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

export function booksOf({ desk }: Shop) {
  const { orderBook, audit, shop } = desk.rows();
  return {
    orders: [...orderBook.orders.values()],
    payments: [...orderBook.payments.values()],
    refunds: [...orderBook.refunds.values()],
    matters: orderBook.matters,
    audit: audit.map(({ entry }) => entry),
    shop,
  };
}
export const isVendors = ({ wish }: Payment): boolean => wish !== null;

/** Of what was to go back so much did not arrive: a person looks at it, and it is here until it is sent again. */
export const failedBack = (refunds: readonly Pick<Refund, 'status' | 'amount'>[]): number =>
  total(refunds.filter(({ status }) => status === 'failed').map(({ amount }) => amount));

/** So much of a payment the bank has taken for good. */
export const lostOf = ({ desk }: Shop, { paymentRef }: Pick<Payment, 'paymentRef'>): number =>
  total(
    [...desk.vendor.disputes.values()]
      .filter((dispute) => dispute.paymentRef === paymentRef && dispute.status === 'lost')
      .map(({ amount }) => amount.minor),
  );

/** Whether somebody was told to look at one of these names. */
export const isNoted = (shop: Shop, ...names: readonly (string | null)[]): boolean =>
  booksOf(shop).matters.some(({ subject }) => names.includes(subject));

export const isOfOrder = (row: Payment): row is OrderPayment => row.orderId !== null;

/** What the till took for an order, as those who stood there saw it. */
export const salesOf = ({ till }: Shop, id: Order['id']) =>
  till.sales.filter(({ order }) => order?.id === id);
export const takenBack = (shop: Shop, id: Order['id']): readonly number[] =>
  salesOf(shop, id)
    .filter(({ back }) => back)
    .map(({ order }) => (order === null ? 0 : dueOf(order.state)));

export const movesOf =
  ({ desk }: Shop, id: Order['id']) =>
  (kind: string): number =>
    total(
      desk
        .moves()
        .filter((move) => move.orderId === id && move.kind === kind)
        .map(({ amount }) => amount),
    );

/** What was paid for the vouchers of an order and is with whoever holds them: all but what was taken back. */
export const heldBy = ({ desk }: Shop, id: Order['id']): number => {
  const bought = desk.vouchers().filter(({ source }) => source.kind === 'order' && source.orderId === id);
  const voided = desk
    .moves()
    .filter(({ kind, voucherId }) => kind === 'voided' && bought.some((voucher) => voucher.id === voucherId));
  return total([...bought.map(({ value }) => value), ...voided.map(({ amount }) => amount)]);
};
