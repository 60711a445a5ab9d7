import type {
  CardRef,
  CheckoutRef,
  DisputeRef,
  PaymentRef,
  PayoutRef,
  RefundRef,
} from '../payments/payment-refs.ts';
import type {
  AccountMovement,
  BalanceMovement,
  CheckoutRecord,
  OwnerMark,
  DeclineReason,
  DisputeRecord,
  PaymentNotice,
  PaymentRecord,
  PayoutRecord,
  RefundRecord,
} from '../payments/vendor-records.ts';
import type { CheckoutWish, SavedCardCharge } from '../payments/vendor-wishes.ts';
import type { Rappen } from '../shared/money.ts';
import type { Result } from '../shared/result.ts';
import type { Instant } from '../shared/salon-time.ts';

/**
 * Moves money by the payment vendor, in Swiss francs. Every call goes over the network and throws inside a unit of
 * work. What changes something carries a key of ours: the same key with the same wish gives the first outcome, however
 * often it is said, for as long as the vendor remembers keys (24 hours). Its wish must be the same to the letter then,
 * so callers freeze it with the key.
 */
export interface Payments {
  /** Opens the vendor's page on which somebody pays. Nothing is charged yet. */
  openCheckout(wish: CheckoutWish): Promise<Result<OpenedCheckout, OpenRefusal>>;
  findCheckout(ref: CheckoutRef): Promise<Result<CheckoutRecord, FindRefusal>>;
  /**
   * Nobody can pay there any more afterwards. Answers with what is so then: `expired`, or what the payer was faster
   * with. May be said again.
   */
  expireCheckout(ref: CheckoutRef): Promise<Result<CheckoutRecord, FindRefusal>>;

  findPayment(ref: PaymentRef): Promise<Result<PaymentRecord, FindRefusal>>;
  /** Charges a saved card while its holder is away. A decline is final for its key: another try takes another key. */
  chargeSavedCard(wish: SavedCardCharge): Promise<Result<PaymentRecord, ChargeRefusal>>;
  /** Forgets a saved card; one that is already forgotten is fine. */
  forgetCard(card: CardRef): Promise<Result<null, VendorTrouble>>;

  /**
   * Sends money back the way it came. Looks first whether a refund with our id is there already, because the vendor
   * forgets keys and a second refund would be a gift.
   */
  refund(wish: RefundWish): Promise<Result<RefundRecord, RefundRefusal>>;
  findRefund(ref: RefundRef): Promise<Result<RefundRecord, FindRefusal>>;

  findDispute(ref: DisputeRef): Promise<Result<DisputeRecord, FindRefusal>>;

  /** What a payout to our bank is made of, itself left out; the sum of `net` is its amount. */
  movementsIn(payout: PayoutRef): Promise<Result<readonly BalanceMovement[], FindRefusal>>;

  /**
   * The vendor's whole account from an instant on, newest first, a page at a time: of all salons, and of what was done in
   * the vendor's own pages.
   */
  movementsSince(question: HappenedSince): Promise<Result<MovementsPage, VendorTrouble>>;
  payoutsSince(question: HappenedSince): Promise<Result<PayoutsPage, VendorTrouble>>;

  /**
   * What the vendor remembers to have happened from an instant on, newest first, a page at a time. It remembers 30
   * days. For what never arrived as a message.
   */
  happenedSince(question: HappenedSince): Promise<Result<Happened, VendorTrouble>>;
}

export type OpenedCheckout = { readonly checkoutRef: CheckoutRef; readonly url: string };

export type RefundWish = {
  readonly claim: OwnerMark;
  readonly payment: PaymentRef;
  /** More than nothing, at most what is left of the payment. */
  readonly amount: Rappen;
  /** Our own id of this refund; its key as well. */
  readonly refundId: string;
};

export type HappenedSince = {
  readonly since: Instant;
  /** `next` of the page before; null for the newest. */
  readonly after: string | null;
};

export type MovementsPage = {
  readonly movements: readonly AccountMovement[];
  readonly next: string | null;
};
export type PayoutsPage = { readonly payouts: readonly PayoutRecord[]; readonly next: string | null };

export type Happened = { readonly notices: readonly PaymentNotice[]; readonly next: string | null };

export type VendorTrouble =
  /**
   * Nobody knows whether it happened (time-out, answer lost, 5xx), or the vendor is busy (429) or does not know us just
   * now (a key that is being rotated): say the same again under the same key.
   */
  | { readonly kind: 'try_again'; readonly detail: string }
  /** The vendor will never accept it: show it to a person. */
  | { readonly kind: 'rejected'; readonly detail: string };

/** Something else was said under this key before: a mistake of ours, for a person. */
export type KeyReused = { readonly kind: 'key_reused' };
export type NotFound = { readonly kind: 'not_found' };

export type FindRefusal = VendorTrouble | NotFound;
export type OpenRefusal = VendorTrouble | KeyReused;

export type ChargeRefusal =
  | VendorTrouble
  | KeyReused
  /** The card is not there any more. */
  | NotFound
  | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly paymentRef: PaymentRef | null }
  /** The bank wants the holder to confirm: only they can pay, by a checkout. */
  | { readonly kind: 'needs_payer'; readonly paymentRef: PaymentRef | null };

export type RefundRefusal =
  | VendorTrouble
  | KeyReused
  | NotFound
  /** Nothing is left of the payment, or less than asked for. */
  | { readonly kind: 'more_than_left' }
  /** The way back is closed (TWINT after 180 days): pay by bank transfer. */
  | { readonly kind: 'too_late' }
  /** The bank has taken the money back already. */
  | { readonly kind: 'disputed' };
