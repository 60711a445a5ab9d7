/**
 * The calendar without a clock or a zone: days as `YYYY-MM-DD` and as whole numbers, by the proleptic Gregorian rule.
 */
import type { Brand } from './brand.ts';

/** A day of the calendar, `YYYY-MM-DD`. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** Days since 1970-01-01. */
export type EpochDay = number;

/** 1 is Monday, 7 Sunday (ISO 8601). */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month (1 to 12) has. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);

/** The day, or null for anything but an existing day written `YYYY-MM-DD` with a year from 0001 on. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || day < 1 || day > daysInMonth(year, month)) return null;
  return text as LocalDate;
}

/**
 * Days since 1970-01-01 of a civil date. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
 * days_from_civil.
 */
export function epochDayOf(year: number, month: number, day: number): EpochDay {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `epochDayOf`; the same source, civil_from_days. */
export function civilDateOf(epochDay: EpochDay): CivilDate {
  const shifted = epochDay + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** Days since 1970-01-01. */
export const toEpochDay = (date: LocalDate): EpochDay =>
  epochDayOf(yearOf(date), Number(date.slice(5, 7)), Number(date.slice(8, 10)));

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** @throws RangeError outside the years 1 to 9999, which `YYYY-MM-DD` cannot write */
export function fromEpochDay(epochDay: EpochDay): LocalDate {
  const { year, month, day } = civilDateOf(epochDay);
  if (!(year >= 1 && year <= 9999)) throw new RangeError(`no date YYYY-MM-DD: day ${epochDay}`);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate;
}

/** The day `days` later (earlier when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from);

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (date: LocalDate): IsoWeekday =>
  (((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1) as IsoWeekday;

/** Every day from `from` to `to`, both inclusive; none when `to` is earlier. */
export function dateRange(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const last = toEpochDay(to);
  const dates: LocalDate[] = [];
  for (let day = toEpochDay(from); day <= last; day++) dates.push(fromEpochDay(day));
  return dates;
}
