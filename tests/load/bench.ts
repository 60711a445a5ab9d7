/**
 * `npm run bench`: what this product costs, as ratios within one run. `-- --json` prints one line a figure, `-- engine
 * pages` runs only these parts, `--no-build` takes the product's build that is there, `--profile <folder>` writes processor
 * profiles of the servers.
 */
import { asJsonLine, asTable, met, type Figure } from './bench/figure.ts';
import { parts } from './bench/parts.ts';
import { openStage } from './bench/stage.ts';

const args = process.argv.slice(2);
const json = take('--json');
const build = !take('--no-build');
const profile = takeValue('--profile');
const unknown = args.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Parts: ${parts.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

function take(flag: string): boolean {
  const at = args.indexOf(flag);
  if (at >= 0) args.splice(at, 1);
  return at >= 0;
}

function takeValue(flag: string): string | null {
  const at = args.indexOf(flag);
  return at < 0 ? null : (args.splice(at, 2)[1] ?? null);
}

const started = performance.now();
const say = (line: string) =>
  console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`);

const stage = openStage({ say, build, profile });
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopped = true;
    void stage.close().finally(() => process.exit(130));
  });
}

// Ratios depend on it: the image of production has a newer one than many a developer's machine.
say(`Node ${process.version}`);

const figures: Figure[] = [];
try {
  for (const part of parts) {
    if (args.length > 0 && !args.includes(part.name)) continue;
    say(`── ${part.name}: ${part.what}`);
    const found = await part.run(stage);
    figures.push(...found);
    if (json) for (const each of found) console.log(asJsonLine(each));
  }
} finally {
  if (!json && figures.length > 0) console.log(`\n${asTable(figures)}`);
  if (!stopped) await stage.close();
}
const missed = figures.filter((each) => !met(each));
say(missed.length === 0 ? 'every target met' : `missed: ${missed.map(({ name }) => name).join(', ')}`);
