/** What staff do with a visit on its day, and for how long a slip of the finger can be taken back. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { dateOf, instantOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate, Zone } from '../shared/salon-time.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';

export const VISIT_STEPS = ['check_in', 'complete', 'no_show', 'undo'] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];

export type SteppedVisit = {
  readonly status: AppointmentStatus;
  readonly day: LocalDate;
  readonly from: EpochMinute;
  /** When staff last changed the state; null: never. */
  readonly stateAt: Instant | null;
};

export type StepRefusal =
  /** The visit is in a state in which there is no such step. */
  | { readonly kind: 'wrong_state'; readonly status: AppointmentStatus }
  /** Nobody is here before their day, or missing before their time. */
  | { readonly kind: 'too_early'; readonly from: EpochMinute }
  /** Too long ago to have been a slip. */
  | { readonly kind: 'too_late_to_undo' };

/** Real minutes; long enough for a visit to end and the mistake to be seen. */
export const UNDO_MINUTES = 180;
const MINUTE = 60_000;

const BACK: Partial<Record<AppointmentStatus, AppointmentStatus>> = {
  checked_in: 'confirmed',
  completed: 'checked_in',
  no_show: 'confirmed',
};

/** The state that a step leads to at `now`, or why it is not to be taken. */
export function stateAfter(
  visit: SteppedVisit,
  step: VisitStep,
  now: Instant,
  zone: Zone,
): Result<AppointmentStatus, StepRefusal> {
  const { status, day, from, stateAt } = visit;
  const wrong = err({ kind: 'wrong_state' as const, status });
  const early = err({ kind: 'too_early' as const, from });
  const isDue = day <= dateOf(now, zone);
  switch (step) {
    case 'check_in':
      if (status !== 'confirmed') return wrong;
      return isDue ? ok('checked_in') : early;
    case 'complete':
      if (status !== 'confirmed' && status !== 'checked_in') return wrong;
      return isDue ? ok('completed') : early;
    case 'no_show':
      if (status !== 'confirmed') return wrong;
      return now >= instantOf(from) ? ok('no_show') : early;
    case 'undo': {
      const back = BACK[status];
      if (back === undefined || stateAt === null) return wrong;
      return now <= stateAt + UNDO_MINUTES * MINUTE ? ok(back) : err({ kind: 'too_late_to_undo' });
    }
  }
}

/** The steps that can be taken now, in the order in which a visit meets them. */
export const stepsFor = (visit: SteppedVisit, now: Instant, zone: Zone): readonly VisitStep[] =>
  VISIT_STEPS.filter((step) => stateAfter(visit, step, now, zone).ok);

/** Whether the time and the colleague of a visit can still be changed by staff. */
export const isMovable = (status: AppointmentStatus): boolean => status === 'confirmed';
