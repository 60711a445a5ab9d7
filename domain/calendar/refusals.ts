/** Why a step at the desk is refused. Data only: words are made in app/. */
import type { AppointmentStatus } from '../slots/appointment.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { ContactFieldRefusal, TakenStart, WishRefusal } from '../slots/refusals.ts';
import type { StepRefusal } from './visit-steps.ts';

/** Somebody was faster: how the visit stands now. */
export type ChangedMeanwhile = { readonly kind: 'changed_meanwhile'; readonly status: AppointmentStatus };

export type StateRefusal =
  | { readonly kind: 'not_found' }
  | ChangedMeanwhile
  | StepRefusal
  /** The time of a visit that nobody came to was given to somebody else. */
  | { readonly kind: 'place_taken' }
  /** What was paid or invoiced took place; a slip there is taken back first. */
  | { readonly kind: 'already_paid' };

export type DeskCancelRefusal =
  | { readonly kind: 'not_found' }
  | ChangedMeanwhile
  | { readonly kind: 'wrong_state'; readonly status: AppointmentStatus };

export type AnswerRefusal =
  | { readonly kind: 'not_found' }
  | ChangedMeanwhile
  /** The customer was told that it would be said by then. */
  | { readonly kind: 'answer_overdue'; readonly answerBy: Instant };

export type DeskMoveRefusal =
  | { readonly kind: 'not_found' }
  | ChangedMeanwhile
  | { readonly kind: 'wrong_state'; readonly status: AppointmentStatus }
  /** A day that is over. */
  | { readonly kind: 'day_over' }
  | WishRefusal
  | TakenStart;

export type DeskCreateRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'day_over' }
  | { readonly kind: 'invalid_contact'; readonly fields: readonly ContactFieldRefusal[] }
  /** The known customer who was picked is not there (any more). */
  | { readonly kind: 'customer_gone' }
  | WishRefusal
  /** `liftable`: hours forbid it, and the desk may say that it shall be so all the same. */
  | (TakenStart & { readonly liftable: boolean });
