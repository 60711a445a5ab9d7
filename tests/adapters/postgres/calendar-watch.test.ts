import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendarWatch } from '#adapters/postgres/calendar-watch.ts';
import { openDatabase } from '#adapters/postgres/database.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { SalonId, VisitorId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { seedSalon, type SeededSalon } from '#db/seed/seed-salon.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

const DAY = '2026-03-17' as LocalDate;
const OTHER_DAY = '2026-03-18' as LocalDate;
let fresh: FreshDatabase;
let salon: SeededSalon;
let database: ReturnType<typeof openDatabase>;
const sent: string[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  salon = await seedSalon(fresh.ownerUrl, { today: DAY, weeksBack: 0, weeksAhead: 0 });
  database = openDatabase({
    url: fresh.appUrl,
    poolSize: 2,
    prepare: true,
    name: 'test',
    onStatement: (statement) => sent.push(statement),
  });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const salonId = () => salon.settings.salon.salonId as SalonId;
const deaf = () => undefined;
const silent = () => calendarWatch({ database, report: deaf, every: null });

async function change(day: LocalDate): Promise<void> {
  const actor: Visitor = { kind: 'visitor', salonId: salonId(), visitorId: randomUUID() as VisitorId };
  const settings = salonSettingsCache(database, { now: () => 0 as Instant });
  await postgresUnitOfWork({ database, settings }).run(actor, async ({ calendar }) => {
    await calendar.gate([day]);
    return ok(null);
  });
}

test('who looks at a day hears of its changes and of no other’s; all are asked for in one statement', async () => {
  const watch = silent();
  const heard = { day: [] as string[], other: [] as string[] };
  const look = (from: LocalDate, list: string[], account: string) =>
    watch.watch({ salonId: salonId(), account, from, to: from }, (text) => list.push(text), deaf);
  const leave = look(DAY, heard.day, 'a')!;
  look(OTHER_DAY, heard.other, 'b');
  sent.length = 0;
  await watch.tick();
  expect(sent).toHaveLength(1);
  await change(DAY);
  await watch.tick();
  await watch.tick();
  expect(heard.day).toHaveLength(2);
  expect(heard.other).toHaveLength(1);
  leave();
  await change(DAY);
  await watch.tick();
  expect(heard.day).toHaveLength(2);
});

test('that a hold has become somebody’s visit is heard, though nothing else is free or taken than before', async () => {
  const watch = silent();
  const heard: string[] = [];
  watch.watch({ salonId: salonId(), account: 'a', from: DAY, to: DAY }, (text) => heard.push(text), deaf);
  await watch.tick();
  const owner = postgres(fresh.ownerUrl, { max: 1 });
  const visit = salon.visits.appointments.find(({ day, status }) => day === DAY && status === 'confirmed')!;
  const which = owner`where salon_id = ${salonId()} and id = ${visit.id}`;
  await owner`
    update appointment set status = 'reserved', customer_id = null, confirmed_at = null, reserved_until = starts_at ${which}`;
  await watch.tick();
  await owner`
    update appointment set status = 'confirmed', customer_id = ${visit.customerId}, confirmed_at = ${visit.confirmedAt},
      reserved_until = null ${which}`;
  await watch.tick();
  await owner.end();
  expect(heard).toHaveLength(3);
  expect(heard[2]).toBe(heard[0]);
});

test('nobody asks while nobody looks', async () => {
  const watch = silent();
  sent.length = 0;
  await watch.tick();
  expect(sent).toEqual([]);
});

test('an account has room for some windows, a process for many; when it ends, all end', () => {
  const watch = silent();
  let ended = 0;
  const end = () => {
    ended += 1;
  };
  const open = (account: string) =>
    watch.watch({ salonId: salonId(), account, from: DAY, to: DAY }, deaf, end);
  const own = Array.from({ length: 9 }, () => open('me'));
  expect(own.filter((each) => each === null)).toHaveLength(1);
  own[0]!();
  expect(open('me')).not.toBeNull();
  const others = Array.from({ length: 400 }, (_, n) => open(`other ${n}`));
  expect(others.filter((each) => each !== null)).toHaveLength(292);
  watch.close();
  expect(ended).toBe(300);
  expect(open('late')).toBeNull();
});
