import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { listHeadOffice } from '#db/head-office-grants.ts';
import { seedIfEmpty } from '#db/seed/seed-if-empty.ts';
import { makeSalon, type SeededSalon, seedSalon } from '#db/seed/seed-salon.ts';
import { addDays, dayFrame, daysBetween, weekdayOf } from '#domain/shared/salon-time.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { restDayOf } from '#domain/slots/rest-days.ts';
import { freshDatabase } from '#tests/support/database.ts';

const TODAYS = ['2026-03-17', '2026-01-03', '2026-10-26', '2027-04-04', '2028-12-31'];

const made = new Map<string, SeededSalon>();
function salonAround(today: string): SeededSalon {
  const salon = made.get(today) ?? makeSalon({ today });
  made.set(today, salon);
  return salon;
}

describe('the seeded salon', () => {
  test('is the same every time, and another one with another seed', () => {
    expect(makeSalon({ today: '2026-03-17' })).toEqual(salonAround('2026-03-17'));
    const other = makeSalon({ today: '2026-03-17', seed: 2, weeksBack: 0, weeksAhead: 0 });
    expect(other.settings.salon.salonId).not.toBe(salonAround('2026-03-17').settings.salon.salonId);
  });

  test('has five colleagues, 25 services and settings whose ids do not depend on the day', () => {
    const [one, two] = [salonAround('2026-03-17'), salonAround('2026-10-26')];
    expect(one.settings.staff).toHaveLength(5);
    expect(one.settings.services).toHaveLength(25);
    expect(one.settings.services).toEqual(two.settings.services);
    expect(one.settings.skills).toEqual(two.settings.skills);
  });

  test.each(TODAYS)('around %s each colleague is 55 to 65 percent busy in each week', (today) => {
    const loads = weeklyLoads(salonAround(today));
    expect(loads.length).toBeGreaterThan(55);
    for (const { who, week, load } of loads) {
      expect(load, `${who}, week of ${week}`).toBeGreaterThanOrEqual(0.55);
      expect(load, `${who}, week of ${week}`).toBeLessThanOrEqual(0.65);
    }
  });

  test('works nobody outside opening and working hours, in breaks or absences', () => {
    const salon = salonAround('2026-03-17');
    const known = new Map<string, Set<number>>();
    for (const { day, staffId, from, to } of workOf(salon)) {
      const key = `${day} ${staffId}`;
      const free = known.get(key) ?? workingMinutes(salon, staffId, day);
      known.set(key, free);
      for (let minute = from; minute < to; minute += 1) {
        if (!free.has(minute)) throw new Error(`${staffId} works at minute ${minute} of ${day}`);
      }
    }
  });

  test('uses the wait of one visit for work on another', () => {
    const { visits } = salonAround('2026-03-17');
    const waits = visits.items.filter(({ segments }) => segments.length === 3);
    const used = waits.filter(({ staffId, appointmentId, startsAt, endsAt }) =>
      visits.occupancy.some(
        (row) =>
          row.staffId === staffId &&
          row.appointmentId !== appointmentId &&
          row.startsAt > startsAt &&
          row.endsAt < endsAt,
      ),
    );
    expect(used.length).toBeGreaterThan(20);
  });

  test('keeps the past ended and the future open, and writes to nobody real', () => {
    const { visits } = salonAround('2026-03-17');
    const statuses = (rows: typeof visits.appointments) =>
      [...new Set(rows.map(({ status }) => status))].sort();
    expect(statuses(visits.appointments.filter(({ day }) => day < '2026-03-17'))).toEqual([
      'cancelled',
      'completed',
      'no_show',
    ]);
    expect(statuses(visits.appointments.filter(({ day }) => day >= '2026-03-17'))).toEqual([
      'cancelled',
      'confirmed',
      'requested',
    ]);
    for (const { email, phone } of visits.customers) {
      expect(email).toMatch(/^[a-z]+\.[a-z]+\.\d+@example\.(com|org)$/);
      expect(phone).toMatch(/^\+417[6-9]0{3}\d{4}$/);
    }
  });

  test.each(TODAYS)('around %s two requests wait for an answer all day long', (today) => {
    const { visits, settings, people } = salonAround(today);
    const asked = visits.appointments.filter(({ status }) => status === 'requested');
    expect(asked).toHaveLength(2);
    const tomorrow = dayFrame(settings.zone, addDays(today as LocalDate, 1)).from * 60_000;
    for (const { id, day, onRequest, requestedAt, answerBy, visitorId } of asked) {
      const services = visits.items
        .filter(({ appointmentId }) => appointmentId === id)
        .map(({ serviceId }) => settings.services.find((service) => service.id === serviceId)!);
      expect(onRequest).toBe(true);
      expect(services.some((service) => service.onRequest)).toBe(true);
      expect(Date.parse(requestedAt!)).toBeLessThan(
        dayFrame(settings.zone, today as LocalDate).from * 60_000,
      );
      expect(Date.parse(answerBy!)).toBeGreaterThan(tomorrow);
      expect(day > addDays(today as LocalDate, 3)).toBe(true);
      expect(people.accounts.some((account) => account.visitorId === visitorId)).toBe(false);
    }
  });

  test('has accounts for its team, head office and somebody who comes often', () => {
    const { people, visits, settings } = salonAround('2026-03-17');
    const roleOf = (email: string) => {
      const account = people.accounts.find((each) => each.email === email);
      return people.grants.find(({ accountId }) => accountId === account?.id)?.role;
    };
    expect(roleOf('nora@lindenhof.example')).toBe('owner');
    expect(roleOf('livio@lindenhof.example')).toBe('manager');
    expect(roleOf('aylin@lindenhof.example')).toBe('staff');
    expect(roleOf('hq@lindenhof.example')).toBe('hq');
    expect(people.grants.filter(({ staffId }) => staffId !== null)).toHaveLength(settings.staff.length);
    const regular = people.accounts.find(({ email }) => email === 'kundin@lindenhof.example')!;
    const theirs = visits.appointments.filter(({ visitorId }) => visitorId === regular.visitorId);
    expect(theirs.length).toBeGreaterThan(3);
    expect(new Set(theirs.map(({ customerId }) => customerId))).toEqual(new Set([regular.customerId]));
  });

  test('opens the second salon to the first one’s head office', async () => {
    const database = await freshDatabase();
    const sql = postgres(database.ownerUrl, { max: 1 });
    try {
      await seedIfEmpty(database.ownerUrl, { today: '2026-03-17', weeksBack: 0, weeksAhead: 1 });
      expect(await listHeadOffice(database.ownerUrl)).toEqual([
        { email: 'hq@lindenhof.example', home: 'lindenhof', salons: ['rheinblick'] },
        { email: 'hq@rheinblick.example', home: 'rheinblick', salons: [] },
      ]);
    } finally {
      await sql.end();
      await database.drop();
    }
  });

  test.each(TODAYS)(
    'around %s its ledger adds up to what the shop shows, and was never below nothing',
    (today) => {
      const { shop } = salonAround(today);
      expect(shop.products).toHaveLength(14);
      for (const product of shop.products) {
        const lines = shop.movements.filter(({ productId }) => productId === product.id);
        let stock = 0;
        for (const [index, line] of lines.entries()) {
          stock += line.quantity;
          expect(line).toMatchObject({ number: index + 1, stockAfter: stock });
          expect(stock).toBeGreaterThanOrEqual(0);
          expect(line.at < `${today}T00`).toBe(true);
        }
        expect({ stock, movements: lines.length }).toEqual({
          stock: product.stock,
          movements: product.movements,
        });
      }
      expect(shop.movements.length).toBeGreaterThan(100);
      expect(shop.files).toHaveLength(14 * 6);
    },
  );

  test('goes into the database, two salons side by side', async () => {
    const database = await freshDatabase();
    const sql = postgres(database.ownerUrl, { max: 1 });
    try {
      const one = await seedSalon(database.ownerUrl, { today: '2026-03-17' });
      await seedSalon(database.ownerUrl, {
        today: '2026-03-17',
        slug: 'seeblick',
        seed: 2,
        weeksBack: 1,
        weeksAhead: 1,
      });
      const salons = await sql`
        select s.slug, (select count(*)::int from appointment a where a.salon_id = s.salon_id) as visits
        from salon s order by slug`;
      expect(salons[0]).toEqual({ slug: 'lindenhof', visits: one.visits.appointments.length });
      expect(salons[1]?.['visits']).toBeGreaterThan(200);
    } finally {
      await sql.end();
      await database.drop();
    }
  });
});

function weeklyLoads(salon: SeededSalon) {
  const { settings, visits } = salon;
  const days = visits.appointments.map(({ day }) => day as LocalDate).sort();
  const firstMonday = addDays(days[0]!, 1 - weekdayOf(days[0]!));
  const weeks = Math.floor(daysBetween(firstMonday, days.at(-1)!) / 7) + 1;
  const work = workOf(salon);
  return Array.from({ length: weeks }, (_, index) => addDays(firstMonday, index * 7)).flatMap((week) =>
    settings.staff.flatMap(({ id, name }) => {
      let available = 0;
      for (let day = 0; day < 7; day += 1) available += workingMinutes(salon, id, addDays(week, day)).size;
      const booked = work
        .filter((span) => span.staffId === id && span.day >= week && span.day < addDays(week, 7))
        .reduce((sum, span) => sum + span.to - span.from, 0);
      return available === 0 ? [] : [{ who: name, week, load: booked / available }];
    }),
  );
}

const minuteOfDay = (salon: SeededSalon, day: LocalDate, iso: string) =>
  Date.parse(iso) / 60_000 - dayFrame(salon.settings.zone, day).from;

const workOf = (salon: SeededSalon) =>
  salon.visits.occupancy.flatMap((row) => {
    if (row.staffId === null || row.appointmentId === null) return [];
    const day = row.day as LocalDate;
    return [
      {
        staffId: row.staffId,
        day,
        from: minuteOfDay(salon, day, row.startsAt),
        to: minuteOfDay(salon, day, row.endsAt),
      },
    ];
  });

/** A second, plainer reckoning than the seed's own. Salons are closed when the clock changes (Sunday night). */
function workingMinutes(salon: SeededSalon, staffId: string, day: LocalDate): Set<number> {
  const { settings, visits } = salon;
  const minutes = new Set<number>();
  if (restDayOf('SG', day) !== null) return minutes;
  const today = <T extends { weekday: number; validFrom: string | null; validTo: string | null }>(
    rows: readonly T[],
  ) =>
    rows.filter(
      (row) => row.weekday === weekdayOf(day) && (row.validFrom ?? day) <= day && day <= (row.validTo ?? day),
    );
  const hours = today(settings.staffHours).filter((row) => row.staffId === staffId);
  const within = (rows: readonly { fromMinute: number; toMinute: number }[], minute: number) =>
    rows.some((row) => row.fromMinute <= minute && minute < row.toMinute);
  const closures = settings.closures
    .filter((row) => row.fromDay <= day && day <= row.toDay)
    .map((row) => ({ fromMinute: row.fromMinute ?? 0, toMinute: row.toMinute ?? 1440 }));
  const off = visits.occupancy
    .filter((row) => row.day === day && row.staffId === staffId && row.appointmentId === null)
    .map((row) => ({
      fromMinute: minuteOfDay(salon, day, row.startsAt),
      toMinute: minuteOfDay(salon, day, row.endsAt),
    }));
  for (let minute = 0; minute < 1440; minute += 1) {
    const atWork = within(
      hours.filter(({ kind }) => kind === 'work'),
      minute,
    );
    const onBreak = within(
      hours.filter(({ kind }) => kind === 'break'),
      minute,
    );
    const open = within(today(settings.opening), minute);
    if (open && atWork && !onBreak && !within(closures, minute) && !within(off, minute)) minutes.add(minute);
  }
  return minutes;
}
