/**
 * What booking promises, said again in the simplest way: a list of visits of half an hour, each with one colleague.
 * It predicts the outcome of every step; tests compare the real thing with it after each.
 */
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { StaffWish } from '#domain/slots/visit-wish.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN } from '#tests/contracts/contract-salon.ts';

const MINUTE = 60_000;

export type ModelVisit = {
  readonly id: AppointmentId;
  readonly owner: number;
  /** Whose attempt it was; null once it has ended. */
  attempt: number | null;
  status: 'hold' | 'visit' | 'lapsed' | 'released' | 'cancelled';
  until: Instant;
  start: EpochMinute;
  readonly wanted: StaffWish;
  staff: StaffWish;
  sequence: number;
};

export type Model = { now: Instant; readonly visits: ModelVisit[]; letters: number };

export const emptyModel = (): Model => ({ now: NOW, visits: [], letters: 0 });

const live = (visit: ModelVisit): boolean => visit.status === 'hold' || visit.status === 'visit';

/** Time passes: holds whose time is up are over, whether or not anybody has looked. */
export function pass(model: Model, minutes: number): void {
  model.now = (model.now + minutes * MINUTE) as Instant;
  for (const visit of model.visits) {
    if (visit.status === 'hold' && visit.until <= model.now) end(visit, 'lapsed');
  }
}

export function end(visit: ModelVisit, status: 'lapsed' | 'released' | 'cancelled'): void {
  visit.status = status;
  visit.attempt = null;
}

export const freeColleagues = (
  model: Model,
  wanted: StaffWish,
  start: EpochMinute,
  without: readonly ModelVisit[],
): readonly StaffWish[] =>
  (wanted === 'any' ? [ANNA, BEN] : [wanted]).filter((staff) =>
    model.visits.every(
      (other) =>
        !live(other) ||
        without.includes(other) ||
        other.staff !== staff ||
        start >= other.start + 30 ||
        other.start >= start + 30,
    ),
  );

export const tooLate = (model: Model, visit: ModelVisit): boolean =>
  model.now > (visit.start - 1440) * MINUTE;

/** `taken` stands for every way to say that somebody else has it. */
export type Prediction =
  | 'ok'
  | 'taken'
  | 'lead_time'
  | 'too_many_holds'
  | 'already_confirmed'
  | 'not_found'
  | 'hold_expired'
  | 'already_ended'
  | 'cutoff_passed'
  | 'changed_meanwhile';

const placing = (
  model: Model,
  wanted: StaffWish,
  start: EpochMinute,
  without: readonly ModelVisit[],
): Prediction => {
  if ((start - 120) * MINUTE < model.now) return 'lead_time';
  return freeColleagues(model, wanted, start, without).length > 0 ? 'ok' : 'taken';
};

export type Choice = {
  readonly owner: number;
  readonly attempt: number;
  readonly start: EpochMinute;
  readonly wanted: StaffWish;
  readonly instead: ModelVisit | undefined;
};

export type ReservePrediction = {
  readonly outcome: Prediction;
  /** The hold that is the answer already. */
  readonly same: ModelVisit | undefined;
  readonly replaced: readonly ModelVisit[];
};

export function predictReserve(model: Model, choice: Choice): ReservePrediction {
  const { owner, attempt, start, wanted, instead } = choice;
  const earlier = model.visits.find((visit) => visit.owner === owner && visit.attempt === attempt);
  if (earlier?.status === 'visit') return { outcome: 'already_confirmed', same: undefined, replaced: [] };
  if (earlier?.start === start && earlier.wanted === wanted)
    return { outcome: 'ok', same: earlier, replaced: [] };
  const replaced = model.visits.filter(
    (visit) => visit.status === 'hold' && visit.owner === owner && (visit === earlier || visit === instead),
  );
  const held = model.visits.filter((visit) => visit.status === 'hold' && visit.owner === owner);
  const outcome =
    held.length - replaced.length >= 2 ? 'too_many_holds' : placing(model, wanted, start, replaced);
  return { outcome, same: undefined, replaced };
}

export function predictConfirm(visit: ModelVisit, owner: number): Prediction {
  if (visit.owner !== owner) return 'not_found';
  if (visit.status === 'hold' || visit.status === 'visit') return 'ok';
  return visit.status === 'lapsed' ? 'hold_expired' : 'already_ended';
}

export function predictRelease(visit: ModelVisit, owner: number): Prediction {
  if (visit.owner !== owner) return 'not_found';
  return visit.status === 'visit' ? 'already_confirmed' : 'ok';
}

/** Only for what was confirmed a link was ever sent. */
export function predictMove(
  model: Model,
  visit: ModelVisit,
  start: EpochMinute,
  sequence: number,
): Prediction {
  if (visit.status === 'cancelled') return 'already_ended';
  if (visit.status !== 'visit') return 'not_found';
  if (visit.start === start) return 'ok';
  if (visit.sequence !== sequence) return 'changed_meanwhile';
  if (tooLate(model, visit)) return 'cutoff_passed';
  return placing(model, visit.wanted, start, [visit]);
}

export function predictCancel(model: Model, visit: ModelVisit): Prediction {
  if (visit.status === 'cancelled') return 'ok';
  if (visit.status !== 'visit') return 'not_found';
  return tooLate(model, visit) ? 'cutoff_passed' : 'ok';
}
