/** When the day sheet is mailed. */
import { dayFrame, instantOf, minuteOf, wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate, Zone } from '../shared/salon-time.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { salonDay } from '../slots/salon-day.ts';
import type { MessageRules } from './message-rules.ts';

/** A sheet that comes later than this is of no use: the day has begun without it. */
const LATEST = 3 * 60;

/** The first moment at which the wall clock shows this time or a later one: right also where it leaves an hour out. */
export function morningMoment(day: LocalDate, minute: number, zone: Zone): Instant {
  const { runs, to } = dayFrame(zone, day);
  for (const run of runs) {
    const shown = run.wallFrom + (run.to - run.from);
    if (minute < shown) return instantOf(Math.max(run.from, run.from + minute - run.wallFrom) as EpochMinute);
  }
  return instantOf(to);
}

/** The day whose sheet is to be mailed now; null: none. */
export function morningDue(
  { morningMail, morningMinute }: Pick<MessageRules, 'morningMail' | 'morningMinute'>,
  at: Instant,
  zone: Zone,
): LocalDate | null {
  if (!morningMail) return null;
  const { date } = wallTimeOf(minuteOf(at), zone);
  const moment = morningMoment(date, morningMinute, zone);
  return at >= moment && at < moment + LATEST * 60_000 ? date : null;
}

/** Nobody gets a letter that says that the salon is closed, unless somebody comes all the same. */
export const hasDaySheet = (book: SalonBook, day: LocalDate, visits: readonly unknown[]): boolean =>
  visits.length > 0 || salonDay(book, day).open.length > 0;
