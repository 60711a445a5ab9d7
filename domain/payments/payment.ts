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

/** After so many tries at paying somebody else may have the goods, or the time. */
export const MOST_TRIES = 4;
/** After the vendor's page has ended, a late answer is waited for. */
export const GRACE = 2 * 60_000;

type Asked = Pick<PaymentCore, 'id' | 'amount' | 'openedAt'> &
  Partial<Pick<PaymentCore, 'wish' | 'charge' | 'expiresAt'>>;

/** As it is written down before the vendor, or anybody, hears of it. */
export function newPayment<Of extends OfOrder | OfVisit>(of: Of, asked: Asked): PaymentCore & Of {
  const core: PaymentCore = {
    method: 'vendor',
    status: 'open',
    wish: null,
    charge: null,
    expiresAt: null,
    ...asked,
    checkoutRef: null,
    paymentRef: null,
    url: null,
    settledAt: null,
    paidAt: null,
    refunded: rappen(0),
    fee: null,
  };
  return { ...core, ...of };
}

/** Money may still come of it. */
export const isRunning = ({ status }: Pick<PaymentCore, 'status'>): boolean =>
  status === 'open' || status === 'pending';

/** One runs at a time. */
export const runningOf = <P extends Pick<PaymentCore, 'status'>>(payments: readonly P[]): P | undefined =>
  payments.find(isRunning);

/** Its money is being decided. */
export const pending = <P extends Payment>(payment: P, paymentRef: PaymentRef | null): P => ({
  ...payment,
  status: 'pending',
  paymentRef,
});

/** Nobody can pay it any more. */
export const ended = <P extends Payment>(payment: P, at: Instant): P => ({
  ...payment,
  status: 'ended',
  url: null,
  settledAt: at,
});

/**
 * Its money is ours since the day on which the vendor had it.
 *
 * @param record what the vendor says of the money; null: no more than that it came
 * @param at when we hear of it
 */
export const succeeded = <P extends Payment>(payment: P, record: PaymentRecord | null, at: Instant): P => ({
  ...payment,
  status: 'succeeded',
  method: record?.method ?? 'other',
  paymentRef: record?.paymentRef ?? payment.paymentRef,
  fee: record === null || record.fee === null ? null : rappen(record.fee),
  url: null,
  settledAt: at,
  paidAt: record?.paidAt ?? null,
});
