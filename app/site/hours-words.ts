import type { WallSpan } from '#domain/slots/salon-book.ts';
import { weekdayOf } from '#domain/shared/local-date.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { dayOfYear, wallTime } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';
import type { ClosedBecause, Exception, HoursToday, Opening } from './opening-hours.ts';

export function rangesText(locale: Locale, ranges: readonly WallSpan[]): string {
  const { hours } = textsIn(locale).site;
  return ranges.map(({ from, to }) => hours.range(wallTime(from), wallTime(to))).join(', ');
}

export const reasonText = (locale: Locale, because: ClosedBecause): string =>
  because.kind === 'closure' ? because.reason[locale] : textsIn(locale).site.restDays[because.restDay];

/** Until this far ahead a weekday alone is one day only. */
const SOON_DAYS = 6;

function openingText(locale: Locale, { day, inDays, at }: Opening): string {
  const { hours, weekdays } = textsIn(locale).site;
  const time = hours.clock(Math.floor(at / 60), at % 60);
  if (inDays === 1) return hours.opensTomorrow(time);
  return hours.opensOn(inDays <= SOON_DAYS ? weekdays[weekdayOf(day)] : dayOfYear(locale, day), time);
}

export function todayText(locale: Locale, today: HoursToday): string {
  const { hours } = textsIn(locale).site;
  if (today.ranges.length > 0) return hours.openToday(rangesText(locale, today.ranges));
  const closed =
    today.because === null ? hours.closedToday : hours.closedTodayBecause(reasonText(locale, today.because));
  return today.opensNext === null ? closed : `${closed}, ${openingText(locale, today.opensNext)}`;
}

export function exceptionText(
  locale: Locale,
  exception: Exception,
): { readonly when: string; readonly what: string } {
  const { hours } = textsIn(locale).site;
  const { from, to } = exception;
  const when =
    from === to ? dayOfYear(locale, from) : hours.dayRange(dayOfYear(locale, from), dayOfYear(locale, to));
  const what =
    exception.hours === null ? hours.closed : hours.closedHours(rangesText(locale, [exception.hours]));
  return { when, what: `${what} (${reasonText(locale, exception.because)})` };
}
