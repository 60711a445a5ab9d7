import type { MoveOffer, MoveOfferOutcome } from '../calendar/move-offer.ts';
import type { Pause, PauseId } from '../calendar/pause.ts';
import type { PlanLine } from '../calendar/absence-plan.ts';
import type { Insider, LinkHolder } from '../shared/actor.ts';
import type { AppointmentId, MoveOfferId, StaffId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';

export interface MoveOfferStore {
  /** @throws when the visit has an open one already: the last line behind the day's gate */
  add(offer: MoveOffer): Promise<void>;
  /** The newest of a visit; null when there is none, or the visit is not the actor's. */
  latestOf(appointmentId: AppointmentId): Promise<MoveOffer | null>;
  /** Of an absence: the newest of each visit, unless it was accepted or taken back. */
  ofAbsence(absenceId: PauseId): Promise<readonly MoveOffer[]>;
  /**
   * Closes an open offer, ends its hold and frees what that occupies (its day is gated). False, and nothing is written,
   * when it is not open, not the actor's, or accepted without its hold being live any more.
   */
  settle(id: MoveOfferId, outcome: MoveOfferOutcome, at: Instant): Promise<boolean>;
}

/** A visit that lies, or lay, in an absence. Personal data: whom to call. */
export type AbsencePlanLine = {
  readonly visit: Appointment;
  readonly customer: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Null: nothing is to be proposed, because it is asked already or lies in the absence no more. */
  readonly line: PlanLine | null;
  /** The newest: for the visit as it is now or, where it lies in the absence no more, of what it was asked for it. */
  readonly offer: MoveOffer | null;
};

export type AbsencePlanView = {
  readonly pause: Pause;
  /** In order of the agreed time. */
  readonly lines: readonly AbsencePlanLine[];
  /** Who works here, and who did: a place can be with somebody who has left since. */
  readonly names: ReadonlyMap<StaffId, string>;
  /** How many lie in the absence beyond what one plan shows. */
  readonly more: number;
};

export interface MoveOfferQueries {
  /** The newest offer for the visit of the link. */
  ofVisit(actor: LinkHolder): Promise<MoveOffer | null>;
  /** Null when it is no absence of this salon. */
  plan(actor: Insider, absenceId: PauseId): Promise<AbsencePlanView | null>;
}
