/** One line for each burst while it runs, and all of them as a table at the end. */
import type { Attempt } from './attempt.ts';
import type { Effort } from './bursts/reserve.ts';

export type BurstLine = {
  readonly name: string;
  readonly size: number;
  readonly won: number;
  readonly refused: number;
  readonly capped: number;
  readonly broken: number;
  readonly slowestMs: number;
  readonly ms: number;
  readonly cpuMs: number | null;
  /** Times as long as an uncontended burst of the same size; null where that is not compared. */
  readonly ratio: number | null;
};

export function lineOf(
  name: string,
  attempts: readonly Attempt[],
  { ms, cpuMs }: Effort,
  uncontendedMs: number | null,
): BurstLine {
  const count = (fits: (attempt: Attempt) => boolean) => attempts.filter(fits).length;
  return {
    name,
    size: attempts.length,
    won: count(({ outcome }) => outcome.kind === 'won'),
    refused: count(({ outcome }) => outcome.kind === 'refused' && !outcome.capped),
    capped: count(({ outcome }) => outcome.kind === 'refused' && outcome.capped),
    broken: count(({ outcome }) => outcome.kind === 'broken'),
    slowestMs: Math.max(0, ...attempts.map((attempt) => attempt.ms)),
    ms,
    cpuMs,
    ratio: uncontendedMs === null ? null : ms / uncontendedMs,
  };
}

const HEAD = ['burst', 'size', 'won', 'refused', 'capped', 'failed', 'slowest', 'whole', 'cpu', 'ratio'];

const cells = (line: BurstLine): string[] => [
  line.name,
  String(line.size),
  String(line.won),
  String(line.refused),
  String(line.capped),
  String(line.broken),
  `${line.slowestMs.toFixed(0)} ms`,
  `${line.ms.toFixed(0)} ms`,
  line.cpuMs === null ? '–' : `${line.cpuMs} ms`,
  line.ratio === null ? '–' : line.ratio.toFixed(2),
];

const NAME_WIDTH = 26;
const row = (texts: readonly string[]): string =>
  texts.map((text, index) => (index === 0 ? text.padEnd(NAME_WIDTH) : text.padStart(10))).join('');

export const inWords = (line: BurstLine): string => row(cells(line));
export const headline = (): string => row(HEAD);
