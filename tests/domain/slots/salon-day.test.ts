import { describe, expect, test } from 'vitest';
import { salonDay } from '#domain/slots/salon-day.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import {
  aClosure,
  ANNA,
  aSalonBook,
  aStaffMember,
  at,
  day,
  EVERY_DAY,
  wall,
  weekly,
} from '#tests/support/builders/salon-book.ts';

const TUESDAY = '2026-03-17';
const open = (book: SalonBook, date = TUESDAY) => salonDay(book, day(date)).open;
const span = (from: string, to: string, date = TUESDAY) => [at(`${date} ${from}`), at(`${date} ${to}`)];
const always = { openOnRestDays: true };

describe('opening hours', () => {
  test('stretches that meet are one, others stay apart', () => {
    const openingHours = [
      ...weekly([2], '13:00', '18:00'),
      ...weekly([2], '09:00', '11:00'),
      ...weekly([2], '11:00', '12:00'),
    ];
    expect(open(aSalonBook({ openingHours }))).toEqual([
      ...span('09:00', '12:00'),
      ...span('13:00', '18:00'),
    ]);
  });

  test('another weekday is closed', () => {
    expect(open(aSalonBook(), '2026-03-16')).toEqual([]);
  });

  test.each([
    ['first valid day', { validFrom: day(TUESDAY) }, true],
    ['the day before', { validFrom: day('2026-03-18') }, false],
    ['last valid day', { validTo: day(TUESDAY) }, true],
    ['the day after', { validTo: day('2026-03-16') }, false],
  ])('%s', (_, validity, isOpen) => {
    const book = aSalonBook({ openingHours: weekly([2], '09:00', '18:00', validity) });
    expect(open(book).length > 0).toBe(isOpen);
  });

  test('a closure of some hours, of the whole day, and of other days', () => {
    const hours = { from: wall('10:00'), to: wall('11:30') };
    const closed = (over: Parameters<typeof aClosure>[0]) => open(aSalonBook({ closures: [aClosure(over)] }));
    const whole = span('09:00', '18:00');
    expect(closed({ from: day(TUESDAY), to: day(TUESDAY), hours })).toEqual([
      ...span('09:00', '10:00'),
      ...span('11:30', '18:00'),
    ]);
    expect(closed({ from: day('2026-03-10'), to: day(TUESDAY) })).toEqual([]);
    expect(closed({ from: day(TUESDAY), to: day('2026-03-20') })).toEqual([]);
    expect(closed({ from: day('2026-03-10'), to: day('2026-03-16') })).toEqual(whole);
    expect(closed({ from: day('2026-03-18'), to: day('2026-03-20') })).toEqual(whole);
  });

  test('several closures of one day add up', () => {
    const closures = ['09:00', '17:00'].map((from) =>
      aClosure({ from: day(TUESDAY), to: day(TUESDAY), hours: { from: wall(from), to: wall(from) + 60 } }),
    );
    expect(open(aSalonBook({ closures }))).toEqual(span('10:00', '17:00'));
  });

  test('rest days are closed unless the salon says otherwise, Sundays with hours of their own too', () => {
    const openingHours = weekly(EVERY_DAY, '09:00', '18:00');
    for (const date of ['2026-04-03', '2026-03-15']) {
      expect(open(aSalonBook({ openingHours }), date)).toEqual([]);
      expect(open(aSalonBook({ openingHours, rules: always }), date)).toEqual(span('09:00', '18:00', date));
    }
    expect(open(aSalonBook({ openingHours, canton: null }), '2026-04-03')).toEqual(
      span('09:00', '18:00', '2026-04-03'),
    );
  });
});

describe('clock changes', () => {
  const book = aSalonBook({
    openingHours: weekly([7], '01:00', '04:00'),
    rules: { ...always, granularity: 30 },
  });

  test('23 hours: the hour left out is missing from the opening time', () => {
    const { open: spring, grid, closing } = salonDay(book, day('2026-03-29'));
    const start = at('2026-03-29 01:00');
    expect(spring).toEqual([start, start + 120]);
    expect(grid).toEqual([0, 30, 60, 90].map((m) => start + m));
    expect(closing).toEqual(grid.map(() => start + 120));
  });

  test('the grid after the change is still counted from midnight by the clock on the wall', () => {
    const openingHours = weekly([7], '01:00', '05:00');
    const fifty = aSalonBook({ openingHours, rules: { ...always, granularity: 50 } });
    expect(salonDay(fifty, day('2026-03-29')).grid).toEqual(
      ['01:40', '03:20', '04:10'].map((time) => at(`2026-03-29 ${time}`)),
    );
  });

  test('25 hours: the repeated hour counts twice', () => {
    const { open: autumn, grid } = salonDay(book, day('2026-10-25'));
    const start = at('2026-10-25 01:00');
    expect(autumn).toEqual([start, start + 240]);
    expect(grid).toHaveLength(8);
  });

  test('25 hours: opening at half past two happens twice, with a pause', () => {
    const late = aSalonBook({ openingHours: weekly([7], '02:30', '04:00'), rules: always });
    const first = at('2026-10-25 02:30');
    expect(open(late, '2026-10-25')).toEqual([first, first + 30, first + 60, first + 150]);
    expect(new Set(salonDay(late, day('2026-10-25')).closing)).toEqual(new Set([first + 30, first + 150]));
  });
});

describe('the grid', () => {
  test.each([
    [15, '09:10', ['09:15', '09:30', '09:45']],
    [20, '09:10', ['09:20', '09:40']],
    [60, '09:00', ['09:00']],
    [7, '09:40', ['09:41', '09:48', '09:55']],
    [45, '09:00', ['09:00', '09:45']],
  ])('every %i minutes from midnight, open from %s to ten', (granularity, from, expected) => {
    const book = aSalonBook({ openingHours: weekly([2], from, '10:00'), rules: { granularity } });
    expect(salonDay(book, day(TUESDAY)).grid).toEqual(expected.map((time) => at(`${TUESDAY} ${time}`)));
  });
});

test('working time is the hours without the breaks', () => {
  const anna = aStaffMember({
    id: ANNA,
    hours: weekly([2], '10:00', '16:00'),
    breaks: [...weekly([2], '12:00', '12:45'), ...weekly([3], '11:00', '11:30')],
  });
  expect(salonDay(aSalonBook({ staff: [anna] }), day(TUESDAY)).staff.get(ANNA)).toEqual({
    hours: span('10:00', '16:00'),
    working: [...span('10:00', '12:00'), ...span('12:45', '16:00')],
  });
});

test('a day is kept with its book, and only with that one', () => {
  const book = aSalonBook();
  expect(salonDay(book, day(TUESDAY))).toBe(salonDay(book, day(TUESDAY)));
  expect(salonDay({ ...book, version: 2, openingHours: [] }, day(TUESDAY)).open).toEqual([]);
});
