import { wayBack } from '../payment-limits.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Payment } from '../payment.ts';
import { hasComeBack } from '../refund.ts';
import type { Refund } from '../refund.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { RefundId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';

/** Writes that so much of a payment goes back; a job sends it, or a person does. */
export async function sendBack(
  { payments }: Pick<Stores, 'payments'>,
  { ids, at, id, words = null }: { ids: Ids; at: Instant; id?: RefundId; words?: string | null },
  payment: Payment,
  amount: Rappen,
  reason: Refund['reason'],
): Promise<Refund> {
  const refund = {
    id: id ?? (ids.next() as RefundId),
    paymentId: payment.id,
    amount,
    reason,
    words,
    status: statusOfRefund(payment, await payments.refundsOf(payment.id), at),
    refundRef: null,
    createdAt: at,
    settledAt: null,
  };
  const owned: Refund =
    payment.orderId === null
      ? { ...refund, orderId: null, visitId: payment.visitId }
      : { ...refund, orderId: payment.orderId, visitId: null };
  await payments.insertRefund(owned);
  await payments.change({ ...payment, refunded: rappen(payment.refunded + amount) });
  return owned;
}

/**
 * TWINT takes nothing back after half a year; and where something came back to us once (a card that is closed), the vendor
 * itself says to send it another way (docs.stripe.com/refunds#failed-refunds).
 */
function statusOfRefund(
  { method, settledAt, paidAt }: Payment,
  earlier: readonly Refund[],
  at: Instant,
): Refund['status'] {
  const paidBy = method === 'twint' || method === 'card' ? method : 'other';
  const isClosed = earlier.some(hasComeBack);
  return isClosed || wayBack(paidBy, paidAt ?? settledAt, at) === 'by_hand' ? 'by_hand' : 'wanted';
}
