/** What is run: in full, and in short as a part of every test run. */
import { contendedBurst } from './bursts/contended.ts';
import { expiringBurst } from './bursts/expiring.ts';
import { mixBurst } from './bursts/mix.ts';
import { outageBurst } from './bursts/outage.ts';
import { KINDS, type Kind } from './bursts/wishes.ts';
import type { Race } from './race-run.ts';
import type { BurstLine } from './report.ts';

export type Step = { readonly name: string; readonly size: number; run(race: Race): Promise<BurstLine> };

let seed = 1;
const contended = (kind: Kind, sizes: readonly number[]): Step[] =>
  sizes.map((size) => {
    const own = (seed += 1);
    return { name: kind.name, size, run: (race) => contendedBurst(race, kind, size, own) };
  });
const mix = (size: number): Step => ({
  name: 'mix',
  size,
  run: (race) => mixBurst(race, size, 1_000 + size),
});
const expiring = (size: number): Step => ({
  name: 'expiring',
  size,
  run: (race) => expiringBurst(race, size, 2_000 + size),
});
const outage = (size: number): Step => ({
  name: 'database killed',
  size,
  run: (race) => outageBurst(race, size),
});

export const fullPlan = (): Step[] => [
  ...contended(KINDS.oneSlot, [50, 100, 200, 500, 1000, 1000]),
  ...contended(KINDS.lengths, [50, 100, 200, 500, 1000]),
  ...contended(KINDS.anyone, [50, 100, 200, 500, 1000]),
  ...contended(KINDS.visits, [50, 100, 200, 500]),
  ...contended(KINDS.resources, [50, 100, 200, 500]),
  ...[50, 100, 200, 500].map(mix),
  ...[100, 200, 500].map(expiring),
  outage(200),
  ...contended(KINDS.oneSlot, [100]),
  ...contended(KINDS.anyone, [100]),
];

/** Ten bursts, well under two minutes. */
export const shortPlan = (): Step[] => [
  ...contended(KINDS.oneSlot, [50, 200]),
  ...contended(KINDS.lengths, [100]),
  ...contended(KINDS.anyone, [100]),
  ...contended(KINDS.visits, [50]),
  ...contended(KINDS.resources, [50]),
  mix(100),
  expiring(100),
  outage(100),
  ...contended(KINDS.oneSlot, [50]),
];
