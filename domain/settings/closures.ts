/** Holidays, works, a day off for the team: stretches of days on which the salon is closed, wholly or for some hours. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { parseLocalDate, type LocalDate } from '../shared/salon-time.ts';
import type { Closure } from '../slots/salon-book.ts';
import { inBoth, lineField, wallSpanIn } from './field-rules.ts';
import type { FieldReason, FieldRefusal } from './field-rules.ts';

/** A line of the form as it was typed. Without days it is none. */
export type RawClosure = {
  readonly fromDay: string;
  readonly toDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly reasonDe: string;
  readonly reasonEn: string;
};

const LONGEST_REASON = 120;

export const isEmptyLine = (raw: RawClosure): boolean => raw.fromDay.trim() === '' && raw.toDay.trim() === '';

/** The refusals' fields are `closure0`, `closure1`, …, by line. Without a last day it is one day. */
export function readClosures(
  raw: readonly RawClosure[],
  today: LocalDate,
): Result<readonly Closure[], readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const closures = raw.flatMap((line, index): readonly Closure[] => {
    if (isEmptyLine(line)) return [];
    const read = readLine(line, today);
    if (read.ok) return [read.value];
    refusals.push({ field: `closure${index}`, reason: read.error });
    return [];
  });
  return refusals.length > 0 ? err(refusals) : ok(inDayOrder(closures));
}

function readLine(raw: RawClosure, today: LocalDate): Result<Closure, FieldReason> {
  const from = parseLocalDate(raw.fromDay.trim());
  const to = raw.toDay.trim() === '' ? from : parseLocalDate(raw.toDay.trim());
  if (from === null || to === null) return err('not_a_day');
  if (to < from) return err('ends_before');
  // What is over is history, and not changed here.
  if (to < today) return err('out_of_range');
  const whole = raw.fromTime.trim() === '' && raw.toTime.trim() === '';
  const hours = whole ? ok(null) : wallSpanIn(raw.fromTime, raw.toTime);
  if (!hours.ok) return hours;
  const german = lineField(raw.reasonDe, LONGEST_REASON);
  if (!german.ok) return german;
  const english = lineField(raw.reasonEn, LONGEST_REASON);
  if (!english.ok) return english;
  return ok({ from, to, hours: hours.value, reason: inBoth(german.value, english.value) });
}

/** In one order, whoever wrote it down. */
export const inDayOrder = (closures: readonly Closure[]): readonly Closure[] =>
  closures
    .map(({ from, to, hours, reason }) => ({
      from,
      to,
      hours: hours === null ? null : { from: hours.from, to: hours.to },
      reason: inBoth(reason['de-CH'], reason.en),
    }))
    .sort((a, b) => a.from.localeCompare(b.from) || (a.hours?.from ?? -1) - (b.hours?.from ?? -1));
