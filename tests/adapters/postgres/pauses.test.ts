import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#adapters/postgres/database.ts';
import { calendarQueries } from '#adapters/postgres/queries/calendar-queries.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { seenMark, type PauseId } from '#domain/calendar/pause.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { createVisit } from '#domain/calendar/use-cases/create-visit.ts';
import { removePause } from '#domain/calendar/use-cases/remove-pause.ts';
import { savePause, type SavePauseInput } from '#domain/calendar/use-cases/save-pause.ts';
import type { Employee, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, AttemptId, SalonId, ServiceId, SessionId, StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { seedSalon, type SeededSalon } from '#db/seed/seed-salon.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

const TODAY = '2026-03-17' as LocalDate;
/** A day that the seed leaves empty. */
const DAY = '2026-05-06' as LocalDate;
const clock = { now: () => Date.parse('2026-03-17T08:00:00Z') as Instant };
const at = (time: string) => (Date.parse(`${DAY}T${time}:00+02:00`) / 60_000) as EpochMinute;

let fresh: FreshDatabase;
let mine: SeededSalon;
let other: SeededSalon;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  fresh = await freshDatabase();
  const weeks = { today: TODAY, weeksBack: 1, weeksAhead: 1 };
  mine = await seedSalon(fresh.ownerUrl, weeks);
  other = await seedSalon(fresh.ownerUrl, { ...weeks, slug: 'seeblick', seed: 2 });
  database = openDatabase({ url: fresh.appUrl, poolSize: 2, prepare: true, name: 'test' });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const named = (salon: SeededSalon) => ({
  salonId: salon.settings.salon.salonId as SalonId,
  accountId: randomUUID() as AccountId,
  sessionId: randomUUID() as SessionId,
});
const employee = (salon = mine): Employee => ({
  kind: 'employee',
  ...named(salon),
  role: 'staff',
  staffId: null,
});
const headOffice = (): HeadOffice => ({ kind: 'hq', ...named(mine) });

function desk() {
  const settings = salonSettingsCache(database, clock);
  const letters = {
    compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }),
    calendarFile: () => '',
  };
  const notices = { compose: letters.compose };
  const uow = postgresUnitOfWork({ database, settings });
  const deps = { uow, clock, ids: randomIds, letters, notices, links: memoryLinks() };
  return {
    save: savePause(deps),
    remove: removePause(deps),
    create: createVisit(deps),
    cancel: cancelVisit(deps),
    queries: calendarQueries({ database, settings, clock }),
  };
}

/** A colleague with a service in one piece. */
function somebody(): { staffId: StaffId; serviceId: ServiceId } {
  const { services, skills } = mine.settings;
  const service = services.find(({ segments }) => segments.length === 1)!;
  const skill = skills.find(({ serviceId }) => serviceId === service.id)!;
  return { staffId: skill.staffId as StaffId, serviceId: service.id as ServiceId };
}

const pauseOf = (staffId: StaffId, from: number, to: number, over: Partial<SavePauseInput> = {}) => ({
  id: randomUUID() as PauseId,
  kind: 'illness' as const,
  staffId,
  time: { fromDay: DAY, fromMinute: from * 60, toDay: DAY, toMinute: to * 60 },
  reason: '',
  seen: '',
  ...over,
});

const visitAt = (start: string, { staffId, serviceId }: ReturnType<typeof somebody>) => ({
  attemptId: randomUUID() as AttemptId,
  wish: { items: [{ serviceId, staff: staffId }] },
  start: at(start),
  customerId: null,
  contact: { firstName: 'Rita', lastName: '', email: '', phone: '', note: '' },
  locale: 'de-CH' as const,
  outsideHours: true,
});

describe('a pause', () => {
  test('is saved over a visit once it was looked at; what the visit leaves free is taken, also when it goes', async () => {
    const { save, create, cancel, queries, remove } = desk();
    const actor = employee();
    const who = somebody();
    const visit = await create(actor, visitAt('10:00', who));
    if (!visit.ok) throw new Error(visit.error.kind);
    const input = pauseOf(who.staffId, 9, 12);

    const refused = await save(actor, input);
    expect(refused).toMatchObject({
      error: { kind: 'affects', again: false, visits: [{ customer: 'Rita' }] },
    });
    if (refused.ok || refused.error.kind !== 'affects') return;
    const seen = seenMark(refused.error.visits);
    expect(await save(actor, { ...input, seen: `${seen} more.0` })).toMatchObject({ error: { again: true } });
    expect(await save(actor, { ...input, seen })).toMatchObject({ ok: true });
    expect(await save(actor, { ...input, seen })).toMatchObject({ ok: true, value: { id: input.id } });

    expect(await create(actor, visitAt('09:00', who))).toMatchObject({ error: { kind: 'absence' } });
    expect((await queries.pause(actor, input.id))?.visits).toHaveLength(1);
    const { id, sequence } = visit.value;
    expect(await cancel(actor, { id, reason: '', expectedSequence: sequence })).toMatchObject({ ok: true });
    expect(await create(actor, visitAt('10:00', who))).toMatchObject({ error: { kind: 'absence' } });

    // Two pauses over each other: each keeps what the other gives back.
    const block = pauseOf(who.staffId, 11, 13, { kind: 'block', reason: 'Lieferung' });
    expect(await save(actor, block)).toMatchObject({ ok: true });
    expect(await remove(actor, input.id)).toMatchObject({ ok: true });
    expect(await create(actor, visitAt('11:00', who))).toMatchObject({ error: { kind: 'blocked' } });
    expect(await create(actor, visitAt('10:00', who))).toMatchObject({ ok: true });
    expect(await remove(actor, block.id)).toMatchObject({ ok: true });
    expect(await create(actor, visitAt('12:00', who))).toMatchObject({ ok: true });
  });

  test('is nobody’s but the team’s of this salon', async () => {
    const { save, remove, queries } = desk();
    const { staffId } = somebody();
    const input = pauseOf(staffId, 15, 16);
    expect(await save(headOffice(), input)).toMatchObject({ error: { kind: 'not_found' } });
    expect(await save(employee(other), input)).toMatchObject({ error: { kind: 'unknown_staff' } });
    expect(await save(employee(), input)).toMatchObject({ ok: true });
    expect(await remove(headOffice(), input.id)).toMatchObject({ error: { kind: 'not_found' } });
    expect(await remove(employee(other), input.id)).toMatchObject({ error: { kind: 'not_found' } });
    expect(await queries.pause(employee(other), input.id)).toBeNull();
    expect(await queries.pause(headOffice(), input.id)).not.toBeNull();
  });

  test('of a month lies on each of its days', async () => {
    const { save, queries } = desk();
    const { staffId } = somebody();
    const time = {
      fromDay: '2026-06-01' as LocalDate,
      fromMinute: null,
      toDay: '2026-06-30' as LocalDate,
      toMinute: null,
    };
    expect(await save(employee(), pauseOf(staffId, 0, 0, { kind: 'holiday', time }))).toMatchObject({
      ok: true,
    });
    const { pauses } = await queries.range(employee(), '2026-06-15' as LocalDate, '2026-06-15' as LocalDate);
    expect(pauses).toMatchObject([{ kind: 'absence', absence: 'holiday', staffId }]);
  });
});
