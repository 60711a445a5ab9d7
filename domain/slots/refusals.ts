/**
 * Why a step of booking is refused. Data only: words are made in app/. What the engine says of a wish or a start is
 * defined beside the engine (wish-parts.ts, start-refusal.ts) and passed on as it is.
 */
import type { AppointmentId } from '../shared/ids.ts';
import type { EpochMinute, Instant } from '../shared/salon-time.ts';
import type { StartRefusal } from './start-refusal.ts';
import type { WishRefusal } from './wish-parts.ts';

export type { ColleagueReason, StartRefusal } from './start-refusal.ts';
export type { WishRefusal } from './wish-parts.ts';

/** A start that cannot be had, with free ones near it. */
export type TakenStart = (Exclude<StartRefusal, WishRefusal> | { readonly kind: 'slot_taken' }) & {
  readonly nearest: readonly EpochMinute[];
};

export type ReserveRefusal =
  | WishRefusal
  | TakenStart
  /** `until`: when the first of the visitor's holds lapses. */
  | { readonly kind: 'too_many_holds'; readonly most: number; readonly until: Instant }
  /** The same attempt has led to a visit (back button after confirming): show that one. */
  | { readonly kind: 'already_confirmed'; readonly appointmentId: AppointmentId };

export type ConfirmRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'hold_expired' }
  | { readonly kind: 'already_ended' }
  | { readonly kind: 'terms_changed'; readonly version: string }
  | { readonly kind: 'invalid_contact'; readonly fields: readonly ContactFieldRefusal[] }
  /** It stands when its deposit is paid, and not before. */
  | { readonly kind: 'deposit_needed' };

export type ReleaseRefusal = { readonly kind: 'not_found' } | { readonly kind: 'already_confirmed' };

export type ContactFieldRefusal = {
  readonly field: 'firstName' | 'lastName' | 'email' | 'phone' | 'note';
  readonly kind: 'missing' | 'too_long' | 'malformed';
};

export type MoveRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'already_ended' }
  | { readonly kind: 'cutoff_passed'; readonly cutoff: Instant }
  /** It is asked for at this time: another time would be another question. */
  | { readonly kind: 'not_answered_yet' }
  /** Somebody changed the visit in the meantime. */
  | { readonly kind: 'changed_meanwhile' }
  | WishRefusal
  | TakenStart;

export type CancelRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'already_ended' }
  | { readonly kind: 'cutoff_passed'; readonly cutoff: Instant };
