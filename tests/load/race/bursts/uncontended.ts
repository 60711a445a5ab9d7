/** The measure for the others: as many reservations at once, each for a slot that nobody else wants. */
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { judge } from '../judge.ts';
import { inWords, lineOf } from '../report.ts';
import type { Stage } from '../stage.ts';
import { visitsOn } from '../stored-visits.ts';
import type { Tally } from '../tally.ts';
import { arriveAll, prepareAll, sendAll } from './reserve.ts';
import { freeSlots } from './wishes.ts';

const DAYS = 30;

/** @returns a function that measures a size the first time it is asked for, and when it is to measure afresh */
export function uncontendedBursts(
  stage: Stage,
  tally: Tally,
  say: (line: string) => void,
): (size: number, afresh?: boolean) => Promise<number> {
  const days: LocalDate[] = Array.from({ length: DAYS }, () => stage.freshDay());
  const known = new Map<number, number>();
  let used = 0;
  return async (size, afresh = false) => {
    const before = known.get(size);
    if (before !== undefined && !afresh) return before;
    const stood = await visitsOn(stage.sql, days);
    const prepared = await prepareAll(stage, freeSlots(stage, days, used, size));
    used += size;
    const { sent, effort } = await sendAll(stage, prepared);
    const attempts = (await arriveAll(sent)).map(({ attempt }) => attempt);
    const name = `uncontended ${size}`;
    await judge(stage, tally, { name, days, attempts, before: stood });
    const won = attempts.filter(({ outcome }) => outcome.kind === 'won').length;
    tally.expect(`${name}: everybody won`, won === size, `${won} won`);
    known.set(size, effort.ms);
    say(inWords(lineOf(name, attempts, effort, effort.ms)));
    return effort.ms;
  };
}
