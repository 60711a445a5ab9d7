import type { EpochMinute } from '../shared/salon-time.ts';
import type { BusyTime } from './busy-time.ts';
import { planVisit } from './plan-visit.ts';
import type { SalonBook } from './salon-book.ts';
import type { Part } from './wish-parts.ts';

/**
 * The minutes that the customer would wait between services, of those free starts where it is any. A start stands for
 * its best plan, which is the one that a hold takes.
 *
 * @param busy must cover the days of the starts
 */
export function waitsOfStarts(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  starts: readonly EpochMinute[],
): ReadonlyMap<EpochMinute, number> {
  // Whoever begins with one service is looked after until it is done.
  if (parts.length < 2) return new Map();
  const waits = starts.map(
    (start) => [start, planVisit(book, busy, parts, start, 1)[0]?.waiting ?? 0] as const,
  );
  return new Map(waits.filter(([, waiting]) => waiting > 0));
}
