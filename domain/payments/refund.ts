/** Money of a payment that goes back. */
import type { PaymentId, RefundId } from '../shared/ids.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { OfOrder, OfVisit } from './payment.ts';
import type { RefundRef } from './payment-refs.ts';

type RefundCore = {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly amount: Rappen;
  readonly reason: 'cancelled' | 'late_money' | 'returned' | 'goodwill' | 'refilled';
  readonly words: string | null;
  /** `by_hand`: the vendor gives nothing back any more, and a person has to; `transferred`: a person has. */
  readonly status: 'wanted' | 'pending' | 'succeeded' | 'failed' | 'by_hand' | 'transferred';
  readonly refundRef: RefundRef | null;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
};
export type OrderRefund = RefundCore & OfOrder;
export type VisitRefund = RefundCore & OfVisit;
export type Refund = OrderRefund | VisitRefund;

/** It was sent and did not arrive: the way back is closed. What the vendor has refused to send says nothing of that. */
export const hasComeBack = ({ status, refundRef }: Pick<Refund, 'status' | 'refundRef'>): boolean =>
  status === 'failed' && refundRef !== null;
