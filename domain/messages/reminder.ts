/**
 * When somebody is reminded of a visit. Hours are real hours, as the cut-off's are: on the Sunday on which the clock is put
 * forward, 24 hours ahead of ten o'clock is nine o'clock on Saturday. By the wall clock the reminder would come an hour
 * after a cut-off of the same length.
 */
import { addDays, instantOf, instantsOf, minuteOf, wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate, Zone } from '../shared/salon-time.ts';
import type { MessageRules } from './message-rules.ts';

/** By the salon's wall clock, minutes since midnight: between them no letter wakes anybody. */
const QUIET = { from: 21 * 60, to: 8 * 60 };
/** Half an hour before it gets quiet, and the last reminders of a day: a run that comes late still finds people up. */
const EVENING = QUIET.from - 30;

/** A visit as far as its reminder goes. */
export type RemindedVisit = {
  readonly from: EpochMinute;
  /** When the customer last heard of this time: booked, or moved. */
  readonly agreedAt: Instant;
};

export function isQuietHour(at: Instant, zone: Zone): boolean {
  const { minute } = wallTimeOf(minuteOf(at), zone);
  return minute >= QUIET.from || minute < QUIET.to;
}

/**
 * From when on the customer may be reminded: so many hours before the visit, and if that is at night, the evening before
 * it. Never later: whoever is promised two hours has two hours, and what a morning's visit costs can still be read in time.
 */
export function reminderMoment(from: EpochMinute, hours: number, zone: Zone): Instant {
  const plain = (from - hours * 60) as EpochMinute;
  const at = instantOf(plain);
  const { date, minute } = wallTimeOf(plain, zone);
  if (minute >= QUIET.to && minute <= EVENING) return at;
  return eveningOf(minute < QUIET.to ? addDays(date, -1) : date, zone, at);
}

/** @param otherwise for a zone whose clock left that evening out */
function eveningOf(date: LocalDate, zone: Zone, otherwise: Instant): Instant {
  const evening = instantsOf(zone, date, EVENING)[0];
  return evening === undefined ? otherwise : instantOf(evening);
}

/** Over so many hours a reminder may be earlier than its setting says: what asks for candidates looks so much further. */
export const HOURS_OF_SHIFT = 13;

type Rules = Pick<MessageRules, 'reminders' | 'reminderHours'>;

/**
 * `never`: the visit has begun, or it was booked or moved when its moment had passed, and the customer has just been told.
 * `later`: not yet, or it is night.
 */
export function reminderDue(
  visit: RemindedVisit,
  rules: Rules,
  at: Instant,
  zone: Zone,
): 'now' | 'later' | 'never' {
  if (!rules.reminders || at >= instantOf(visit.from)) return 'never';
  const moment = reminderMoment(visit.from, rules.reminderHours, zone);
  if (visit.agreedAt >= moment) return 'never';
  return at < moment || isQuietHour(at, zone) ? 'later' : 'now';
}

/** Whether the team should call today: from the morning of the day on which a letter would have gone out. */
export function callDue(visit: RemindedVisit, rules: Rules, at: Instant, zone: Zone): boolean {
  if (!rules.reminders || at >= instantOf(visit.from)) return false;
  const moment = reminderMoment(visit.from, rules.reminderHours, zone);
  const dayOf = (instant: Instant): LocalDate => wallTimeOf(minuteOf(instant), zone).date;
  return visit.agreedAt < moment && dayOf(moment) <= dayOf(at);
}
