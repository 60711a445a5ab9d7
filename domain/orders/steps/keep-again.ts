import type { OrderRefund } from '../../payments/refund.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { carryOut } from './carry-out.ts';
import { countedOf } from '../counted-payment.ts';
import { draftTakenBack, issueCredit } from './order-papers.ts';

/** A refund of a (locked) order did not arrive: it has its money again, and its credit note is taken back. */
export async function keepAgain(
  { ids }: { readonly ids: Ids },
  stores: Stores,
  { id, orderId, paymentId, amount }: OrderRefund,
  at: Instant,
): Promise<void> {
  const [order, payments] = [await stores.orders.find(orderId), await stores.payments.ofOrder(orderId)];
  // What came once more was never counted as the order's.
  if (order === null || countedOf(payments)?.id !== paymentId) return;
  const carried = await carryOut({ stores, ids, at }, order, { kind: 'refund_failed', amount });
  if (carried.ok) await issueCredit(stores, await draftTakenBack(stores, ids, carried.value.order, id), at);
}
