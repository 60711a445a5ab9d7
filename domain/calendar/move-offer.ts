/** Another place for a visit that the salon itself cannot keep: held, offered, and answered by the customer. */
import type { AppointmentId, MoveOfferId } from '../shared/ids.ts';
import { instantOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';
import type { VisitPlan } from '../slots/visit-plan.ts';
import type { PauseId } from './pause.ts';

export type MoveOfferOutcome = 'accepted' | 'declined' | 'lapsed' | 'withdrawn';

export type MoveOffer = {
  readonly id: MoveOfferId;
  readonly appointmentId: AppointmentId;
  /** The appointment that keeps the place from others until the answer is there. Nobody's visitor has it. */
  readonly holdId: AppointmentId;
  /** Null: the absence is not in the calendar any more. */
  readonly absenceId: PauseId | null;
  /** Of the visit when it was offered: what was moved since is another matter. */
  readonly sequence: number;
  /** When the visit was to begin. */
  readonly was: EpochMinute;
  readonly plan: VisitPlan;
  /** False: to be asked by telephone. */
  readonly byLetter: boolean;
  readonly status: 'open' | MoveOfferOutcome;
  readonly offeredAt: Instant;
  readonly until: Instant;
};

/** `overtaken`: the visit was moved or cancelled in another way meanwhile. */
export type MoveOfferState = MoveOffer['status'] | 'overtaken';

type Visit = Pick<Appointment, 'status' | 'sequence' | 'from'>;

export function offerState(offer: MoveOffer, visit: Visit, at: Instant): MoveOfferState {
  if (offer.status === 'accepted') return offer.status;
  if (visit.sequence !== offer.sequence || visit.status !== 'confirmed') {
    return offer.status === 'open' ? 'overtaken' : offer.status;
  }
  return offer.status === 'open' && at >= offer.until ? 'lapsed' : offer.status;
}

/** The visit cannot be kept as it is, whatever the customer has said to it so far. */
export const UNKEPT = ['open', 'declined', 'lapsed'] as const satisfies readonly MoveOffer['status'][];
const isUnkept = (state: MoveOfferState): boolean => UNKEPT.some((each) => each === state);

/**
 * The salon could not keep what was agreed, so the customer owes nothing for moving or cancelling it, whatever the
 * cut-off says. An offer that the salon has taken back asks nothing of anybody: the visit stands as it was agreed. So
 * does one whose absence is over, and a visit that was moved since is agreed anew.
 */
export const isSalonsDoing = (offer: MoveOffer | null, visit: Visit, at: Instant): boolean =>
  offer !== null &&
  offer.absenceId !== null &&
  visit.status === 'confirmed' &&
  visit.sequence === offer.sequence &&
  isUnkept(offerState(offer, visit, at)) &&
  at < Math.max(offer.until, instantOf(visit.from));

/**
 * What the customer was asked is off, by the salon's own doing, and the visit takes place as it was agreed: they have to
 * hear of it, or they wait for an answer, or stay at home.
 */
export const isBackAsAgreed = (offer: MoveOffer, visit: Visit, at: Instant): boolean =>
  visit.status === 'confirmed' &&
  visit.sequence === offer.sequence &&
  at < instantOf(visit.from) &&
  (offer.status === 'withdrawn' ||
    (offer.absenceId === null && (offer.status === 'declined' || offer.status === 'lapsed')));

/** What has to be settled when something else happens to the visit. */
export const openOnly = (offer: MoveOffer | null): readonly MoveOffer[] =>
  offer?.status === 'open' ? [offer] : [];

/** These days and those of the places that are held, in the order in which their gates are taken. */
export const daysWith = (offers: readonly MoveOffer[], ...days: readonly LocalDate[]): readonly LocalDate[] =>
  [...new Set([...days, ...offers.map(({ plan }) => plan.day)])].sort();

/** What was read before the gate is still so behind it: nobody has offered, answered or taken back anything meanwhile. */
export const isSameOffer = (before: MoveOffer | null, now: MoveOffer | null): boolean =>
  before?.id === now?.id && before?.status === now?.status;

/** Who does what from when on: what a page shows of a place, and what tells two of them apart. */
export const isOfferOf = (offer: MoveOffer, from: EpochMinute, staff: readonly string[]): boolean =>
  offer.plan.from === from &&
  offer.plan.items.length === staff.length &&
  offer.plan.items.every(({ staffId }, position) => staffId === staff[position]);
