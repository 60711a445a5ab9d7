import { expect, it } from 'vitest';
import { tryHistories } from '#tests/money/histories.ts';

/** A few of the random histories, always the same ones: short enough to be told for every change of a rule. */
it('the same few histories of customers, staff, the vendor and faults leave every Rappen explained', async () => {
  const told = await tryHistories({ runs: 15, length: 60, seed: 20_261_128, shortest: false });
  expect(told).toMatchObject({ stories: 15 });
}, 60_000);
