/** Which plan the desk takes for a wanted start, and what to say when there is none. */
import { dateOf, instantOf } from '../shared/salon-time.ts';
import type { EpochMinute } from '../shared/salon-time.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { BusyTime } from '../slots/busy-time.ts';
import { explainStartOfParts } from '../slots/explain-start.ts';
import { findSlotsOfParts } from '../slots/find-slots.ts';
import { nearestFree } from '../slots/first-free.ts';
import { firstUntried } from '../slots/plan-trial.ts';
import type { NoPlan } from '../slots/plan-trial.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import type { VisitPlan } from '../slots/visit-plan.ts';
import type { Part } from '../slots/wish-parts.ts';

const NEAREST = 6;

/**
 * The best plan for `start`, whatever the clock says; else the rule that forbids it, or `slot_taken`, and the nearest
 * starts of that day.
 *
 * @param busy must cover the start's day
 * @param offered whose grid and hours the nearest starts lie on
 */
export function chooseDeskPlan(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  start: EpochMinute,
  refused: readonly VisitPlan[],
  offered: SalonBook = book,
): Result<VisitPlan, NoPlan> {
  const answer = explainStartOfParts(book, busy, parts, start);
  const plan = answer.kind === 'bookable' ? firstUntried(answer.plans, refused) : null;
  if (plan !== null) return ok(plan);
  const day = dateOf(instantOf(start), book.zone);
  const free = findSlotsOfParts(offered, busy, parts, { from: day, to: day });
  const nearest = nearestFree(free, start, NEAREST).filter((each) => each !== start);
  return err(answer.kind === 'refused' ? { ...answer.reason, nearest } : { kind: 'slot_taken', nearest });
}
