/**
 * Says of one start that it can be booked, and how, or which rule forbids it. Reserving goes through here, so that
 * what is offered, what is taken and what is refused cannot drift apart.
 */
import type { StaffId } from '../shared/ids.ts';
import type { EpochMinute, Instant } from '../shared/salon-time.ts';
import { closedReason, staffReason, turnBlock } from './blocking-rule.ts';
import { bookableWindow } from './bookable-window.ts';
import type { BusyTime } from './busy-time.ts';
import type { FreeDay } from './free-day.ts';
import { plansOf, searchStart } from './plan-visit.ts';
import { answerRoom } from './request.ts';
import type { ColleagueReason, StartRefusal, TimeReason } from './start-refusal.ts';
import type { SalonBook } from './salon-book.ts';
import { turnShape } from './turn-shape.ts';
import type { VisitPlan } from './visit-plan.ts';
import type { Trail } from './visit-search.ts';
import type { VisitWish } from './visit-wish.ts';
import { partsOfWish } from './wish-parts.ts';
import type { Candidate, Part, WishOptions } from './wish-parts.ts';

export type StartAnswer =
  | { readonly kind: 'bookable'; readonly plans: readonly VisitPlan[] }
  | { readonly kind: 'refused'; readonly reason: StartRefusal };

const refused = (reason: StartRefusal): StartAnswer => ({ kind: 'refused', reason });

/** The best plans that are worth trying one after the other. */
const PLANS = 5;

/** Lead time and horizon bind the customer's own bookings only. */
function clockReason(
  book: SalonBook,
  parts: readonly Part[],
  start: EpochMinute,
  now: Instant,
): TimeReason | null {
  const window = bookableWindow(book, now, answerRoom(parts, book.rules));
  if (start < window.from) return { kind: 'lead_time', earliest: window.from };
  return start >= window.to ? { kind: 'beyond_horizon', lastDay: window.lastDay } : null;
}

/**
 * Why a candidate cannot do the part after `trail`. By the colleague of the last turn it would be done without a
 * buffer or a pause, by anybody else in a turn of its own.
 */
function candidateReason(
  free: FreeDay,
  parts: readonly Part[],
  trail: Trail | null,
  index: number,
  start: number,
  candidate: Candidate,
): ColleagueReason {
  const goesOn = trail?.shape.staffId === candidate.staffId;
  const shape = turnShape(parts, index, [goesOn ? { ...candidate, bufferBefore: 0 } : candidate]);
  const at = (start - shape.bufferBefore) as EpochMinute;
  return turnBlock(free, shape, start) ?? staffReason(free, candidate.staffId, at);
}

const isClosed = (reason: ColleagueReason): boolean =>
  reason.kind === 'rest_day' || reason.kind === 'closure' || reason.kind === 'outside_opening_hours';

/** Where the search got furthest, and what stops each candidate for the part that comes next. */
function searchReason(
  free: FreeDay,
  parts: readonly Part[],
  start: number,
  trail: Trail | null,
): StartRefusal {
  const index = trail?.shape.next ?? 0;
  const at = trail === null ? start : trail.start + trail.shape.duration;
  const part = parts[index]!;
  const perStaff: { staffId: StaffId; reason: ColleagueReason }[] = part.candidates.map((candidate) => ({
    staffId: candidate.staffId,
    reason: candidateReason(free, parts, trail, index, at, candidate),
  }));
  const first = perStaff[0]?.reason;
  if (first !== undefined && (part.staff !== 'any' || perStaff.every(({ reason }) => isClosed(reason)))) {
    return first;
  }
  return { kind: 'no_colleague', perStaff };
}

/**
 * What `start` is for these parts, whatever the clock says. Salon first (rest day, closure, hours), then the grid,
 * then people and resources.
 *
 * @param busy must cover the start's day
 */
export function explainStartOfParts(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  start: EpochMinute,
): StartAnswer {
  if (parts.length === 0) return refused({ kind: 'empty_wish' });
  const closed = closedReason(book, start);
  if (closed !== null) return refused(closed);
  const found = searchStart(book, busy, parts, start);
  if (found === null) return refused({ kind: 'not_on_grid', granularity: book.rules.granularity });
  const plans = plansOf(found, parts, PLANS);
  if (plans.length > 0) return { kind: 'bookable', plans };
  return refused(searchReason(found.free, parts, start, found.search.furthest()));
}

/** The same for parts that are booked online at `now`: lead time and horizon count as well, before all others. */
export function explainOnlineStartOfParts(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  start: EpochMinute,
  now: Instant,
): StartAnswer {
  const reason = clockReason(book, parts, start, now);
  return reason === null ? explainStartOfParts(book, busy, parts, start) : refused(reason);
}

/**
 * What `start` is for a wish at `now`: bookable, with the best plans in order, or refused with the rule that forbids
 * it. `online: false` (a booking made by staff) lifts the online flags, lead time and horizon.
 *
 * @param busy must cover the start's day
 */
export function explainStart(
  book: SalonBook,
  busy: BusyTime,
  wish: VisitWish,
  start: EpochMinute,
  now: Instant,
  options: WishOptions,
): StartAnswer {
  const parts = partsOfWish(book, wish, options);
  if (!parts.ok) return refused(parts.error);
  return options.online
    ? explainOnlineStartOfParts(book, busy, parts.value, start, now)
    : explainStartOfParts(book, busy, parts.value, start);
}
