/**
 * What the payment vendor says is so, in our words. Always read anew before it is applied: messages about it arrive
 * late, twice, in any order or never.
 */
import type { SalonId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type {
  CardRef,
  CheckoutRef,
  DisputeRef,
  MovementRef,
  PayerRef,
  PaymentRef,
  PayoutRef,
  RefundRef,
  VendorEventId,
} from './payment-refs.ts';

export const PAYMENT_METHODS = ['card', 'twint'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const PAYMENT_PURPOSES = ['order', 'deposit', 'no_show_fee'] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/**
 * Whose it is and what it is for, as we wrote it on the vendor's object when we made it. What an object bears of it is
 * called its `claim`, because it proves nothing: whoever applies the object compares it with their own books. What a salon
 * may ask of a customer is another thing (domain/deposits/claim.ts). Null on records means that nobody of us made it (the vendor's
 * dashboard, say), so it is kept for a person.
 */
export type OwnerMark = {
  readonly salonId: SalonId;
  readonly purpose: PaymentPurpose;
  /** Our own id of the order, the deposit, the appointment. */
  readonly reference: string;
};

/** In the currency's smallest unit; Rappen where `currency` is `chf`. Compared, never converted. */
export type VendorAmount = { readonly minor: number; readonly currency: string };

type Common = { readonly claim: OwnerMark | null; readonly livemode: boolean; readonly createdAt: Instant };

export type CheckoutRecord = Common & {
  readonly checkoutRef: CheckoutRef;
  /**
   * `open`: the payer may still pay. `expired`: nobody can. `pending`: the payer is through, the money is not decided.
   * `paid`: the money is ours.
   */
  readonly status: 'open' | 'expired' | 'pending' | 'paid';
  readonly amount: VendorAmount | null;
  /** Null until the payer has tried. */
  readonly paymentRef: PaymentRef | null;
  readonly payerRef: PayerRef | null;
  /** Where the payer pays; null once that is over. */
  readonly url: string | null;
  readonly expiresAt: Instant;
};

export type DeclineReason =
  | 'insufficient_funds'
  | 'expired_card'
  | 'not_authenticated'
  /** The bank says no more than no, or asks us not to say. */
  | 'declined';

export type PaymentRecord = Common & {
  readonly paymentRef: PaymentRef;
  /** `waiting` for the payer (also after a decline), `processing` with the bank. */
  readonly status: 'waiting' | 'processing' | 'succeeded' | 'cancelled';
  readonly amount: VendorAmount;
  /** What came in, and what of it went back, in the amount's unit. */
  readonly received: number;
  readonly refunded: number;
  /** What the vendor kept of it; null while that is not booked. */
  readonly fee: number | null;
  readonly disputed: boolean;
  readonly method: PaymentMethod | 'other' | null;
  /** For the receipt: `visa`, `4242`. */
  readonly card: { readonly brand: string; readonly last4: string } | null;
  readonly lastDecline: DeclineReason | null;
  readonly payerRef: PayerRef | null;
  readonly cardRef: CardRef | null;
  readonly paidAt: Instant | null;
};

export type RefundRecord = Common & {
  readonly refundRef: RefundRef;
  readonly paymentRef: PaymentRef | null;
  /** Our own id of the refund; null when it was made elsewhere (the vendor's dashboard). */
  readonly refundId: string | null;
  readonly amount: VendorAmount;
  /** A refund may still fail days after it succeeded: the money is then ours again. */
  readonly status: 'pending' | 'succeeded' | 'failed' | 'cancelled';
};

export type DisputeRecord = Omit<Common, 'claim'> & {
  readonly disputeRef: DisputeRef;
  readonly paymentRef: PaymentRef | null;
  readonly amount: VendorAmount;
  /** `warning` takes no money yet. `open` and `under_review` have taken it; `won` gives it back. */
  readonly status: 'warning' | 'open' | 'under_review' | 'won' | 'lost' | 'closed';
  readonly reason: string;
  readonly respondBy: Instant | null;
};

export type PayoutRecord = Omit<Common, 'claim'> & {
  readonly payoutRef: PayoutRef;
  readonly amount: VendorAmount;
  readonly status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'cancelled';
  readonly arrivesAt: Instant;
};

/** One line of the vendor's account of our money. `net` = `amount` - `fee`, all in the same unit, signed. */
export type BalanceMovement = {
  readonly movementRef: MovementRef;
  readonly kind: 'payment' | 'refund' | 'refund_failed' | 'dispute' | 'payout' | 'fee' | 'other';
  readonly amount: number;
  readonly fee: number;
  readonly net: number;
  readonly currency: string;
  /** The vendor's name of what caused it: a charge, a refund, a dispute, a payout. */
  readonly source: string | null;
  readonly createdAt: Instant;
  readonly availableAt: Instant;
};

/** A line of the vendor's whole account, with what it is about: for holding all of it against our books. */
export type AccountMovement = BalanceMovement & {
  /** Null: about no payment (a payout, a fee of the vendor's own). */
  readonly paymentRef: PaymentRef | null;
  readonly claim: OwnerMark | null;
  /** Our own id of a refund; null: no refund, or made elsewhere. */
  readonly refundId: string | null;
};

export type NoticeSubject =
  | { readonly kind: 'checkout'; readonly ref: CheckoutRef }
  | { readonly kind: 'payment'; readonly ref: PaymentRef }
  | { readonly kind: 'refund'; readonly ref: RefundRef }
  | { readonly kind: 'dispute'; readonly ref: DisputeRef }
  | { readonly kind: 'payout'; readonly ref: PayoutRef }
  /** Something that we do not keep books on; stored for a person, applied to nothing. */
  | { readonly kind: 'other'; readonly ref: string };

/** The vendor's message that something changed. It says where to look, never what is so. */
export type PaymentNotice = {
  readonly eventId: VendorEventId;
  /** The vendor's own word, for people. */
  readonly type: string;
  readonly subject: NoticeSubject;
  /** The payment that the subject belongs to, so that all of one payment can be worked off in one row. */
  readonly paymentRef: PaymentRef | null;
  readonly claim: OwnerMark | null;
  readonly livemode: boolean;
  readonly createdAt: Instant;
};

/** What came of the messages about something. */
export type NoticeOutcome =
  | 'applied'
  /** It told nothing new. */
  | 'nothing'
  /** It waits for a person of the salon. */
  | 'person'
  /** It belongs to no salon of ours. */
  | 'nobodys';
