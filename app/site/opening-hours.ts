/** When the salon is open, as people ask for it: today, in a usual week, and what is different soon. */
import type { Localized } from '#domain/shared/locale.ts';
import { addDays, dateRange, weekdayOf, type LocalDate } from '#domain/shared/local-date.ts';
import { wallTimeOf, type EpochMinute } from '#domain/shared/salon-time.ts';
import { restDayOf, type RestDay } from '#domain/slots/rest-days.ts';
import type { SalonBook, WallSpan, Weekday } from '#domain/slots/salon-book.ts';
import { closuresOn, salonDay, validOn } from '#domain/slots/salon-day.ts';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const WEEKS_AHEAD = 9;

export type ClosedBecause =
  | { readonly kind: 'rest_day'; readonly restDay: RestDay }
  | { readonly kind: 'closure'; readonly reason: Localized };

export type HoursOfDay = { readonly ranges: readonly WallSpan[]; readonly because: ClosedBecause | null };

export function hoursOn(book: SalonBook, day: LocalDate): HoursOfDay {
  const { open } = salonDay(book, day);
  const wall = (minute: number) => wallTimeOf(minute as EpochMinute, book.zone).minute;
  const ranges: WallSpan[] = [];
  for (let i = 0; i < open.length; i += 2)
    ranges.push({ from: wall(open[i]!), to: wall(open[i + 1]! - 1) + 1 });
  return { ranges, because: ranges.length === 0 ? closedBecause(book, day) : null };
}

/** The first moment, by the wall clock, at which a closed salon opens again. */
export type Opening = { readonly day: LocalDate; readonly inDays: number; readonly at: number };
export type HoursToday = HoursOfDay & { readonly opensNext: Opening | null };

/** The hours of today; on a day on which the salon stays closed also when it opens next, if within the coming weeks. */
export function hoursToday(book: SalonBook, today: LocalDate): HoursToday {
  const hours = hoursOn(book, today);
  if (hours.ranges.length > 0) return { ...hours, opensNext: null };
  for (let inDays = 1; inDays <= WEEKS_AHEAD * 7; inDays += 1) {
    const day = addDays(today, inDays);
    const [first] = hoursOn(book, day).ranges;
    if (first !== undefined) return { ...hours, opensNext: { day, inDays, at: first.from } };
  }
  return { ...hours, opensNext: null };
}

function closedBecause(book: SalonBook, day: LocalDate): ClosedBecause | null {
  const closure = closuresOn(book, day).find(({ hours }) => hours === null);
  if (closure !== undefined) return { kind: 'closure', reason: closure.reason };
  if (book.rules.openOnRestDays) return null;
  const restDay = restDayOf(book.canton, day);
  return restDay === null || restDay === 'sunday' ? null : { kind: 'rest_day', restDay };
}

/** The usual week as it is valid from `today` on. */
export function usualWeek(
  book: SalonBook,
  today: LocalDate,
): readonly { readonly weekday: Weekday; readonly ranges: readonly WallSpan[] }[] {
  const days = dateRange(today, addDays(today, 6));
  return WEEKDAYS.map((weekday) => {
    const day = days.find((each) => weekdayOf(each) === weekday)!;
    const spans = book.openingHours.filter((span) => validOn(span, day));
    const ranges = spans.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
    return { weekday, ranges };
  });
}

export type Exception = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly hours: WallSpan | null;
  readonly because: ClosedBecause;
};

/** Closures of the coming weeks, and rest days on which the salon would otherwise be open. */
export function comingExceptions(book: SalonBook, today: LocalDate): readonly Exception[] {
  const last = addDays(today, WEEKS_AHEAD * 7);
  const closures = book.closures
    .filter((closure) => closure.to >= today && closure.from <= last)
    .map(({ from, to, hours, reason }): Exception => ({
      from,
      to,
      hours,
      because: { kind: 'closure', reason },
    }));
  const restDays = dateRange(today, last).flatMap((day): Exception[] => {
    const restDay = book.rules.openOnRestDays ? null : restDayOf(book.canton, day);
    const usual = book.openingHours.some((span) => validOn(span, day));
    return restDay !== null && usual
      ? [{ from: day, to: day, hours: null, because: { kind: 'rest_day', restDay } }]
      : [];
  });
  return [...closures, ...restDays].sort((a, b) => (a.from < b.from ? -1 : 1));
}
