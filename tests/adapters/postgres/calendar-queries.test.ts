import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { calendarQueries } from '#adapters/postgres/queries/calendar-queries.ts';
import { openDatabase } from '#adapters/postgres/database.ts';
import type { Employee, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, AppointmentId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { addDays } from '#domain/shared/salon-time.ts';
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
const queries = () => calendarQueries(database, clock);

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
    expect(week).toBeLessThanOrEqual(6);
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
