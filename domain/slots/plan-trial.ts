/** Which plan to hold for a wanted start, and what to say when there is none. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { EpochMinute, Instant } from '../shared/salon-time.ts';
import type { BusyTime } from './busy-time.ts';
import { explainOnlineStartOfParts } from './explain-start.ts';
import { nearestStarts } from './nearest-starts.ts';
import type { StartRefusal } from './refusals.ts';
import type { SalonBook } from './salon-book.ts';
import type { VisitPlan } from './visit-plan.ts';
import type { Part } from './wish-parts.ts';

/** What a unit of work ends with when the database refused its plan: rolled back, to be tried with the next one. */
export type Overlap = { readonly kind: 'overlap'; readonly plan: VisitPlan };

export type NoPlan =
  | (StartRefusal & { readonly nearest: readonly EpochMinute[] })
  | { readonly kind: 'slot_taken'; readonly nearest: readonly EpochMinute[] };

const MOST_TRIES = 5;

const occupancyOf = (plan: VisitPlan): string => JSON.stringify(plan.occupies);

/** The best plan that has not been refused yet; null when none is left, or after five refusals. */
export function firstUntried(plans: readonly VisitPlan[], refused: readonly VisitPlan[]): VisitPlan | null {
  if (refused.length >= MOST_TRIES) return null;
  const tried = new Set(refused.map(occupancyOf));
  return plans.find((plan) => !tried.has(occupancyOf(plan))) ?? null;
}

/**
 * The best plan for parts that are booked online at `now` and begin at `start`. `refused` are plans that the database
 * did not take although busy time showed nothing: the last line behind the gate, not the usual way. Without a plan, the
 * rule that forbids the start, or `slot_taken`, and the nearest starts of that day instead.
 *
 * @param busy must cover the start's day
 */
export function choosePlan(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  start: EpochMinute,
  now: Instant,
  refused: readonly VisitPlan[],
): Result<VisitPlan, NoPlan> {
  const answer = explainOnlineStartOfParts(book, busy, parts, start, now);
  const plan = answer.kind === 'bookable' ? firstUntried(answer.plans, refused) : null;
  if (plan !== null) return ok(plan);
  const nearest = nearestStarts(book, busy, parts, start, now).filter((free) => free !== start);
  return err(answer.kind === 'refused' ? { ...answer.reason, nearest } : { kind: 'slot_taken', nearest });
}
