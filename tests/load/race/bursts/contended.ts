/** A burst on what too many want: read, fired, judged. */
import { judge } from '../judge.ts';
import { randomFrom } from '../random.ts';
import { lineOf, type BurstLine } from '../report.ts';
import type { Race } from '../race-run.ts';
import { arriveAll, prepareAll, sendAll } from './reserve.ts';
import { wishesOf, type Kind } from './wishes.ts';

/** One visitor in so many clicks twice. */
const DOUBLE_CLICKS = 10;

export async function contendedBurst(race: Race, kind: Kind, size: number, seed: number): Promise<BurstLine> {
  const { stage, tally } = race;
  const wanted = wishesOf(stage, kind, size - Math.floor(size / DOUBLE_CLICKS), randomFrom(seed));
  const once = await prepareAll(stage, wanted);
  const uncontendedMs = await race.uncontended(size);
  const { sent, effort } = await sendAll(stage, [...once, ...once.slice(0, size - once.length)]);
  const attempts = (await arriveAll(sent)).map(({ attempt }) => attempt);
  const name = `${kind.name} ${size}`;
  const days = [...new Set(wanted.map(({ day }) => day))];
  const after = await judge(stage, tally, { name, days, attempts, before: [] });
  if (kind.winners !== undefined) {
    const winners = after.filter(({ counts }) => counts).length;
    tally.expect(`${name}: exactly ${kind.winners}`, winners === kind.winners, `${winners} have it`);
  }
  return race.timed(lineOf(name, attempts, effort, uncontendedMs));
}
