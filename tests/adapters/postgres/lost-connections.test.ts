/**
 * postgres.js 3.4.9 crashed the process or hung its pool when the server closed a connection inside a transaction (its
 * issues 1066, 1154, 1208); patches/ mends it. Here backends are ended at every stage of a unit of work.
 */
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import { Unavailable } from '#domain/shared/unavailable.ts';
import { aHold, aPlan, place } from '#tests/contracts/contract-rows.ts';
import { day } from '#tests/support/builders/salon-book.ts';
import { emptyCalendar } from './salon-rows.ts';
import { openProcess, openWorld, someVisitor, testClock } from './world.ts';
import type { Process, World } from './world.ts';

const PLAN = aPlan('2026-03-17 10:00');
const DAY = day('2026-03-17');
const POOL = 3;

let world: World;
/** A role may end its own backends. */
let killer: postgres.Sql;
let process_: Process;
const crashes: unknown[] = [];
const crashed = (error: unknown) => void crashes.push(error);

beforeAll(async () => {
  world = await openWorld();
  killer = postgres(world.database.appUrl, { max: 1, onnotice: () => undefined });
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
});
afterAll(async () => {
  process.off('uncaughtException', crashed);
  process.off('unhandledRejection', crashed);
  await killer.end();
  await world.close();
});
beforeEach(() => {
  process_ = openProcess(world.database.appUrl, testClock(), { poolSize: POOL, name: 'to-be-killed' });
  crashes.length = 0;
});
afterEach(async () => {
  await process_.close();
  await emptyCalendar(world.owner);
  expect(crashes).toEqual([]);
});

const killAll = async () => {
  await killer`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'to-be-killed' and datname = current_database()`;
};

/** More units than connections: a pool that had lost one would show. */
async function worksAgain(): Promise<void> {
  const results = await Promise.all(
    Array.from({ length: POOL * 4 }, () =>
      process_.uow.run(someVisitor(), async ({ calendar }) => ok(await calendar.book())),
    ),
  );
  expect(results.every((result) => result.ok)).toBe(true);
}
const run = (kill: 'before' | 'between' | 'after') =>
  process_.uow.run(someVisitor(), async (stores) => {
    if (kill === 'before') await killAll();
    await stores.calendar.gate([DAY]);
    if (kill === 'between') await killAll();
    await stores.calendar.busy([DAY], 0 as never);
    if (kill === 'after') await killAll();
    return ok(null);
  });

describe('a backend that ends', () => {
  it.each(['before', 'between', 'after'] as const)(
    '%s the statements of a unit fails that unit only',
    async (kill) => {
      for (let round = 0; round < 4; round += 1) {
        await expect(run(kill)).rejects.toThrow(Unavailable);
        await worksAgain();
      }
    },
  );

  it('while a statement waits', async () => {
    let waiting = Promise.resolve();
    await process_.uow
      .run(someVisitor(), async ({ calendar }) => {
        await calendar.gate([DAY]);
        const second = run('after').then(
          () => undefined,
          () => undefined,
        );
        waiting = second;
        await sleep(50);
        await killAll();
        return err({ kind: 'never mind' });
      })
      .catch(() => undefined);
    await waiting;
    await worksAgain();
  });

  it('while the work goes on without the database: nothing of it reaches another transaction', async () => {
    const visitor = someVisitor();
    const hold = aHold(1, PLAN, { actor: visitor });
    const late = process_.uow.run(visitor, async (stores) => {
      await stores.calendar.gate([DAY]);
      await killAll();
      // The pool has long made new connections when this unit wants to write on.
      await sleep(150);
      await place(stores, hold, PLAN);
      return ok(null);
    });
    const others = (async () => {
      for (let round = 0; round < 40; round += 1) {
        await sleep(10);
        await process_.uow
          .run(someVisitor(), async ({ calendar }) => {
            await calendar.gate([day('2026-03-18')]);
            await sleep(5);
            return ok(null);
          })
          .catch(() => undefined);
      }
    })();
    await expect(late).rejects.toThrow();
    await others;
    expect(await world.owner`select from appointment`).toHaveLength(0);
    await worksAgain();
  });

  it('with many units under way', async () => {
    const units = Array.from({ length: 20 }, (_, number) =>
      process_.uow
        .run(someVisitor(), async ({ calendar }) => {
          await calendar.gate([day(`2026-04-${String(number + 1).padStart(2, '0')}`)]);
          await sleep(20);
          await calendar.book();
          return ok(null);
        })
        .then(
          () => 'kept' as const,
          () => 'lost' as const,
        ),
    );
    for (let kill = 0; kill < 4; kill += 1) {
      await sleep(25);
      await killAll();
    }
    const results = await Promise.all(units);
    const [days] = await world.owner`select count(*)::int as count from calendar_day`;
    expect(days?.['count']).toBe(results.filter((result) => result === 'kept').length);
    await worksAgain();
  });
});

describe('a database that is away', () => {
  const NOWHERE = 'postgres://nobody@127.0.0.1:1/nothing';
  let away: Process;
  beforeEach(() => {
    away = openProcess(NOWHERE, testClock(), { poolSize: POOL, name: 'nowhere' });
  });
  afterEach(() => away.close());

  it('is a unit of work that could not begin', async () => {
    const work = away.uow.run(someVisitor(), async ({ calendar }) => ok(await calendar.book()));
    await expect(work).rejects.toMatchObject({ name: 'Unavailable', unsure: false });
  });
});

describe('whether a lost unit may have been written', () => {
  it('is not in question before its work is done', async () => {
    const lost = process_.uow.run(someVisitor(), async ({ calendar }) => {
      await killAll();
      await calendar.gate([DAY]);
      return ok(null);
    });
    await expect(lost).rejects.toMatchObject({ name: 'Unavailable', unsure: false });
  });

  it('is open once the commit has left: here it has been written, and nobody heard', async () => {
    const gap = await openGap(world.database.appUrl);
    const cutOff = openProcess(gap.url, testClock(), { poolSize: 1, name: 'cut-off' });
    const lost = cutOff.uow.run(someVisitor(), async ({ calendar }) => {
      await calendar.gate([DAY]);
      return ok(null);
    });
    await expect(lost).rejects.toMatchObject({ name: 'Unavailable', unsure: true });
    await expect.poll(() => world.owner`select from calendar_day`).toHaveLength(1);
    await cutOff.close();
    await gap.close();
  });
});

/** A way to the database that ends as soon as a commit has passed. */
async function openGap(
  target: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const { hostname, port } = new URL(target);
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    upstream.pipe(client);
    client.on('data', (bytes: Buffer) => {
      const commits = bytes.includes('commit');
      if (commits) upstream.unpipe(client);
      upstream.write(bytes, () => {
        if (commits) client.destroy();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
