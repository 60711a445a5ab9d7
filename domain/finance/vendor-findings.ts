/** What the vendor's account says of money, held against our own rows. Each pair is one payment, refund or payout. */
import { rappen, type Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { Finding, FindingKind } from './finding.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** So long a message may take, and the job that works it off: pairs of which a side is younger are not looked at. */
export const IN_FLIGHT = 15 * MINUTE;
/** A refund that nobody has sent by then is stuck. */
const SENT_WITHIN = DAY;
/** Who sends it by bank needs the customer's account first. */
const TRANSFERRED_WITHIN = 5 * DAY;
/** Longer than a month, the longest interval of payouts that the vendor offers. */
export const PAID_OUT_WITHIN = 35 * DAY;

/** What it is for, where we know it: an order, or a visit that was paid ahead. */
type Place = {
  readonly for: { readonly kind: 'order' | 'visit'; readonly id: string; readonly label: string } | null;
  readonly day: LocalDate | null;
};

export type PaymentPair = Place & {
  readonly paymentRef: string;
  readonly own: {
    readonly status: 'open' | 'pending' | 'succeeded' | 'ended';
    readonly amount: Rappen;
    readonly fee: Rappen | null;
  } | null;
  readonly vendor: { readonly amount: Rappen; readonly fee: Rappen } | null;
};

const subjectOf = (place: Place, ref: string): Finding['subject'] =>
  place.for ?? { kind: 'vendor_payment', id: ref, label: ref };

/** @param pair of which neither side is younger than `IN_FLIGHT` */
export function paymentFinding(pair: PaymentPair): Finding | null {
  const { own, vendor, paymentRef } = pair;
  const found = (kind: FindingKind, amount: number): Finding => ({
    kind,
    subject: subjectOf(pair, paymentRef),
    day: pair.day,
    amount: rappen(amount),
  });
  const booked = own?.status === 'succeeded' ? own : null;
  if (vendor === null) return booked === null ? null : found('payment_not_at_vendor', -booked.amount);
  if (booked === null) return found(own === null ? 'payment_unknown' : 'payment_not_booked', vendor.amount);
  if (vendor.amount !== booked.amount) return found('payment_amount_differs', vendor.amount - booked.amount);
  if (booked.fee === null) return vendor.fee === 0 ? null : found('fee_missing', vendor.fee);
  return vendor.fee === booked.fee ? null : found('fee_differs', vendor.fee - booked.fee);
}

export type RefundPair = Place & {
  /** The vendor's name of it, or of the payment; for what we do not know. */
  readonly ref: string;
  readonly own: {
    readonly status: 'wanted' | 'pending' | 'succeeded' | 'failed' | 'by_hand' | 'transferred';
    readonly amount: Rappen;
    readonly refundRef: string | null;
    readonly createdAt: Instant;
  } | null;
  readonly vendor: {
    readonly refundRef: string;
    /** What went back and did not return: zero when it failed. */
    readonly amount: Rappen;
    /** Whether it bears an id of ours: otherwise it was made in the vendor's own pages. */
    readonly ours: boolean;
  } | null;
};

/** @param asOf when the vendor was asked; neither side of the pair is younger than `IN_FLIGHT` */
export function refundFinding(pair: RefundPair, asOf: Instant): Finding | null {
  const { own, vendor, ref } = pair;
  const found = (kind: FindingKind, amount: number): Finding => ({
    kind,
    subject: subjectOf(pair, ref),
    day: pair.day,
    amount: rappen(amount),
  });
  if (vendor === null || vendor.amount === 0) {
    if (own === null) return null;
    if (own.status === 'succeeded' || own.status === 'pending')
      return found('refund_not_at_vendor', own.amount);
    const within = own.status === 'by_hand' ? TRANSFERRED_WITHIN : SENT_WITHIN;
    const waits = own.status === 'wanted' || own.status === 'by_hand';
    return waits && own.createdAt <= asOf - within ? found('refund_stuck', own.amount) : null;
  }
  if (own === null) return found(vendor.ours ? 'refund_unknown' : 'refund_at_vendor', -vendor.amount);
  if (own.refundRef !== null && own.refundRef !== vendor.refundRef)
    return found('refund_twice', -vendor.amount);
  if (own.status !== 'succeeded' && own.status !== 'pending')
    return found('refund_not_booked', -vendor.amount);
  return vendor.amount === own.amount ? null : found('refund_amount_differs', own.amount - vendor.amount);
}

export type PayoutFacts = {
  readonly payoutRef: string;
  readonly day: LocalDate;
  readonly status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'cancelled';
  /** Of the whole account. */
  readonly amount: Rappen;
  readonly own: Rappen;
  readonly others: Rappen;
  /** Of payments that belong to no salon. */
  readonly stray: Rappen;
};

export function payoutFindings(payout: PayoutFacts): readonly Finding[] {
  const { payoutRef, day, status, amount, own, others, stray } = payout;
  const found = (kind: FindingKind, by: number): Finding => ({
    kind,
    subject: { kind: 'payout', id: payoutRef, label: payoutRef },
    day,
    amount: rappen(by),
  });
  const rest = amount - own - others - stray;
  return [
    ...(rest === 0 ? [] : [found('payout_differs', rest)]),
    ...(stray === 0 ? [] : [found('payout_stray', stray)]),
    ...(status === 'failed' || status === 'cancelled' ? [found('payout_failed', own)] : []),
  ];
}

/** What lay ready at the vendor for longer than a payout ever takes. */
export const missingPayout = (waiting: { readonly net: Rappen; readonly since: LocalDate }): Finding => ({
  kind: 'payout_missing',
  subject: { kind: 'payout', id: 'none', label: '' },
  day: waiting.since,
  amount: waiting.net,
});
