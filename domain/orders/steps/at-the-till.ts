/** What the till does to an order: its money is in the till's books, and an order only says that it was paid there. */
import type { Ids } from '../../ports/ids.ts';
import type { OrderPayment } from '../../payments/payment.ts';
import { newPayment } from '../../payments/payment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { OrderId, PaymentId, SaleId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { thingOf } from '../placed-order.ts';
import { returnToVoucher } from '../../vouchers/steps/voucher-moves.ts';
import { orderEntry } from '../order-entry.ts';
import { dueOf, refundable } from '../order-state.ts';
import type { OrderEvent, OrderRefusal } from '../order-state.ts';
import type { Order } from '../placed-order.ts';
import { carryOut, restockAll } from './carry-out.ts';
import { countedOf } from '../counted-payment.ts';
import type { StockShort } from './carry-out.ts';

type TillStores = Pick<Stores, 'orders' | 'payments' | 'stock' | 'audit' | 'vouchers' | 'loyalty'>;
type Facts = { readonly ids: Ids; readonly at: Instant; readonly saleId: SaleId };

/** Paid with a sale and handed over, in one step. The order is locked. */
export async function handOverPaid(
  stores: TillStores,
  { ids, at, saleId }: Facts,
  order: Order,
): Promise<Result<Order, OrderRefusal | StockShort>> {
  const asked = { id: ids.next() as PaymentId, amount: dueOf(order.state), openedAt: at };
  const payment: OrderPayment = {
    ...newPayment({ orderId: order.id, visitId: null }, asked),
    method: 'till',
    status: 'succeeded',
    settledAt: at,
  };
  const events: readonly OrderEvent[] = [
    { kind: 'make_ready' },
    { kind: 'money_came', amount: payment.amount },
    { kind: 'complete' },
  ];
  await stores.payments.insert(payment);
  let now = order;
  for (const event of events) {
    const carried = await carryOut({ stores, ids, at }, now, event);
    if (!carried.ok) return err(carried.error);
    now = carried.value.order;
  }
  const facts = { paymentId: payment.id, amount: payment.amount, method: payment.method, saleId };
  await stores.audit.append(orderEntry('order.paid', order, facts), at);
  await stores.audit.append(orderEntry('order.completed', order, { saleId }), at);
  return ok(now);
}

/** The sale that it was paid with is taken back: its money went over the desk, its goods are on the shelf again. */
export async function takeBackPaid(
  stores: TillStores,
  { ids, at, saleId }: Facts,
  orderId: OrderId,
): Promise<void> {
  const order = await stores.orders.lock(orderId);
  if (order === null) throw new Error(`order ${orderId} was paid at the till and is not there`);
  const amount = refundable(order.state);
  // Two who take it back at once: the till's gate answers the second.
  if (amount === 0) return;
  const carried = await carryOut({ stores, ids, at }, order, { kind: 'refund', amount });
  if (!carried.ok) throw new Error(`order ${orderId} is not to be taken back: ${carried.error.kind}`);
  const payment = countedOf(await stores.payments.ofOrder(orderId));
  if (payment !== null) {
    await stores.payments.change({ ...payment, refunded: payment.amount });
  }
  // What a voucher paid of it is the voucher's again.
  if (order.state.voucher > 0)
    await returnToVoucher(stores, { ids, at }, thingOf(order), order.state.voucher);
  await restockAll(stores, ids, order, at);
  await stores.audit.append(orderEntry('order.refunded', order, { amount, saleId }), at);
}
