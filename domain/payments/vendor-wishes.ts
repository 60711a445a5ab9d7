/** What the vendor is asked for, in our words: frozen with its key, because a repetition must say the same. */
import type { Locale } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { CardRef, PayerRef } from './payment-refs.ts';
import type { OwnerMark, PaymentMethod } from './vendor-records.ts';

export type CheckoutWish = {
  readonly claim: OwnerMark;
  /** The try at paying; a new try after an expired one takes a new one. At most 200 characters. */
  readonly attempt: string;
  /** At least CHF 0.50. */
  readonly amount: Rappen;
  /** At least one; see `methodsFor`. */
  readonly methods: readonly PaymentMethod[];
  /** What the payer reads beside the amount: „Bestellung 1042, Salon Lindenhof“. */
  readonly title: string;
  /** Filled in for the payer, where known. */
  readonly email: string | null;
  readonly locale: Locale;
  /** See `checkoutEnd`: 30 minutes to 24 hours from now. */
  readonly expiresAt: Instant;
  /** Asks the vendor to keep the card for later charges; the payer has consented with us. TWINT is never kept. */
  readonly keepCard: boolean;
  readonly returnTo: ReturnAddresses;
};

/** Absolute addresses of ours. Coming back proves nothing: the payment is looked up. */
export type ReturnAddresses = { readonly done: string; readonly cancelled: string };

export type SavedCardCharge = {
  readonly claim: OwnerMark;
  readonly attempt: string;
  readonly amount: Rappen;
  readonly title: string;
  readonly payer: PayerRef;
  readonly card: CardRef;
};
