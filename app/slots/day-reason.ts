/** Why a whole day has nothing to offer: asked of one start that stands for it. */
import { dayFrame, instantOf, type EpochMinute, type LocalDate } from '#domain/shared/salon-time.ts';
import type { StartRefusal } from '#domain/slots/refusals.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { salonDay } from '#domain/slots/salon-day.ts';
import { textsIn } from '../i18n/texts.ts';
import { wordsFor, type WordsFacts } from './refusal-words.ts';

/** The middle of the opening hours; noon of a day without any. */
export function typicalStart(book: SalonBook, day: LocalDate): EpochMinute {
  const { grid } = salonDay(book, day);
  const middle = grid[Math.floor(grid.length / 2)];
  return (middle ?? dayFrame(book.zone, day).from + 12 * 60) as EpochMinute;
}

/** Kinds that hold for the day as a whole; the others say only that this very start is gone. */
const WHOLE_DAY = new Set<StartRefusal['kind']>([
  'beyond_horizon',
  'rest_day',
  'closure',
  'staff_off',
  'absence',
]);

export function dayReason(reason: StartRefusal, day: LocalDate, facts: WordsFacts): string {
  const { refusals } = textsIn(facts.locale);
  const last = salonDay(facts.book, day).grid.at(-1);
  if (WHOLE_DAY.has(reason.kind)) return wordsFor(reason, facts).message;
  if (last === undefined) return refusals.closedDay;
  if (instantOf(last as EpochMinute) <= facts.now) return refusals.dayOver;
  const allTooSoon = reason.kind === 'lead_time' && last < reason.earliest;
  return allTooSoon ? wordsFor(reason, { ...facts, start: last as EpochMinute }).message : refusals.fullDay;
}
