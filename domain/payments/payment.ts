/** Money that somebody pays for an order or ahead of a visit: how it lies in our books, whatever it is for. */
import type { AppointmentId, OrderId, PaymentId } from '../shared/ids.ts';
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { CheckoutRef, PaymentRef } from './payment-refs.ts';
import type { PaymentRecord } from './vendor-records.ts';
import type { CheckoutWish, SavedCardCharge } from './vendor-wishes.ts';

/** `till`: paid with a sale, in whose books the money is. */
export type PaymentMethodKept = 'vendor' | 'card' | 'twint' | 'other' | 'till';

/** What a payment is for. */
export type OfOrder = { readonly orderId: OrderId; readonly visitId: null };
export type OfVisit = { readonly orderId: null; readonly visitId: AppointmentId };

type PaymentCore = {
  readonly id: PaymentId;
  /** `vendor` until it is known what the payer took. */
  readonly method: PaymentMethodKept;
  readonly amount: Rappen;
  readonly status: 'open' | 'pending' | 'succeeded' | 'ended';
  /** What the vendor is asked, frozen with its key, the payment's id; null: paid at the till, or from a card that is kept. */
  readonly wish: CheckoutWish | null;
  /** The same, where it is taken from a card that is kept; null: it is not. */
  readonly charge: SavedCardCharge | null;
  readonly checkoutRef: CheckoutRef | null;
  readonly paymentRef: PaymentRef | null;
  readonly url: string | null;
  readonly openedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly settledAt: Instant | null;
  /** When the vendor had it, which may be the day before we heard of it; null: the vendor has not said. */
  readonly paidAt: Instant | null;
  /** What of it has gone back or is on its way back. */
  readonly refunded: Rappen;
  /** What the vendor kept; null: not known. */
  readonly fee: Rappen | null;
};
export type OrderPayment = PaymentCore & OfOrder;
/** What is paid ahead for a visit. */
export type VisitPayment = PaymentCore & OfVisit;
export type Payment = OrderPayment | VisitPayment;

