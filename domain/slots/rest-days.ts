/**
 * Public rest days. St. Gallen's come from sGS 552.1 (Gesetz über Ruhetag und Ladenöffnung), Art. 2. 1 May, 2 January
 * and 16 October (St Gall's day) are working days there.
 */
import { addDays, daysBetween, fromEpochDay, epochDayOf, weekdayOf, yearOf } from '../shared/local-date.ts';
import type { LocalDate } from '../shared/local-date.ts';

/** The key of a text in the catalogues. */
export type RestDay =
  | 'sunday'
  | 'new_year'
  | 'good_friday'
  | 'easter_sunday'
  | 'easter_monday'
  | 'ascension'
  | 'whit_sunday'
  | 'whit_monday'
  | 'national_day'
  | 'federal_day_of_prayer'
  | 'all_saints'
  | 'christmas'
  | 'st_stephen';

/**
 * Easter Sunday of a Gregorian year. Source: the anonymous algorithm of 1876, in J. Meeus, "Astronomical Algorithms",
 * 2nd ed., chapter 8 (also called Meeus/Jones/Butcher).
 */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return fromEpochDay(epochDayOf(year, Math.floor(n / 31), (n % 31) + 1));
}

const FIXED_SG: ReadonlyMap<string, RestDay> = new Map([
  ['01-01', 'new_year'],
  ['08-01', 'national_day'],
  ['11-01', 'all_saints'],
  ['12-25', 'christmas'],
  ['12-26', 'st_stephen'],
]);

const BY_DAYS_FROM_EASTER: ReadonlyMap<number, RestDay> = new Map([
  [-2, 'good_friday'],
  [0, 'easter_sunday'],
  [1, 'easter_monday'],
  [39, 'ascension'],
  [49, 'whit_sunday'],
  [50, 'whit_monday'],
]);

/** The third Sunday of September (decision of the Diet of 1832). */
const isDayOfPrayer = (date: LocalDate): boolean =>
  weekdayOf(date) === 7 && date >= `${date.slice(0, 4)}-09-15` && date <= `${date.slice(0, 4)}-09-21`;

function stGallen(date: LocalDate): RestDay | null {
  const fixed = FIXED_SG.get(date.slice(5));
  if (fixed !== undefined) return fixed;
  const movable = BY_DAYS_FROM_EASTER.get(daysBetween(easterSunday(yearOf(date)), date));
  if (movable !== undefined) return movable;
  return isDayOfPrayer(date) ? 'federal_day_of_prayer' : null;
}

/**
 * The rest day that a date is, or null. For a canton whose law is not known here, and for none, only Sundays: what
 * else such a salon keeps free it enters as closures.
 *
 * @param canton two letters (`SG`) or null
 */
export function restDayOf(canton: string | null, date: LocalDate): RestDay | null {
  const named = canton === 'SG' ? stGallen(date) : null;
  return named ?? (weekdayOf(date) === 7 ? 'sunday' : null);
}

/** The rest days of a year that are not plain Sundays, in order. */
export function namedRestDays(
  canton: string | null,
  year: number,
): readonly { readonly date: LocalDate; readonly restDay: RestDay }[] {
  const days: { date: LocalDate; restDay: RestDay }[] = [];
  const first = fromEpochDay(epochDayOf(year, 1, 1));
  for (let date = first; yearOf(date) === year; date = addDays(date, 1)) {
    const restDay = restDayOf(canton, date);
    if (restDay !== null && restDay !== 'sunday') days.push({ date, restDay });
  }
  return days;
}
