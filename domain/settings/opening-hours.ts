/** The salon's opening hours of an ordinary week, as its form has them. Hours that count from or to a day stay as they are. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Weekday, WeeklySpan } from '../slots/salon-book.ts';
import { wallSpanIn } from './field-rules.ts';
import type { FieldReason, FieldRefusal } from './field-rules.ts';

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Morning and afternoon. */
export const SPANS_A_DAY = 2;

/** As it was typed, for each weekday from Monday on. Both empty: nothing then. */
export type RawSpan = { readonly from: string; readonly to: string };
export type RawHours = readonly (readonly RawSpan[])[];

export const isStanding = ({ validFrom, validTo }: WeeklySpan): boolean =>
  validFrom === null && validTo === null;

/** The refusals' fields are `day1` to `day7`. */
export function readHours(raw: RawHours): Result<readonly WeeklySpan[], readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const hours = WEEKDAYS.flatMap((weekday, index): readonly WeeklySpan[] => {
    const read = readDay(raw[index] ?? []);
    if (!read.ok) {
      refusals.push({ field: `day${weekday}`, reason: read.error });
      return [];
    }
    return read.value.map((span) => ({ ...span, weekday, validFrom: null, validTo: null }));
  });
  return refusals.length > 0 ? err(refusals) : ok(hours);
}

function readDay(
  typed: readonly RawSpan[],
): Result<readonly { readonly from: number; readonly to: number }[], FieldReason> {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of typed) {
    if (from.trim() === '' && to.trim() === '') continue;
    const span = wallSpanIn(from, to);
    if (!span.ok) return span;
    spans.push(span.value);
  }
  spans.sort((a, b) => a.from - b.from);
  const overlap = spans.some((span, index) => index > 0 && span.from < spans[index - 1]!.to);
  return overlap ? err('overlaps') : ok(spans);
}

/** In one order, whoever wrote it down. */
export const inWeekOrder = (hours: readonly WeeklySpan[]): readonly WeeklySpan[] =>
  hours
    .map(({ from, to, weekday, validFrom, validTo }) => ({ from, to, weekday, validFrom, validTo }))
    .sort((a, b) => a.weekday - b.weekday || a.from - b.from);
