/**
 * `npm run test:money`: thousands of random histories; `--runs`, `--length` and `--seed` choose others. A failure is told
 * as the shortest story that was found. `npm test` tries a few hundred of them.
 */
import { parseArgs } from 'node:util';
import { tryHistories } from './histories.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5000' },
    length: { type: 'string', default: '60' },
    seed: { type: 'string' },
  },
});
const seed = values.seed === undefined ? {} : { seed: Number(values.seed) };
const started = performance.now();
const tally = await tryHistories({
  runs: Number(values.runs),
  length: Number(values.length),
  ...seed,
  hear: console.error,
});
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${tally.stories} histories in ${seconds} s: ${tally.orders} orders, ${tally.paid} of them paid, ` +
    `${tally.deposits} visits paid ahead, ${tally.sales} sales and ${tally.closings} closings at the till, ` +
    `${tally.refunds} refunds, ${tally.crashes} crashes, ${tally.matters} matters for a person; every Rappen is explained`,
);
