import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sqlState } from '#adapters/postgres/sql-state.ts';
import { currentRequestId, inRequest } from '#adapters/system/request-scope.ts';
import { insideUnit, postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { appointmentEntry } from '#domain/audit/appointment-entry.ts';
import type { AttemptId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { aHold, ALICE, aPlan, linkTo, place, system } from '#tests/contracts/contract-rows.ts';
import { at, day } from '#tests/support/builders/salon-book.ts';
import { countingProxy } from './counting-proxy.ts';
import { emptyCalendar } from './salon-rows.ts';
import { LEA, openProcess, openWorld, reserved, someVisitor, testClock, wantCut } from './world.ts';
import type { Process, TestClock, World } from './world.ts';

const PLAN = aPlan('2026-03-17 10:00');
const HOLD = aHold(1, PLAN);
const TEN = at('2026-03-17 10:00');
const [TUESDAY, WEDNESDAY] = [day('2026-03-17'), day('2026-03-18')];

let world: World;
let clock: TestClock;
let web: Process;
let worker: Process;
let statements: string[];

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  clock = testClock();
  statements = [];
  web = openProcess(world.database.appUrl, clock, { onStatement: (text) => void statements.push(text) });
  worker = openProcess(world.database.jobsUrl, clock);
});
afterEach(async () => {
  await Promise.all([web.close(), worker.close()]);
  await emptyCalendar(world.owner);
});

const other = new AsyncResource('another request');
/** As another request would do it while a unit is open. */
const outside = <T>(work: () => T): T => other.runInAsyncScope(work);

const details = (hold: { id: string; termsVersion: string }) => ({
  holdId: hold.id as typeof HOLD.id,
  contact: LEA,
  termsVersion: hold.termsVersion,
  locale: 'de-CH' as const,
});

describe('what a booking costs', () => {
  it('reserve: 5 round trips, confirm: 3', async () => {
    const proxy = await countingProxy(world.database.appUrl);
    const counted = openProcess(proxy.url, clock, { poolSize: 1 });
    const actor = someVisitor();
    // The first one prepares the statements of the connection.
    const first = await reserved(counted, actor, TEN);
    expect((await counted.confirm(actor, details(first))).ok).toBe(true);
    proxy.trips();
    const hold = await reserved(counted, actor, at('2026-03-17 11:00'));
    expect(proxy.trips()).toBe(5);
    expect((await counted.confirm(actor, details(hold))).ok).toBe(true);
    expect(proxy.trips()).toBe(3);
    await counted.close();
    await proxy.close();
  });

  it('reserve: 12 statements, confirm: 9, begin and commit among them', async () => {
    const actor = someVisitor();
    await web.uow.run(actor, async ({ calendar }) => ok(await calendar.book()));
    statements.length = 0;
    const hold = await reserved(web, actor, TEN);
    expect(statements).toHaveLength(12);
    statements.length = 0;
    await web.confirm(actor, details(hold));
    expect(statements).toHaveLength(9);
  });

  it('works without prepared statements as well', async () => {
    const plain = openProcess(world.database.appUrl, clock, { prepare: false });
    const actor = someVisitor();
    const hold = await reserved(plain, actor, TEN);
    expect((await plain.confirm(actor, details(hold))).ok).toBe(true);
    const [prepared] = await plain.database.query`select count(*)::int as count from pg_prepared_statements`;
    expect(prepared).toEqual({ count: 0 });
    await plain.close();
  });
});

describe('a write that nobody waited for', () => {
  it('fails the unit when it fails, and nothing is kept', async () => {
    const failing = web.uow.run(ALICE, async (stores) => {
      await place(stores, HOLD, PLAN);
      // An appointment that does not exist: the outbox's key refuses it.
      await stores.outbox.post(
        {
          id: randomUUID() as never,
          kind: 'appointment_confirmed',
          appointmentId: randomUUID() as never,
          recipient: 'a@example.ch',
          locale: 'en',
          content: { subject: '', text: '', html: '', calendar: null },
        },
        clock.now(),
      );
      return ok('said to be kept');
    });
    expect(sqlState(await failing.catch((error: unknown) => error))).toBe('23503');
    expect(await world.owner`select from appointment`).toHaveLength(0);
    expect(await world.owner`select from graphile_worker._private_jobs`).toHaveLength(0);
  });
});

describe('repeating', () => {
  it('repeats the whole work when two units lock each other', async () => {
    let met = 0;
    let tries = 0;
    const crossing = (first: typeof TUESDAY, second: typeof TUESDAY) =>
      web.uow.run(someVisitor(), async ({ calendar }) => {
        tries += 1;
        await calendar.gate([first]);
        met += 1;
        for (let waited = 0; met < 2 && waited < 100; waited += 1) await sleep(10);
        await calendar.gate([second]);
        return ok(null);
      });
    const results = await Promise.all([crossing(TUESDAY, WEDNESDAY), crossing(WEDNESDAY, TUESDAY)]);
    expect(results).toEqual([ok(null), ok(null)]);
    // One of them repeats; and once more, if it locks its first day again before the other one has woken up.
    expect(tries).toBeGreaterThanOrEqual(3);
    expect(tries).toBeLessThanOrEqual(4);
  });

  it('gives up after three times, and does not repeat anything else', async () => {
    let tries = 0;
    const failWith = (code: string) =>
      web.uow.run(someVisitor(), async () => {
        tries += 1;
        throw Object.assign(new Error('on purpose'), { code });
      });
    await expect(failWith('40001')).rejects.toThrow('on purpose');
    expect(tries).toBe(3);
    await expect(failWith('23505')).rejects.toThrow('on purpose');
    expect(tries).toBe(4);
  });

  it('gates taken in any order are locked in one order', async () => {
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        web.uow.run(someVisitor(), async ({ calendar }) => {
          await calendar.gate(number % 2 === 0 ? [TUESDAY, WEDNESDAY] : [WEDNESDAY, TUESDAY]);
          return ok(null);
        }),
      ),
    );
    expect(results).toHaveLength(30);
    expect(statements.filter((text) => text.startsWith('begin'))).toHaveLength(30);
  });
});

describe('a sweep and a confirmation of the same hold', () => {
  it('the confirmation was first: the sweep waits, looks again and leaves it alone', async () => {
    const actor = someVisitor();
    const hold = await reserved(web, actor, TEN);
    clock.pass(600_000 - 1);
    let swept: Promise<unknown> = Promise.resolve();
    await web.uow.run(actor, async ({ appointments }) => {
      await appointments.lock(hold.id);
      const at = clock.now();
      clock.pass(1);
      swept = outside(() => worker.expire());
      await sleep(100);
      await appointments.confirm(hold.id, randomUUID() as never, LEA, at, 'en');
      return ok(null);
    });
    expect(await swept).toEqual({ days: 1, holds: 0 });
    expect(await world.owner`select status from appointment`).toMatchObject([{ status: 'confirmed' }]);
    expect(await world.owner`select from occupancy`).toHaveLength(1);
  });

  it('the sweep was first: the confirmation waits and is refused', async () => {
    const actor = someVisitor();
    const hold = await reserved(web, actor, TEN);
    clock.pass(600_000);
    const [, confirmed] = await Promise.all([
      worker.uow.run(system(), async ({ calendar }) => {
        await calendar.gate([TUESDAY]);
        await calendar.sweep([TUESDAY], clock.now());
        await sleep(100);
        return ok(null);
      }),
      sleep(50).then(() => web.confirm(actor, details(hold))),
    ]);
    expect(confirmed).toMatchObject({ error: { kind: 'hold_expired' } });
    expect(await world.owner`select from occupancy`).toHaveLength(0);
  });

  it('by two workers at once: each hold once', async () => {
    for (const start of ['2026-03-17 10:00', '2026-03-18 10:00']) {
      await reserved(web, someVisitor(), at(start));
    }
    clock.pass(600_000);
    const other = openProcess(world.database.jobsUrl, clock);
    const [one, two] = await Promise.all([worker.expire(), other.expire()]);
    expect(one.holds + two.holds).toBe(2);
    expect(await world.owner`select from audit_entry where action = 'appointment.expired'`).toHaveLength(2);
    await other.close();
  });
});

describe('what each may do', () => {
  it('nobody sweeps a salon that they do not act in', async () => {
    const elsewhere = { ...someVisitor(), salonId: randomUUID() as never };
    const sweeping = web.uow.run(elsewhere, async ({ calendar }) =>
      ok(await calendar.sweep([TUESDAY], clock.now())),
    );
    // The function compares its argument with who acts: a forged one is refused.
    expect(await sweeping).toEqual(ok([]));
    await expect(
      web.database.query`select sweep_expired_holds(${ALICE.salonId}, '{2026-03-17}', now())`,
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('the web does not look for overdue holds, nor the worker for salons by host', async () => {
    await expect(web.database.query`select overdue_holds(now())`).rejects.toMatchObject({ code: '42501' });
    await expect(worker.database.query`select salon_at_host('x')`).rejects.toMatchObject({ code: '42501' });
  });

  it('the holder of a link changes that visit and no other', async () => {
    const [mine, other] = [await reserved(web, someVisitor(), TEN), await reserved(web, someVisitor(), TEN)];
    await web.uow.run(linkTo(mine.id), async ({ appointments, calendar }) => {
      await calendar.vacate(other.id);
      await appointments.cancel(other.id, clock.now(), null);
      return ok(null);
    });
    expect(await world.owner`select from appointment where status = 'reserved'`).toHaveLength(2);
    expect(await world.owner`select from occupancy`).toHaveLength(2);
  });
});

describe('the surroundings', () => {
  it('tells adapters whether they are inside', async () => {
    expect(insideUnit()).toBe(false);
    await web.uow.run(ALICE, async () => ok(expect(insideUnit()).toBe(true)));
    expect(insideUnit()).toBe(false);
  });

  it('writes who acted, in which request, into the audit', async () => {
    const uow = postgresUnitOfWork({
      database: web.database,
      settings: web.settings,
      requestId: currentRequestId,
    });
    await inRequest('request-1', () =>
      uow.run(ALICE, async ({ audit }) => {
        await audit.append(appointmentEntry('appointment.released', HOLD.id, {}, 'replaced'), clock.now());
        return ok(null);
      }),
    );
    const rows = await world.owner`
      select salon_id, actor_kind, actor_id, request_id, reason, at = to_timestamp(${clock.now() / 1000}) as in_time
      from audit_entry`;
    expect(rows).toEqual([
      {
        salon_id: ALICE.salonId,
        actor_kind: 'visitor',
        actor_id: ALICE.visitorId,
        request_id: 'request-1',
        reason: 'replaced',
        in_time: true,
      },
    ]);
  });

  it('refuses the same attempt twice by key, whoever comes second', async () => {
    const attempt = { ...wantCut(TEN), attemptId: randomUUID() as AttemptId };
    const [actor, stranger] = [someVisitor(), someVisitor()];
    const first = await web.reserve(actor, attempt);
    const again = await web.reserve(actor, attempt);
    expect(again).toEqual(first);
    expect((await web.reserve(stranger, attempt)).ok).toBe(true);
    expect(await world.owner`select from appointment`).toHaveLength(2);
  });
});
