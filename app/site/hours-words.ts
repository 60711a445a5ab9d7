import type { WallSpan } from '#domain/slots/salon-book.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { dayOfYear, wallTime } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';
import type { ClosedBecause, Exception, HoursOfDay } from './opening-hours.ts';

export function rangesText(locale: Locale, ranges: readonly WallSpan[]): string {
  const { hours } = textsIn(locale).site;
  return ranges.map(({ from, to }) => hours.range(wallTime(from), wallTime(to))).join(', ');
}

export const reasonText = (locale: Locale, because: ClosedBecause): string =>
  because.kind === 'closure' ? because.reason[locale] : textsIn(locale).site.restDays[because.restDay];

export function todayText(locale: Locale, today: HoursOfDay): string {
  const { hours } = textsIn(locale).site;
  if (today.ranges.length > 0) return hours.openToday(rangesText(locale, today.ranges));
  return today.because === null
    ? hours.closedToday
    : hours.closedTodayBecause(reasonText(locale, today.because));
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
