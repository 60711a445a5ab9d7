/**
 * `npm run test:race`: two web processes on one database, and far more visitors than slots. Real forms over real HTTP;
 * after each burst the database is read past the application and every invariant is one counted check.
 * `--short`: ten bursts. `--report file.json`: the counts for the suite that adds them up.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fullPlan, shortPlan } from './race/plan.ts';
import { makeRace } from './race/race-run.ts';
import { headline, inWords, type BurstLine } from './race/report.ts';
import { selfTest } from './race/self-test.ts';
import { setStage } from './race/stage.ts';
import { Tally } from './race/tally.ts';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    report: { type: 'string' },
    /** Only the bursts of this name, for working on them. */
    only: { type: 'string' },
  },
});
const LONGEST_MS = values.short ? 5 * 60_000 : 60 * 60_000;
const WARM_UP = 50;

const say = (line: string) => console.log(line);
const started = performance.now();
const tally = new Tally(say);
selfTest(tally);
const steps = (values.short ? shortPlan() : fullPlan()).filter(
  ({ name }) => values.only === undefined || name === values.only,
);
const tries = steps.reduce((sum, { size }) => sum + size, 0);
say(
  `Race: ${steps.length} bursts, ${tries} attempts; the checks themselves were tried with ${tally.passed + tally.failed} plants.`,
);

const stage = await setStage();
const stop = (signal: string) => {
  say(`Stopped by ${signal}.`);
  void stage.close().finally(() => process.exit(1));
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

const lines: BurstLine[] = [];
let skipped = 0;
try {
  const race = makeRace(stage, tally, say);
  say(headline());
  await race.uncontended(WARM_UP - 1);
  for (const step of steps) {
    if (performance.now() - started > LONGEST_MS) skipped += 1;
    else lines.push(await step.run(race));
    stage.client.close();
  }
  const sent = [...stage.client.sent.values()];
  const evenly = Math.min(...sent) / Math.max(...sent) > 0.9;
  tally.expect('both processes had the same share', evenly, `requests sent: ${sent.join(' and ')}`);
} catch (error) {
  tally.check('the race runs to its end', [
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ]);
} finally {
  await stage.close();
}
if (skipped > 0) tally.check('there was time for all bursts', [`${skipped} were left out`]);

say(`\n${[headline(), ...lines.map(inWords)].join('\n')}`);
const worst = Math.max(0, ...lines.map(({ ratio }) => ratio ?? 0));
say(
  `\n${lines.reduce((sum, { size }) => sum + size, 0)} attempts in ${((performance.now() - started) / 1000).toFixed(0)} s; worst ratio to an uncontended burst ${worst.toFixed(2)}.`,
);
if (values.report !== undefined) {
  mkdirSync(path.dirname(values.report), { recursive: true });
  writeFileSync(values.report, JSON.stringify({ passed: tally.passed, failed: tally.failed, skipped }));
}
say(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
