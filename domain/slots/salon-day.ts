/**
 * What the settings alone say about one day: when the salon is open, who works, which starts lie on the grid.
 * Independent of bookings, so it is kept with the book it was made from.
 */
import { append, intersect, normalise, NOTHING, subtract } from '../shared/interval.ts';
import type { Intervals } from '../shared/interval.ts';
import type { StaffId } from '../shared/ids.ts';
import { dayFrame, weekdayOf } from '../shared/salon-time.ts';
import type { DayFrame, LocalDate } from '../shared/salon-time.ts';
import { restDayOf } from './rest-days.ts';
import type { Closure, SalonBook, WallSpan, WeeklySpan } from './salon-book.ts';

export type WorkingTime = {
  /** Weekly hours without the breaks. */
  readonly working: Intervals;
  /** Weekly hours, breaks included. */
  readonly hours: Intervals;
};

export type SalonDay = {
  readonly date: LocalDate;
  readonly frame: DayFrame;
  /** Opening hours without closures and rest days. Each interval is one uninterrupted stretch. */
  readonly open: Intervals;
  /** Starts on the grid at which the salon is open, ascending, and when it closes after each. */
  readonly grid: readonly number[];
  readonly closing: readonly number[];
  readonly staff: ReadonlyMap<StaffId, WorkingTime>;
};

const MOST_DAYS = 800;
const daysOfBook = new WeakMap<SalonBook, Map<LocalDate, SalonDay>>();

/** The instants of a day at which the wall clock lies in one of the spans. */
export function wallSpansOn(frame: DayFrame, spans: readonly WallSpan[]): Intervals {
  const wall = normalise(spans.map(({ from, to }) => [from, to]));
  const list: number[] = [];
  for (const run of frame.runs) {
    const shift = run.from - run.wallFrom;
    for (let i = 0; i < wall.length; i += 2) {
      append(list, Math.max(run.from, wall[i]! + shift), Math.min(run.to, wall[i + 1]! + shift));
    }
  }
  return list;
}

export const validOn = (span: WeeklySpan, date: LocalDate): boolean =>
  span.weekday === weekdayOf(date) &&
  (span.validFrom === null || span.validFrom <= date) &&
  (span.validTo === null || date <= span.validTo);

const weeklyOn = (frame: DayFrame, spans: readonly WeeklySpan[]): Intervals =>
  wallSpansOn(
    frame,
    spans.filter((span) => validOn(span, frame.date)),
  );

/** The closures that touch a day, in the order in which the salon lists them. */
export const closuresOn = (book: SalonBook, date: LocalDate): readonly Closure[] =>
  book.closures.filter((closure) => closure.from <= date && date <= closure.to);

/** Opening hours by the weekly plan alone. */
export const weeklyOpening = (book: SalonBook, frame: DayFrame): Intervals =>
  weeklyOn(frame, book.openingHours);

function openingOn(book: SalonBook, frame: DayFrame): Intervals {
  if (!book.rules.openOnRestDays && restDayOf(book.canton, frame.date) !== null) return NOTHING;
  let open = weeklyOpening(book, frame);
  for (const closure of closuresOn(book, frame.date)) {
    open = closure.hours === null ? NOTHING : subtract(open, wallSpansOn(frame, [closure.hours]));
  }
  return open;
}

function gridOf(frame: DayFrame, open: Intervals, granularity: number): Pick<SalonDay, 'grid' | 'closing'> {
  const grid: number[] = [];
  const closing: number[] = [];
  for (const run of frame.runs) {
    const within = intersect(open, [run.from, run.to]);
    for (let i = 0; i < within.length; i += 2) {
      const wall = within[i]! - run.from + run.wallFrom;
      const first = within[i]! + ((granularity - (wall % granularity)) % granularity);
      for (let start = first; start < within[i + 1]!; start += granularity) {
        grid.push(start);
        closing.push(closingAfter(open, start));
      }
    }
  }
  return { grid, closing };
}

function closingAfter(open: Intervals, minute: number): number {
  let i = 0;
  while (open[i + 1]! <= minute) i += 2;
  return open[i + 1]!;
}

function computeDay(book: SalonBook, date: LocalDate): SalonDay {
  const frame = dayFrame(book.zone, date);
  const open = openingOn(book, frame);
  const staff = new Map<StaffId, WorkingTime>();
  for (const member of book.staff) {
    const hours = weeklyOn(frame, member.hours);
    staff.set(member.id, { hours, working: subtract(hours, weeklyOn(frame, member.breaks)) });
  }
  return { date, frame, open, staff, ...gridOf(frame, open, book.rules.granularity) };
}

/** The day as the settings have it. Remembered for as long as the book itself lives. */
export function salonDay(book: SalonBook, date: LocalDate): SalonDay {
  let days = daysOfBook.get(book);
  if (days === undefined) {
    days = new Map();
    daysOfBook.set(book, days);
  }
  let day = days.get(date);
  if (day === undefined) {
    if (days.size >= MOST_DAYS) days.clear();
    day = computeDay(book, date);
    days.set(date, day);
  }
  return day;
}
