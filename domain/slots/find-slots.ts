/**
 * Which starts are free. Knows nothing of the clock: lead time and horizon are filtered afterwards (bookable-window),
 * so that the answer can be kept until a setting or a booking changes.
 */
import type { Intervals } from '../shared/interval.ts';
import { ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { dateRange } from '../shared/salon-time.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';
import type { BusyTime } from './busy-time.ts';
import { freeDay } from './free-day.ts';
import type { FreeDay } from './free-day.ts';
import type { SalonBook } from './salon-book.ts';
import { salonDay } from './salon-day.ts';
import type { SalonDay } from './salon-day.ts';
import { turnsOf } from './turn-shape.ts';
import type { TurnShape } from './turn-shape.ts';
import { canVisit, visitSpace } from './visit-search.ts';
import type { VisitWish } from './visit-wish.ts';
import { partsOfWish } from './wish-parts.ts';
import type { Part, WishOptions, WishRefusal } from './wish-parts.ts';

/** Both days inclusive. */
export type DateRange = { readonly from: LocalDate; readonly to: LocalDate };

/** The free starts of one day, ascending. */
export type DaySlots = { readonly date: LocalDate; readonly starts: readonly EpochMinute[] };

/** Sets `marks[i]` for each start of the grid that lies in `starts` and leaves `duration` until closing. */
function mark(marks: Uint8Array, day: SalonDay, starts: Intervals, duration: number): void {
  const { grid, closing } = day;
  let g = 0;
  for (let i = 0; i < starts.length && g < grid.length; i += 2) {
    const from = starts[i]!;
    const to = starts[i + 1]!;
    while (g < grid.length && grid[g]! < from) g++;
    for (; g < grid.length && grid[g]! < to; g++) if (grid[g]! + duration <= closing[g]!) marks[g] = 1;
  }
}

function startsOn(
  free: FreeDay,
  turns: readonly (readonly TurnShape[])[],
  alone: readonly TurnShape[],
): readonly EpochMinute[] {
  const { day } = free;
  const marks = new Uint8Array(day.grid.length);
  const space = visitSpace(free, turns);
  for (const shape of alone) mark(marks, day, space.startsOf(shape), shape.duration);
  const starts: EpochMinute[] = [];
  const several = turns.length > 1;
  for (let g = 0; g < marks.length; g++) {
    const start = day.grid[g]!;
    if (marks[g] === 1 || (several && canVisit(space, start, day.closing[g]!)))
      starts.push(start as EpochMinute);
  }
  return starts;
}

const NO_STARTS: readonly EpochMinute[] = [];

/** The free starts of each day in the range, whatever the clock says; days without any have an empty list. */
export function findSlotsOfParts(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  range: DateRange,
): readonly DaySlots[] {
  const turns = turnsOf(parts);
  const alone = (turns[0] ?? []).filter((shape) => shape.next === parts.length);
  return dateRange(range.from, range.to).map((date) => {
    const day = salonDay(book, date);
    const isOpen = day.grid.length > 0;
    return { date, starts: isOpen ? startsOn(freeDay(book, busy, day), turns, alone) : NO_STARTS };
  });
}

/**
 * The free starts of a wish on each day of the range, or why the wish is none.
 *
 * @param busy must cover the range
 */
export function findSlots(
  book: SalonBook,
  busy: BusyTime,
  wish: VisitWish,
  range: DateRange,
  options: WishOptions,
): Result<readonly DaySlots[], WishRefusal> {
  const parts = partsOfWish(book, wish, options);
  return parts.ok ? ok(findSlotsOfParts(book, busy, parts.value, range)) : parts;
}
