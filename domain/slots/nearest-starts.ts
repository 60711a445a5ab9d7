import { dateOf, instantOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant } from '../shared/salon-time.ts';
import { bookableWindow, withinWindow } from './bookable-window.ts';
import type { BusyTime } from './busy-time.ts';
import { findSlotsOfParts } from './find-slots.ts';
import { nearestFree } from './first-free.ts';
import { answerRoom } from './request.ts';
import type { SalonBook } from './salon-book.ts';
import type { Part } from './wish-parts.ts';

const COUNT = 6;

/**
 * What a refusal offers instead: at most six starts of the same day (the salon's) that can be booked online at `now`,
 * those nearest to the wanted one, in order of time.
 *
 * @param busy must cover the wanted start's day
 */
export function nearestStarts(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  wanted: EpochMinute,
  now: Instant,
): readonly EpochMinute[] {
  const day = dateOf(instantOf(wanted), book.zone);
  const free = findSlotsOfParts(book, busy, parts, { from: day, to: day });
  return nearestFree(
    withinWindow(free, bookableWindow(book, now, answerRoom(parts, book.rules))),
    wanted,
    COUNT,
  );
}
