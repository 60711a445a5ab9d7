import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarQueries } from '#adapters/postgres/queries/calendar-queries.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { openDatabase } from '#adapters/postgres/database.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { changeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import { createVisit, type CreateVisitInput } from '#domain/calendar/use-cases/create-visit.ts';
import { moveVisit } from '#domain/calendar/use-cases/move-visit.ts';
import type { VisitStep } from '#domain/calendar/visit-steps.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import type { Employee, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, AppointmentId, SalonId, SessionId, StaffId } from '#domain/shared/ids.ts';
import { addDays, isoInstant } from '#domain/shared/salon-time.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { seedSalon, type SeededSalon } from '#db/seed/seed-salon.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

const TODAY = '2026-03-17' as LocalDate;
const clock = { now: () => Date.parse('2026-03-17T08:00:00Z') as Instant };
const sent: string[] = [];
let fresh: FreshDatabase;
let mine: SeededSalon;
let other: SeededSalon;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  fresh = await freshDatabase();
  const weeks = { today: TODAY, weeksBack: 1, weeksAhead: 1 };
  mine = await seedSalon(fresh.ownerUrl, weeks);
  other = await seedSalon(fresh.ownerUrl, { ...weeks, slug: 'seeblick', seed: 2 });
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

const named = () => ({
  salonId: mine.settings.salon.salonId as SalonId,
  accountId: randomUUID() as AccountId,
  sessionId: randomUUID() as SessionId,
});
const employee = (): Employee => ({ kind: 'employee', ...named(), role: 'staff', staffId: null });
const headOffice = (): HeadOffice => ({ kind: 'hq', ...named() });
const queries = () => calendarQueries({ database, settings: salonSettingsCache(database, clock), clock });

const counted = async (work: () => Promise<unknown>): Promise<number> => {
  sent.length = 0;
  await work();
  return sent.length;
};

describe('the calendar', () => {
  test.each(['employee', 'hq'] as const)('shows %s the week of their salon and of no other', async (kind) => {
    const actor = kind === 'hq' ? headOffice() : employee();
    const { visits, pauses } = await queries().range(actor, addDays(TODAY, -7), addDays(TODAY, 6));
    const expected = mine.visits.appointments.filter(
      ({ day, status }) => day >= addDays(TODAY, -7) && day <= addDays(TODAY, 6) && status !== 'cancelled',
    );
    expect(new Set(visits.map(({ id }) => id as string))).toEqual(new Set(expected.map(({ id }) => id)));
    expect(visits.every(({ items, customer }) => items.length > 0 && customer !== '')).toBe(true);
    const foreign = new Set(other.visits.absences.map(({ id }) => id));
    expect(pauses.some(({ id }) => foreign.has(id))).toBe(false);
  });

  test('asks as many statements for a week as for a day without a visit', async () => {
    const actor = employee();
    await queries().range(actor, TODAY, TODAY);
    const week = await counted(() => queries().range(actor, TODAY, addDays(TODAY, 6)));
    const nothing = await counted(() =>
      queries().range(actor, '2031-01-01' as LocalDate, '2031-01-01' as LocalDate),
    );
    expect(week).toBe(nothing);
    expect(week).toBeLessThanOrEqual(7);
  });

  test('lets nobody in who does not work here', async () => {
    const stranger = { ...employee(), kind: 'customer' } as unknown as Employee;
    await expect(queries().range(stranger, TODAY, TODAY)).rejects.toThrow();
    await expect(queries().visit(stranger, randomUUID() as AppointmentId)).rejects.toThrow();
  });
});

describe('a visit', () => {
  test('is found with the person and nothing else of anybody', async () => {
    const some = mine.visits.appointments.find(({ status }) => status === 'confirmed')!;
    const found = await queries().visit(employee(), some.id as AppointmentId);
    const person = mine.visits.customers.find(({ id }) => id === some.customerId)!;
    expect(found).toMatchObject({
      appointment: { id: some.id, status: 'confirmed' },
      person: { firstName: person.firstName, phone: person.phone },
      events: [],
    });
  });

  test('of another salon, or of none, is not there', async () => {
    const foreign = other.visits.appointments[0]!;
    expect(await queries().visit(employee(), foreign.id as AppointmentId)).toBeNull();
    expect(await queries().visit(employee(), randomUUID() as AppointmentId)).toBeNull();
  });
});

describe('a visit at the desk, on PostgreSQL', () => {
  const some = () =>
    mine.visits.appointments.find(({ status, day }) => status === 'confirmed' && day > TODAY)!;
  const deps = () => {
    const settings = salonSettingsCache(database, clock);
    return {
      uow: postgresUnitOfWork({ database, settings }),
      clock,
      ids: randomIds,
      letters: {
        compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }),
        calendarFile: () => '',
      },
    };
  };

  test('is moved to a free time of the list, and its history says from where and by whom', async () => {
    const id = some().id as AppointmentId;
    const actor: Employee = { ...employee(), staffId: mine.settings.staff[0]!.id as StaffId };
    const before = (await queries().visit(actor, id))!.appointment;
    const starts = await queries().startsForMove(actor, id, null, before.day);
    const start = starts.find((each) => each !== before.from)!;
    const moved = await moveVisit(deps())(actor, {
      id,
      start,
      staff: null,
      expectedSequence: before.sequence,
    });
    expect(moved).toMatchObject({ ok: true, value: { from: start } });
    const after = (await queries().visit(actor, id))!;
    expect(after.appointment.from).toBe(start);
    expect(after.events.at(-1)).toMatchObject({
      action: 'appointment.moved',
      by: 'team',
      staffId: actor.staffId,
      was: isoInstant(before.from),
    });
  });

  test('is checked in and that is taken back; the database lets a member of the team do both', async () => {
    const { id, startsAt } = mine.visits.appointments.find(
      ({ status, day }) => status === 'confirmed' && day === TODAY,
    )!;
    const now = Date.parse(startsAt) as Instant;
    const change = changeVisitState({ ...deps(), clock: { now: () => now } });
    const visit = id as AppointmentId;
    const step = (step: VisitStep, expected: AppointmentStatus) =>
      change(employee(), { id: visit, step, expected });
    expect(await step('check_in', 'confirmed')).toEqual({ ok: true, value: 'checked_in' });
    expect((await queries().visit(employee(), visit))!.stateAt).toBe(now);
    expect(await step('undo', 'checked_in')).toEqual({ ok: true, value: 'confirmed' });
    expect(await step('no_show', 'confirmed')).toEqual({ ok: true, value: 'no_show' });
    expect(await step('undo', 'no_show')).toEqual({ ok: true, value: 'confirmed' });
    const { events } = (await queries().visit(employee(), visit))!;
    expect(events.map(({ was }) => was)).toEqual([null, null, null, null]);
  });

  test('is entered for a walk-in, and for somebody known whose account then shows it', async () => {
    const actor = employee();
    const book = (await salonSettingsCache(database, clock).current(actor.salonId)).book;
    const service = [...book.services.values()].find(({ segments }) => segments.length === 1)!;
    const member = book.staff.find(({ skills }) => skills.has(service.id))!;
    const input = (start: number, over: Partial<CreateVisitInput>): CreateVisitInput => ({
      attemptId: randomUUID() as CreateVisitInput['attemptId'],
      wish: { items: [{ serviceId: service.id, staff: member.id }] },
      start: start as CreateVisitInput['start'],
      customerId: null,
      contact: { firstName: 'Rita', lastName: '', email: '', phone: '', note: 'Hund' },
      locale: 'de-CH',
      outsideHours: true,
      ...over,
    });
    const create = createVisit(deps());
    const night = Date.parse('2026-03-19T20:00:00Z') / 60_000;
    const walkIn = await create(actor, input(night, {}));
    expect(walkIn).toMatchObject({ ok: true });
    if (!walkIn.ok) return;
    const found = await queries().visit(actor, walkIn.value.id);
    expect(found).toMatchObject({
      note: 'Hund',
      person: { firstName: 'Rita', lastName: '', email: null, phone: null },
      events: [{ action: 'appointment.confirmed', by: 'team' }],
    });
    const customerId = found!.person!.customerId;
    const again = await create(actor, input(night + 240, { customerId }));
    expect(again).toMatchObject({ ok: true, value: { customerId } });
    const foreign = other.visits.customers[0]!.id as typeof customerId;
    expect(await create(actor, input(night - 240, { customerId: foreign }))).toMatchObject({
      error: { kind: 'customer_gone' },
    });
    expect(await create(actor, input(night, {}))).toMatchObject({ error: { kind: 'booked' } });
  });
});
