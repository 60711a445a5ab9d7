/** What every burst of one run shares. */
import { uncontendedBursts } from './bursts/uncontended.ts';
import { inWords, type BurstLine } from './report.ts';
import type { Stage } from './stage.ts';
import type { Tally } from './tally.ts';

export type Race = {
  readonly stage: Stage;
  readonly tally: Tally;
  readonly say: (line: string) => void;
  /** How long an uncontended burst of this size takes here, in ms; measured once. */
  uncontended(size: number): Promise<number>;
  /** Prints the line and checks that the burst did not take too long. */
  timed(line: BurstLine): Promise<BurstLine>;
};

const MOST_TIMES = 10;

export function makeRace(stage: Stage, tally: Tally, say: (line: string) => void): Race {
  const uncontended = uncontendedBursts(stage, tally, say);
  return {
    stage,
    tally,
    say,
    uncontended: (size) => uncontended(size),
    timed: async (line) => {
      say(inWords(line));
      if (line.ratio === null) return line;
      // Somebody else may have taken the machine meanwhile: then the measure is taken again in the same weather.
      const ratio = line.ratio <= MOST_TIMES ? line.ratio : line.ms / (await uncontended(line.size, true));
      const slow = ratio > MOST_TIMES ? [`${ratio.toFixed(1)} times as long`] : [];
      tally.check(`${line.name}: at most ${MOST_TIMES} times an uncontended burst`, slow);
      return { ...line, ratio };
    },
  };
}
