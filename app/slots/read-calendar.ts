/** What the calendar page shows: a month with its free days, and the starts of one day. */
import { parseLocalDate, type LocalDate } from '#domain/shared/local-date.ts';
import type { DaySlots } from '#domain/ports/queries.ts';
import type { EpochMinute, Zone } from '#domain/shared/salon-time.ts';
import type { BookableWindow } from '#domain/slots/bookable-window.ts';
import { dayParts, type DayPart } from './day-parts.ts';
import {
  monthAfter,
  monthBefore,
  monthGrid,
  monthKey,
  monthOf,
  type GridDay,
  type Month,
} from './month-grid.ts';
import { startValue } from './start-value.ts';

export type CalendarQuery = { readonly day: LocalDate | null; readonly month: LocalDate | null };

/** Whatever is no day and no month of our times counts as not asked. */
export const readCalendarQuery = (params: URLSearchParams): CalendarQuery => ({
  day: ofOurTimes(parseLocalDate(params.get('day') ?? '')),
  month: ofOurTimes(parseLocalDate(`${params.get('month') ?? ''}-01`)),
});

/** A calendar shows the weeks around a day too: years that cannot be written must not be near. */
const ofOurTimes = (day: LocalDate | null): LocalDate | null =>
  day !== null && day >= '2000-01-01' && day < '2200-01-01' ? day : null;

export type CalendarSource = {
  slots(range: { readonly from: LocalDate; readonly to: LocalDate }): Promise<readonly DaySlots[]>;
  /** Where to begin when nothing was asked for. */
  firstDay(): Promise<LocalDate | null>;
};

export type CalendarModel = {
  /** The month's first day. */
  readonly month: LocalDate;
  /** Neighbouring months in which something could be free, as `2026-03`. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly weeks: readonly (readonly (GridDay | null)[])[];
  readonly nothingFree: boolean;
  readonly day: LocalDate | null;
  /** Starts as forms carry them: `2026-03-14T14:30+01:00`. */
  readonly parts: readonly { readonly part: DayPart; readonly starts: readonly string[] }[];
};

export async function readCalendar(
  source: CalendarSource,
  query: CalendarQuery,
  window: BookableWindow,
  zone: Zone,
): Promise<CalendarModel> {
  const asked = query.day ?? (query.month === null ? await source.firstDay() : null);
  const month = monthOf(asked ?? query.month ?? window.today);
  const days = await slotsOf(source, month, window);
  const day = asked ?? days.find(({ starts }) => starts.length > 0)?.day ?? null;
  const free = new Map(days.map(({ day: each, starts }) => [each, starts.length]));
  const starts: readonly EpochMinute[] = days.find((each) => each.day === day)?.starts ?? [];
  return {
    month: month.first,
    previous: month.first > window.today ? monthKey(monthBefore(month)) : null,
    next: month.last < window.lastDay ? monthKey(monthAfter(month)) : null,
    weeks: monthGrid(month, free, window),
    nothingFree: days.every((each) => each.starts.length === 0),
    day,
    parts: dayParts(starts, zone).map(({ part, starts: some }) => ({
      part,
      starts: some.map((start) => startValue(start, zone)),
    })),
  };
}

/** Only the part of the month in which anything can be booked is worth a question. */
async function slotsOf(
  source: CalendarSource,
  month: Month,
  window: BookableWindow,
): Promise<readonly DaySlots[]> {
  const from = month.first > window.today ? month.first : window.today;
  const to = month.last < window.lastDay ? month.last : window.lastDay;
  return from > to ? [] : source.slots({ from, to });
}
