/** Until when another place is held for somebody, and whether there is time for a letter at all. */
import { instantOf, minuteFrom, wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, Zone } from '../shared/salon-time.ts';

export type OfferTerm = {
  readonly until: Instant;
  /** False: there is no address, or too little time to wait for an answer. The telephone is what is left. */
  readonly byLetter: boolean;
};

/** How long somebody has to answer, the night not counted. */
export const ANSWER_MINUTES = 120;
/** By the salon's wall clock: nobody has to answer at night. The letter itself leaves at once, for it is about soon. */
const NIGHT = { from: 20 * 60, to: 7 * 60 };
/** So long before the new start the answer must be there, or nobody could rely on it. */
export const LAST_NOTICE = 30;
/** Nobody reads and answers a letter faster than this. */
const SHORTEST = 15;

const isNight = (minute: EpochMinute, zone: Zone): boolean => {
  const wall = wallTimeOf(minute, zone).minute;
  return wall >= NIGHT.from || wall < NIGHT.to;
};

/** @param hasAddress whether a letter can reach them */
export function offerTerm(at: Instant, start: EpochMinute, zone: Zone, hasAddress: boolean): OfferTerm {
  const now = minuteFrom(at);
  const byLetter = termFrom(now, (start - LAST_NOTICE) as EpochMinute, zone);
  if (hasAddress && byLetter - now >= SHORTEST) return { until: instantOf(byLetter), byLetter: true };
  return { until: instantOf(termFrom(now, start, zone)), byLetter: false };
}

function termFrom(now: EpochMinute, last: EpochMinute, zone: Zone): EpochMinute {
  let minute = now;
  for (let left = ANSWER_MINUTES; left > 0 && minute < last; minute = (minute + 1) as EpochMinute) {
    if (!isNight(minute, zone)) left -= 1;
  }
  return minute;
}
