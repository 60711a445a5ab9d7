import { hasComeBack } from '../../payments/refund.ts';
import type { OrderRefund } from '../../payments/refund.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { carryOut } from './carry-out.ts';
import { sendBack } from '../../payments/steps/send-back.ts';
import { countedOf } from '../counted-payment.ts';
import { orderEntry } from '../order-entry.ts';
import { draftTakenBack, issueCredit } from './order-papers.ts';

/**
 * A refund of a (locked) order did not arrive: it has its money again, and its credit note is taken back. What came once
 * more was never the order's, and goes back all the same: by hand.
 */
export async function keepAgain(
  { ids }: { readonly ids: Ids },
  stores: Stores,
  refund: OrderRefund,
  at: Instant,
): Promise<void> {
  const { id, orderId, paymentId, amount } = refund;
  const [order, payments] = [await stores.orders.find(orderId), await stores.payments.ofOrder(orderId)];
  if (order === null) return;
  const payment = payments.find((each) => each.id === paymentId);
  if (payment === undefined) return;
  if (countedOf(payments)?.id !== paymentId) {
    if (!hasComeBack(refund)) return;
    const again = await sendBack(stores, { ids, at }, payment, amount, 'late_money');
    const facts = { refundId: again.id, amount };
    return await stores.audit.append(orderEntry('order.refund_wanted', order, facts), at);
  }
  const carried = await carryOut({ stores, ids, at }, order, { kind: 'refund_failed', amount });
  if (carried.ok) await issueCredit(stores, await draftTakenBack(stores, ids, carried.value.order, id), at);
}
