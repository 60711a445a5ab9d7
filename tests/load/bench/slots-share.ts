/**
 * The slots API as a share of what the same server can do at all: the requests per second of a Remix resource route
 * that returns as many bytes without any work. Beside it, for honesty, the share of the same bytes from bare Express:
 * the API too is answered before Remix.
 */
import { figure, type Figure } from './figure.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import { BYTES_PATH, EXPRESS_PATH } from './server/bench-routes.ts';
import type { Load } from '../support/http-load.ts';
import type { Stage } from './stage.ts';

export const CONNECTIONS = 10;
const SECONDS = 0.8;

export type Asked = {
  readonly name: string;
  readonly target: number;
  readonly rounds: number;
  readonly paths: readonly string[];
  /** When given, each path is asked once and no more, and this runs before them; so often in a round. */
  readonly once?: { readonly before: () => Promise<unknown>; readonly times: number };
  /** Runs around each side of each round: what happens meanwhile happens to both. */
  readonly around?: (work: () => Promise<Load>) => Promise<Load>;
  readonly circumstances: string;
};

export async function slotsShare(stage: Stage, origin: string, asked: Asked): Promise<readonly Figure[]> {
  const load = await stage.load();
  const around = asked.around ?? ((work) => work());
  const fire = (paths: readonly string[], requests: number | null) =>
    around(() => load.run({ origin, paths, connections: CONNECTIONS, requests, seconds: SECONDS }));
  const slots = async () => {
    if (asked.once === undefined) return fire(asked.paths, null);
    const loads: Load[] = [];
    for (let time = 0; time < asked.once.times; time += 1) {
      await asked.once.before();
      loads.push(await fire(asked.paths, asked.paths.length));
    }
    return together(loads);
  };
  stage.say(`${asked.name}: warming up`);
  const { meanBodyBytes } = await slots();
  const bytes = Math.round(meanBodyBytes);
  if (bytes < 100) throw new Error(`${asked.name}: answers of ${bytes} bytes are not slots`);
  const trivial = [`${BYTES_PATH}?bytes=${bytes}`];
  const bare = [`${EXPRESS_PATH}?bytes=${bytes}`];
  await fire(trivial, null);
  await fire(bare, null);
  const counted = async (side: string, round: number, work: () => Promise<Load>) => {
    const result = await work();
    stage.say(`${asked.name}: round ${round + 1}/${asked.rounds}, ${side} ${result.perSecond.toFixed(0)}/s`);
    return result;
  };
  const [ours = [], remix = [], express = []] = await takeTurns(asked.rounds, [
    (round) => counted('slots', round, slots),
    (round) => counted('resource route', round, () => fire(trivial, null)),
    (round) => counted('bare Express', round, () => fire(bare, null)),
  ]);
  const sharesOf = (floor: readonly Load[]) =>
    ours.map((each, round) => each.perSecond / floor[round]!.perSecond);
  const toRemix = spread(sharesOf(remix));
  const rates = [ours, remix, express].map((side) =>
    median(side.map(({ perSecond }) => perSecond)).toFixed(0),
  );
  return [
    figure(
      asked.name,
      toRemix.median,
      asked.target,
      'higher',
      `${inWords(toRemix)}; ${rates[0]} of ${rates[1]} per s, ${bytes} bytes; ${asked.circumstances}`,
    ),
    figure(
      `${asked.name}-of-express`,
      median(sharesOf(express)),
      null,
      'higher',
      `share of the same bytes from bare Express (${rates[2]} per s); p50 ${median(ours.map(({ p50Ms }) => p50Ms)).toFixed(1)} ms`,
    ),
  ];
}

const together = (loads: readonly Load[]): Load => {
  const sum = (of: (load: Load) => number) => loads.reduce((total, each) => total + of(each), 0);
  const [first] = loads as readonly [Load];
  const [requests, seconds] = [sum((each) => each.requests), sum((each) => each.seconds)];
  return {
    ...first,
    requests,
    seconds,
    perSecond: requests / seconds,
    meanBodyBytes: sum((each) => each.meanBodyBytes) / loads.length,
    p50Ms: median(loads.map((each) => each.p50Ms)),
  };
};
