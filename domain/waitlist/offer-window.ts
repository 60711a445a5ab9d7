/** Until when an offer stands, and when its letter goes out: nobody is woken, and nobody's time runs while they sleep. */
import { instantOf, minuteFrom, wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, Zone } from '../shared/salon-time.ts';

export type WaitlistRules = {
  /** How long somebody has to answer, quiet hours not counted. */
  readonly offerMinutes: number;
  /** By the salon's wall clock, minutes since midnight; the same twice: no quiet hours. May reach over midnight. */
  readonly quietFrom: number;
  readonly quietTo: number;
};

export const OFFER_MINUTES = { least: 15, most: 2880 } as const;

export const areRules = ({ offerMinutes, quietFrom, quietTo }: WaitlistRules): boolean =>
  [offerMinutes, quietFrom, quietTo].every(Number.isSafeInteger) &&
  offerMinutes >= OFFER_MINUTES.least &&
  offerMinutes <= OFFER_MINUTES.most &&
  [quietFrom, quietTo].every((minute) => minute >= 0 && minute < 1440);

export function isQuiet(minute: EpochMinute, { quietFrom, quietTo }: WaitlistRules, zone: Zone): boolean {
  const wall = wallTimeOf(minute, zone).minute;
  return quietFrom <= quietTo ? wall >= quietFrom && wall < quietTo : wall >= quietFrom || wall < quietTo;
}

export type OfferWindow = {
  /** When the letter leaves. */
  readonly letterAt: Instant;
  readonly until: Instant;
};

/** Nobody can answer faster than this. */
const SHORTEST = 10;

/**
 * The slot is held from now on, also at night; the letter waits for the morning, and the time to answer begins with it.
 * It ends early enough for the visit to be booked. Null: there is too little time left to ask anybody.
 *
 * @param lastMoment from when on the start is too close to be booked
 */
export function offerWindow(
  at: Instant,
  lastMoment: Instant,
  rules: WaitlistRules,
  zone: Zone,
): OfferWindow | null {
  const now = minuteFrom(at);
  let minute = now;
  const last = Math.floor(lastMoment / 60_000);
  // Whole minutes by the wall clock: right also where it is put forward or back within the quiet hours.
  while (isQuiet(minute, rules, zone) && minute < last) minute = (minute + 1) as EpochMinute;
  const letterAt = minute;
  let left = rules.offerMinutes;
  while (left > 0 && minute < last) {
    if (!isQuiet(minute, rules, zone)) left -= 1;
    minute = (minute + 1) as EpochMinute;
  }
  if (minute - letterAt < SHORTEST) return null;
  // Awake already: the letter does not wait for the minute to be full.
  return { letterAt: letterAt === now ? at : instantOf(letterAt), until: instantOf(minute) };
}
