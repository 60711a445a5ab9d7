/** The slot engine without anything around it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { figure, type Figure } from './figure.ts';
import type { EngineTimes } from './engine/engine-times.ts';
import { median } from './rounds.ts';
import { usualService } from './salon-facts.ts';
import type { Stage } from './stage.ts';

const ROUNDS = 3;
const run = promisify(execFile);

export async function engineAlone(stage: Stage): Promise<readonly Figure[]> {
  await stage.built();
  const { appUrl, facts } = await stage.database('months');
  const all: EngineTimes[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await run(process.execPath, ['build/bench/engine-process.js'], {
      env: {
        ...process.env,
        DATABASE_URL: appUrl,
        BENCH_SALON: facts.salonId,
        BENCH_SERVICE: usualService(facts).slug,
      },
    });
    all.push(JSON.parse(stdout) as EngineTimes);
    stage.say(`engine: round ${round + 1}/${ROUNDS}, ${all.at(-1)!.usual.ms.toFixed(3)} ms`);
  }
  const [first] = all as [EngineTimes, ...EngineTimes[]];
  const ms = (of: (times: EngineTimes) => number) => median(all.map(of));
  const month = ms(({ usual }) => usual.ms);
  const booked = `${first.staff} staff, ${first.services} services, ${(first.bookedShare * 100).toFixed(0)} % booked`;
  return [
    figure(
      'engine-month-ms',
      month,
      1,
      'lower',
      `${first.usual.slug}, no preference, ${first.slots} starts as ISO text; ${booked}`,
    ),
    figure(
      'engine-of-floor',
      month / ms(({ floorTextMs }) => floorTextMs),
      null,
      'lower',
      `times a hand-written integer loop with ISO text (${ms(({ floorTextMs }) => floorTextMs).toFixed(3)} ms; without text ${ms(({ floorMs }) => floorMs).toFixed(3)} ms)`,
    ),
    figure(
      'engine-slowest-service-ms',
      ms(({ slowest }) => slowest.ms),
      null,
      'lower',
      `${first.slowest.slug}`,
    ),
    figure(
      'engine-two-services-ms',
      ms(({ twoServicesMs }) => twoServicesMs),
      null,
      'lower',
      'a visit of two services, handed on between colleagues where that helps',
    ),
  ];
}
