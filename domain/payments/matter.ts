import type { AppointmentId, MatterId, OrderId } from '../shared/ids.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';

export type MatterKind =
  | 'unknown_money'
  | 'wrong_amount'
  | 'wrong_owner'
  | 'stock_short'
  | 'foreign_refund'
  | 'refund_refused'
  | 'does_not_fit'
  /** The bank has taken a deposit back, or asks for it. */
  | 'disputed';

/** What the vendor says and our books do not explain. */
export type PaymentMatter = {
  readonly id: MatterId;
  readonly kind: MatterKind;
  /** The vendor's name of the object, or our own id. */
  readonly subject: string;
  readonly orderId: OrderId | null;
  readonly visitId: AppointmentId | null;
  readonly amount: Rappen | null;
  readonly notedAt: Instant;
};
