import { dateRange } from '../shared/salon-time.ts';
import type { EpochMinute } from '../shared/salon-time.ts';
import type { BusyTime } from './busy-time.ts';
import { findSlotsOfParts } from './find-slots.ts';
import type { DateRange, DaySlots } from './find-slots.ts';
import type { SalonBook } from './salon-book.ts';
import type { Part } from './wish-parts.ts';

/**
 * The first free start in [window.from, window.to) on the days of the range, or null. Stops at the day that has one.
 *
 * @param busy must cover the range
 */
export function firstFree(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  range: DateRange,
  window: { readonly from: EpochMinute; readonly to: EpochMinute },
): EpochMinute | null {
  for (const date of dateRange(range.from, range.to)) {
    for (const day of findSlotsOfParts(book, busy, parts, { from: date, to: date })) {
      const start = day.starts.find((s) => s >= window.from && s < window.to);
      if (start !== undefined) return start;
    }
  }
  return null;
}

/**
 * The `count` free starts nearest to `wanted`, in order of time; of two equally near ones the earlier counts first.
 *
 * @param slots in order of time, as `findSlots` has them
 */
export function nearestFree(
  slots: readonly DaySlots[],
  wanted: EpochMinute,
  count: number,
): readonly EpochMinute[] {
  return slots
    .flatMap((day) => day.starts)
    .toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))
    .slice(0, count)
    .toSorted((a, b) => a - b);
}
