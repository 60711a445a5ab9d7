/**
 * A card that somebody lets us keep until their visit is over, for what the frozen policy asks for beyond the deposit: with
 * their consent, at most so much, and once.
 */
import type { CardRef, PayerRef } from '../payments/payment-refs.ts';
import { LEAST_PAYABLE } from '../payments/payment-limits.ts';
import type { AppointmentId } from '../shared/ids.ts';
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { instantOf } from '../shared/salon-time.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Appointment, AppointmentStatus } from '../slots/appointment.ts';
import { beyondDeposit, claimOf } from './claim.ts';

/** Of the words of the consent, in all languages; other words are another version. */
export const CARD_CONSENT_VERSION = '2026-11';

export type CardConsent = {
  readonly version: string;
  /** As they were read, amount and all. */
  readonly words: string;
  /** Beyond the deposit, in Rappen. */
  readonly most: Rappen;
  readonly at: Instant;
};

/** What the vendor keeps, and by which people know it again; the number itself never comes near us. */
export type KeptCard = {
  readonly payerRef: PayerRef;
  readonly cardRef: CardRef;
  readonly brand: string;
  readonly last4: string;
};

/** `Visa …4242`; the vendor writes its brands small. */
export const cardName = ({ brand, last4 }: Pick<KeptCard, 'brand' | 'last4'>): string =>
  `${brand.charAt(0).toUpperCase()}${brand.slice(1)} …${last4}`;

export type CardEnd =
  /** Taken back before anything was paid. */
  | 'withdrawn'
  /** Paid otherwise: TWINT cannot be kept. */
  | 'no_card'
  | 'removed'
  | 'over'
  /** The vendor is being asked for the money. */
  | 'charging'
  | 'charged'
  /** It was not to be had: the invoice is the way. */
  | 'refused';

export type SavedCard = {
  readonly visitId: AppointmentId;
  readonly consent: CardConsent;
  /** Null: not there yet, or forgotten. */
  readonly card: KeptCard | null;
  /** Nothing may be taken from it any more. */
  readonly ended: { readonly at: Instant; readonly reason: CardEnd } | null;
};

const DAY = 24 * 60 * 60_000;
const DAYS_AFTER = 7;

/** Until then at the longest, also of a visit of which nobody has said what became of it. */
export const keptUntil = ({ to }: Pick<Appointment, 'to'>): Instant =>
  (instantOf(to) + DAYS_AFTER * DAY) as Instant;

/** What may be asked for beyond the deposit at the most; nothing: then no card is asked for either. */
export function mostBeyond(visit: Pick<Appointment, 'total' | 'policy' | 'deposit'>): Rappen {
  const beyond = claimOf(visit, 'no_show') - visit.deposit;
  return rappen(beyond < LEAST_PAYABLE ? 0 : beyond);
}

export type CardFacts = {
  readonly status: AppointmentStatus;
  readonly to: Appointment['to'];
  readonly at: Instant;
  readonly most: Rappen;
  readonly claim: Rappen | null;
  readonly left: Rappen;
  readonly kept: Rappen;
  readonly refilled: boolean;
  readonly invoiced: boolean;
};

export type CardFate =
  | { readonly kind: 'wait' }
  /** It is not needed any more. */
  | { readonly kind: 'over' }
  | { readonly kind: 'charge'; readonly amount: Rappen };

const WAIT: CardFate = { kind: 'wait' };
const OVER: CardFate = { kind: 'over' };
/** So long after its end a time that was filled again gives everything back by itself. */
const LAST_LOOK = 15 * 60_000;

/**
 * What becomes of a card that is kept: forgotten as soon as nothing can be asked for, charged when the visit's time is over
 * and nobody else had it, which is when it could be invoiced.
 */
export function cardFateOf(facts: CardFacts): CardFate {
  const { status, to, at, most, claim, left, refilled, invoiced } = facts;
  const end = instantOf(to);
  if (at > keptUntil(facts) || status === 'expired') return OVER;
  if (status === 'completed') return at < end ? WAIT : OVER;
  if (status !== 'cancelled' && status !== 'no_show') return WAIT;
  if (claim === null || claim === 0 || invoiced) return OVER;
  if (refilled) return at < end + LAST_LOOK ? WAIT : OVER;
  // The deposit comes first.
  if (at < end || left > 0) return WAIT;
  const beyond = Math.min(beyondDeposit(facts), most);
  return beyond < LEAST_PAYABLE ? OVER : { kind: 'charge', amount: rappen(beyond) };
}
