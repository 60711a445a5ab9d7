/** The days that a report is about: by name, or from one day to another. */
import { addDays, daysBetween, parseLocalDate, weekdayOf, type LocalDate } from '../shared/salon-time.ts';

export const PRESETS = [
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const;
export type Preset = (typeof PRESETS)[number];

/** Both included. */
export type ReportRange = { readonly from: LocalDate; readonly to: LocalDate };

/** Two years: a page that reads more than that is not waited for. */
export const LONGEST_RANGE = 731;

const dayOf = (year: number, month: number): LocalDate => {
  const months = year * 12 + month - 1;
  const text = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  return text as LocalDate;
};

/** A preset of today ends with its period, also where that is still to come: then what is planned for it is in it. */
export function presetRange(preset: Preset, today: LocalDate): ReportRange {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  const span = (fromYear: number, from: number, months: number): ReportRange => ({
    from: dayOf(fromYear, from),
    to: addDays(dayOf(fromYear, from + months), -1),
  });
  switch (preset) {
    case 'this_month':
      return span(year, month, 1);
    case 'last_month':
      return span(year, month - 1, 1);
    case 'this_quarter':
      return span(year, quarter, 3);
    case 'last_quarter':
      return span(year, quarter - 3, 3);
    case 'this_year':
      return span(year, 1, 12);
    case 'last_year':
      return span(year - 1, 1, 12);
  }
}

export type RangeRefusal = {
  readonly field: 'from' | 'to';
  readonly reason: 'no_date' | 'before_from' | 'too_long';
};

export type ReadRange =
  { readonly ok: true; readonly range: ReportRange } | { readonly ok: false; readonly refusal: RangeRefusal };

/** Both days belong to it, by the salon’s calendar. */
export function readRange(from: string, to: string): ReadRange {
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)];
  const refused = (field: 'from' | 'to', reason: RangeRefusal['reason']): ReadRange => ({
    ok: false,
    refusal: { field, reason },
  });
  if (first === null) return refused('from', 'no_date');
  if (last === null) return refused('to', 'no_date');
  if (last < first) return refused('to', 'before_from');
  if (daysBetween(first, last) >= LONGEST_RANGE) return refused('to', 'too_long');
  return { ok: true, range: { from: first, to: last } };
}

export const BUCKET_KINDS = ['day', 'week', 'month'] as const;
export type BucketKind = (typeof BUCKET_KINDS)[number];

/** How finely a chart of these days is drawn, so that its bars can be told apart on a phone. */
export function bucketKind({ from, to }: ReportRange): BucketKind {
  const days = daysBetween(from, to) + 1;
  return days <= 35 ? 'day' : days <= 182 ? 'week' : 'month';
}

/** The first day of the bucket that a day belongs to. */
export function bucketOf(day: LocalDate, kind: BucketKind): LocalDate {
  if (kind === 'day') return day;
  return kind === 'week' ? addDays(day, 1 - weekdayOf(day)) : (`${day.slice(0, 8)}01` as LocalDate);
}

/** Every bucket of the range, also those in which nothing happened. */
export function bucketsOf({ from, to }: ReportRange, kind: BucketKind): readonly LocalDate[] {
  const all: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const bucket = bucketOf(day, kind);
    if (all.at(-1) !== bucket) all.push(bucket);
  }
  return all;
}
