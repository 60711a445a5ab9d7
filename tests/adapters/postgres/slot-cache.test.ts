import { AsyncResource } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SalonId, ServiceId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { ANNA, CUT, SALON } from '#tests/contracts/contract-salon.ts';
import { customerId, instant } from '#tests/contracts/contract-rows.ts';
import { at, day } from '#tests/support/builders/salon-book.ts';
import { emptyCalendar } from './salon-rows.ts';
import {
  A_CUT,
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  reserved,
  someVisitor,
  testClock,
  wantCut,
} from './world.ts';
import type { Process, TestClock, World } from './world.ts';

const TUESDAY = day('2026-03-17');
const WEEK = { from: TUESDAY, to: day('2026-03-21') };
const WITH_ANNA: VisitWish = { items: [{ serviceId: CUT, staff: ANNA }] };
const TEN = at('2026-03-17 10:00');

let world: World;
let clock: TestClock;
let statements: string[];
let here: Process;
let there: Process;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  clock = testClock();
  statements = [];
  const onStatement = (statement: string) => void statements.push(statement);
  here = openProcess(world.database.appUrl, clock, { onStatement });
  there = openProcess(world.database.appUrl, clock);
});
afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
  await emptyCalendar(world.owner);
});

const visitor = someVisitor();
const outside = new AsyncResource('another request');
/** As another request would ask while a unit is open. */
const outsideUnit = <T>(work: () => Promise<T>): Promise<T> => outside.runInAsyncScope(work);
async function startsOn(process: Process, date: LocalDate, wish = A_CUT) {
  const answer = await process.slots.slots(visitor, wish, { from: date, to: date });
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value[0]!.starts;
}
const json = async (range = WEEK, wish = A_CUT) => {
  const answer = await here.feed.daysJson(SALON, wish, range);
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
};

describe('how much is asked of the database', () => {
  const counted = async (work: () => Promise<unknown>): Promise<number> => {
    statements.length = 0;
    await work();
    return statements.length;
  };

  it('one statement when nothing has changed, and the same text', async () => {
    const first = await json();
    let second = '';
    expect(await counted(async () => (second = await json()))).toBe(1);
    expect(second).toBe(first);
    expect(await counted(() => startsOn(here, TUESDAY))).toBe(1);
  });

  it('two when a day is new or has changed: the others are still known', async () => {
    await json({ from: TUESDAY, to: TUESDAY });
    expect(await counted(() => json(WEEK))).toBe(2);
    expect(statements.at(-1)).toContain('busy_time');
    await reserved(there, someVisitor(), TEN);
    expect(await counted(() => json(WEEK))).toBe(2);
  });

  it('one for another wish about days that are known', async () => {
    await json();
    expect(await counted(() => json(WEEK, WITH_ANNA))).toBe(1);
  });

  it('nothing for settings that were looked at just now', async () => {
    await here.salons.recentBook({ salonId: SALON });
    expect(await counted(() => here.salons.recentBook({ salonId: SALON }))).toBe(0);
    clock.pass(1001);
    expect(await counted(() => here.salons.recentBook({ salonId: SALON }))).toBe(1);
  });

  it('nothing for names that were looked up just now, and nothing is kept of those that do not exist', async () => {
    expect(await here.salons.salonBySlug('marktgasse')).toBe(SALON);
    expect(await counted(() => here.salons.salonBySlug('marktgasse'))).toBe(0);
    expect(await here.salons.salonBySlug('nowhere')).toBeNull();
    expect(await counted(() => here.salons.salonBySlug('nowhere'))).toBe(1);
    expect(await here.salons.salonAtHost('marktgasse.example')).toBe(SALON);
    expect(await here.salons.salonAtHost('unknown.example')).toBe(SALON);
  });
});

describe('what is shown', () => {
  it('a booking of another process at once', async () => {
    expect(await startsOn(here, TUESDAY, WITH_ANNA)).toContain(TEN);
    expect((await there.reserve(someVisitor(), { ...wantCut(TEN), wish: WITH_ANNA })).ok).toBe(true);
    expect(await startsOn(here, TUESDAY, WITH_ANNA)).not.toContain(TEN);
    expect(await json(WEEK, WITH_ANNA)).not.toContain('2026-03-17T09:00:00Z');
  });

  it('a lapsed hold as free, without any job', async () => {
    await reserved(there, someVisitor(), TEN);
    await reserved(there, someVisitor(), TEN);
    expect(await startsOn(here, TUESDAY)).not.toContain(TEN);
    clock.pass(10 * 60_000 - 1);
    expect(await startsOn(here, TUESDAY)).not.toContain(TEN);
    clock.pass(1);
    expect(await startsOn(here, TUESDAY)).toContain(TEN);
    expect(await world.owner`select from appointment where status = 'reserved'`).toHaveLength(2);
  });

  it('a lapsed hold only briefly: its confirmation may still be on its way', async () => {
    const alice = someVisitor();
    const hold = await reserved(there, alice, TEN);
    await reserved(there, someVisitor(), TEN);
    await there.uow.run(alice, async ({ appointments }) => {
      await appointments.lock(hold.id);
      clock.pass(10 * 60_000 - 1);
      await appointments.confirm(hold.id, customerId(1), LEA, clock.now(), 'en');
      clock.pass(1);
      expect(await outsideUnit(() => startsOn(here, TUESDAY))).toContain(TEN);
      return ok(null);
    });
    await world.owner`
      update appointment set reserved_until = reserved_until + interval '1 day' where status = 'reserved'`;
    clock.pass(2000);
    expect(await startsOn(here, TUESDAY)).not.toContain(TEN);
  });

  it('a changed setting at once, and days of the old one not any more', async () => {
    expect(await startsOn(here, TUESDAY)).toContain(at('2026-03-17 09:00'));
    await world.owner.begin(async (tx) => {
      await tx`
        insert into closure values (${SALON}, gen_random_uuid(), ${TUESDAY}, ${TUESDAY}, null, null, '{"de-CH": "zu", "en": "closed"}')`;
      await tx`update salon set settings_version = settings_version + 1 where salon_id = ${SALON}`;
    });
    expect(await startsOn(here, TUESDAY)).toEqual([]);
    await world.owner`delete from closure`;
    await world.owner`update salon set settings_version = settings_version + 1 where salon_id = ${SALON}`;
    expect(await startsOn(here, TUESDAY)).not.toEqual([]);
  });

  it('nothing before the lead time and nothing beyond the horizon, whatever is kept', async () => {
    const tomorrow = day('2026-03-10');
    clock.set(instant('2026-03-10 08:00'));
    expect((await startsOn(here, tomorrow))[0]).toBe(at('2026-03-10 10:00'));
    clock.pass(1);
    expect((await startsOn(here, tomorrow))[0]).toBe(at('2026-03-10 10:15'));
    expect(await json({ from: tomorrow, to: tomorrow })).not.toContain('2026-03-10T09:00:00Z');
    clock.set(instant('2026-03-11 00:00'));
    expect(await startsOn(here, tomorrow)).toEqual([]);

    clock.set(MONDAY);
    const justBeyond = day('2026-06-09');
    expect(await startsOn(here, justBeyond)).toEqual([]);
    clock.set(instant('2026-03-11 00:00'));
    expect(await startsOn(here, justBeyond)).not.toEqual([]);
  });

  it('the same starts as JSON', async () => {
    const days = JSON.parse(await json()) as { date: string; slots: string[] }[];
    expect(days.map(({ date }) => date)).toEqual([
      '2026-03-17',
      '2026-03-18',
      '2026-03-19',
      '2026-03-20',
      '2026-03-21',
    ]);
    const starts = await startsOn(here, TUESDAY);
    expect(days[0]!.slots.map((text) => Date.parse(text) / 60_000)).toEqual(starts);
  });
});

describe('hostile questions', () => {
  it.each([
    ['too long', day('2026-03-01'), day('2026-05-02')],
    ['backwards', day('2026-03-02'), day('2026-03-01')],
    ['of all time', day('0001-01-01'), day('9999-12-31')],
  ])('a range %s', async (_name, from, to) => {
    await expect(here.feed.daysJson(SALON, A_CUT, { from, to })).rejects.toThrow(RangeError);
  });

  it('days far away cost no busy time', async () => {
    await json({ from: day('2300-01-01'), to: day('2300-01-31') });
    statements.length = 0;
    expect(await json({ from: day('2301-01-01'), to: day('2301-01-02') })).toBe(
      '[{"date":"2301-01-01","slots":[]},{"date":"2301-01-02","slots":[]}]',
    );
    expect(statements.filter((statement) => statement.includes('busy_time'))).toHaveLength(0);
  });

  it('an endless wish, an unknown service, an unknown salon', async () => {
    const endless = { items: Array.from({ length: 10_000 }, () => A_CUT.items[0]!) };
    expect(await here.feed.daysJson(SALON, endless, WEEK)).toMatchObject({
      error: { kind: 'too_many_services' },
    });
    const unknown = { items: [{ serviceId: ANNA as string as ServiceId, staff: 'any' as const }] };
    expect(await here.feed.daysJson(SALON, unknown, WEEK)).toMatchObject({
      error: { kind: 'unknown_service' },
    });
    await expect(here.feed.daysJson(ANNA as string as SalonId, A_CUT, WEEK)).rejects.toThrow();
  });
});

describe('the other questions about slots', () => {
  it('first free, nearest and why not', async () => {
    const first = await here.slots.firstFree(visitor, A_CUT);
    expect(first).toEqual({ ok: true, value: { day: '2026-03-10', start: at('2026-03-10 09:00') } });
    await reserved(there, someVisitor(), TEN);
    await reserved(there, someVisitor(), TEN);
    expect(await here.slots.nearest(visitor, A_CUT, TEN, 2)).toEqual({
      ok: true,
      value: [at('2026-03-17 09:30'), at('2026-03-17 10:30')],
    });
    expect(await here.slots.whyNot(visitor, A_CUT, TEN)).toMatchObject({ kind: 'no_colleague' });
    expect(await here.slots.whyNot(visitor, A_CUT, at('2026-03-17 11:00'))).toBeNull();
    expect(await here.slots.whyNot(visitor, A_CUT, at('2026-03-16 11:00'))).toMatchObject({
      kind: 'outside_opening_hours',
    });
    expect(await here.slots.nearest(visitor, A_CUT, at('2031-01-01 10:00'), 1)).toMatchObject({ ok: true });
  });

  it('where a visit could move: its own time counts as free, and nobody else may ask', async () => {
    const alice = someVisitor();
    const hold = await reserved(there, alice, TEN);
    await reserved(there, someVisitor(), TEN);
    const range = { from: TUESDAY, to: TUESDAY };
    const link = {
      kind: 'link' as const,
      salonId: SALON,
      appointmentId: hold.id,
      visitorId: visitor.visitorId,
    };
    const [own] = await here.slots.slotsForMove(link, hold.id, range);
    expect(own!.starts).toContain(TEN);
    const [foreign] = await here.slots.slotsForMove(someVisitor(), hold.id, range);
    expect(foreign!.starts).toEqual([]);
    expect(await here.appointments.visit(link, hold.id)).toMatchObject({
      appointment: { id: hold.id },
      contact: null,
    });
    expect(await here.appointments.visit(someVisitor(), hold.id)).toBeNull();
    expect(await here.appointments.liveHolds(alice)).toMatchObject([{ id: hold.id }]);
    expect(await here.appointments.liveHolds(link)).toEqual([]);
  });
});
