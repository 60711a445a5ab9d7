/** A salon in a database of its own, for tests of the adapter itself: pools, clock, use cases and a look from the side. */
import postgres from 'postgres';
import { openDatabase, type Database, type DatabaseOptions } from '#adapters/postgres/database.ts';
import { dayCache } from '#adapters/postgres/day-cache.ts';
import { holdSweeper } from '#adapters/postgres/hold-sweeper.ts';
import { appointmentQueries } from '#adapters/postgres/queries/appointment-queries.ts';
import { salonQueries } from '#adapters/postgres/queries/salon-queries.ts';
import { slotFeed } from '#adapters/postgres/queries/slot-feed.ts';
import { slotQueries } from '#adapters/postgres/queries/slot-queries.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { slotCache } from '#adapters/postgres/slot-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { randomUUID } from 'node:crypto';
import type { Visitor } from '#domain/shared/actor.ts';
import type { AttemptId, VisitorId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { confirmAppointment } from '#domain/slots/use-cases/confirm-appointment.ts';
import { expireHolds } from '#domain/slots/use-cases/expire-holds.ts';
import { reserveSlot } from '#domain/slots/use-cases/reserve-slot.ts';
import { CONTRACT_SALONS } from '#tests/contracts/fixture.ts';
import { CUT, SALON } from '#tests/contracts/contract-salon.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { insertSalon } from './salon-rows.ts';

/** A Monday, eight in the morning. */
export const MONDAY = instant('2026-03-09 08:00');

export type TestClock = { now(): Instant; set(at: Instant): void; pass(milliseconds: number): void };

export function testClock(at: Instant = MONDAY): TestClock {
  let now = at;
  return {
    now: () => now,
    set: (to) => void (now = to),
    pass: (milliseconds) => void (now = (now + milliseconds) as Instant),
  };
}

/** One process: a pool and its caches. */
export function openProcess(url: string, clock: TestClock, over: Partial<DatabaseOptions> = {}) {
  const database: Database = openDatabase({ url, poolSize: 4, prepare: true, name: 'test', ...over });
  const settings = salonSettingsCache(database, clock);
  const days = dayCache(database);
  const cache = slotCache(days, settings, clock);
  const uow = postgresUnitOfWork({ database, settings });
  const deps = {
    uow,
    clock,
    ids: randomIds,
    letters: {
      compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }),
      calendarFile: () => '',
    },
  };
  return {
    database,
    uow,
    settings,
    cache,
    slots: slotQueries({ database, settings, days, slots: cache, clock }),
    feed: slotFeed(cache),
    salons: salonQueries({ database, settings, clock, defaultSalon: 'marktgasse' }),
    appointments: appointmentQueries(database, clock),
    sweeper: holdSweeper(database),
    reserve: reserveSlot(deps),
    confirm: confirmAppointment(deps),
    expire: expireHolds({ uow, clock, sweeper: holdSweeper(database) }),
    close: () => database.close(),
  };
}
export type Process = ReturnType<typeof openProcess>;

export type World = {
  readonly database: FreshDatabase;
  readonly owner: postgres.Sql;
  readonly close: () => Promise<void>;
};

export async function openWorld(): Promise<World> {
  const database = await freshDatabase();
  const owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  await owner.begin(async (tx) => {
    for (const { book, card } of CONTRACT_SALONS) await insertSalon(tx, book, card);
  });
  return {
    database,
    owner,
    close: async () => {
      await owner.end();
      await database.drop();
    },
  };
}

export const someVisitor = (): Visitor => ({
  kind: 'visitor',
  salonId: SALON,
  visitorId: randomUUID() as VisitorId,
});

export const A_CUT: VisitWish = { items: [{ serviceId: CUT, staff: 'any' }] };

export const wantCut = (start: EpochMinute) => ({
  attemptId: randomUUID() as AttemptId,
  wish: A_CUT,
  start,
  locale: 'de-CH' as const,
});

export const LEA = {
  firstName: 'Lea',
  lastName: 'Muster',
  email: 'lea@example.ch',
  phone: '+41791234567',
  note: '',
};

export async function reserved(process: Process, actor: Visitor, start: EpochMinute) {
  const result = await process.reserve(actor, wantCut(start));
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
}
