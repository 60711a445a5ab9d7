import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#domain/shared/local-date.ts';
import { bookableWindow } from '#domain/slots/bookable-window.ts';
import { monthGrid, monthKey, monthOf } from '#app/slots/month-grid.ts';
import { readCalendar, readCalendarQuery, type CalendarSource } from '#app/slots/read-calendar.ts';
import { at, day, ZURICH } from '#tests/support/builders/salon-book.ts';
import { BOOK, NOW } from '#tests/app/support/fake-page.ts';

const window = bookableWindow(BOOK, NOW);

describe('a month as a grid', () => {
  test('whole weeks from Monday on', () => {
    const grid = monthGrid(monthOf(day('2026-03-14')), new Map([[day('2026-03-14'), 3]]), window);
    expect(grid.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(grid[0]!.filter((cell) => cell !== null).map((cell) => cell.day)).toEqual(['2026-03-01']);
    expect(grid.flat().filter((cell) => cell !== null)).toHaveLength(31);
    expect(grid[2]![5]).toEqual({ day: '2026-03-14', free: 3, open: true });
  });

  test('days that are over or too far ahead are shown but closed', () => {
    const open = (date: string) =>
      monthGrid(monthOf(day(date)), new Map(), window)
        .flat()
        .find((cell) => cell?.day === date);
    expect(open('2026-03-09')?.open).toBe(false);
    expect(open('2026-03-10')?.open).toBe(true);
    expect(open('2026-06-08')?.open).toBe(true);
    expect(open('2026-06-09')?.open).toBe(false);
  });

  test('every month of many years has its days', () => {
    for (let year = 2024; year < 2041; year++) {
      for (let month = 1; month <= 12; month++) {
        const first = day(`${year}-${String(month).padStart(2, '0')}-01`);
        const days = monthGrid(monthOf(first), new Map(), window)
          .flat()
          .filter((cell) => cell !== null);
        expect(days).toHaveLength(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }
    }
  });
});

describe('which day is shown', () => {
  const asked: { from: LocalDate; to: LocalDate }[] = [];
  const source = (free: readonly string[], first: string | null = null): CalendarSource => ({
    firstDay: () => Promise.resolve(first === null ? null : day(first)),
    slots: (range) => {
      asked.push(range);
      return Promise.resolve(
        free
          .filter((date) => date >= range.from && date <= range.to)
          .map((date) => ({ day: day(date), starts: [at(`${date} 09:00`), at(`${date} 14:00`)] })),
      );
    },
  });
  const read = (query: string, from: CalendarSource) =>
    readCalendar(from, readCalendarQuery(new URLSearchParams(query)), window, ZURICH);

  test('the first free one when nothing was asked for', async () => {
    const calendar = await read('', source(['2026-04-02'], '2026-04-02'));
    expect([calendar.month, calendar.day, calendar.previous, calendar.next]).toEqual([
      '2026-04-01',
      '2026-04-02',
      '2026-03',
      '2026-05',
    ]);
    expect(calendar.parts).toEqual([
      { part: 'morning', starts: ['2026-04-02T09:00+02:00'] },
      { part: 'afternoon', starts: ['2026-04-02T14:00+02:00'] },
    ]);
  });

  test('of a month its first with anything free, and the question stays within what can be booked', async () => {
    asked.length = 0;
    const calendar = await read('month=2026-03', source(['2026-03-01', '2026-03-20', '2026-03-21']));
    expect(calendar.day).toBe('2026-03-20');
    expect(asked).toEqual([{ from: '2026-03-10', to: '2026-03-31' }]);
    expect(calendar.previous).toBeNull();
  });

  test('a day that was asked for, also when it has nothing', async () => {
    const calendar = await read('day=2026-03-15', source(['2026-03-20']));
    expect([calendar.day, calendar.parts, calendar.nothingFree]).toEqual(['2026-03-15', [], false]);
  });

  test.each(['day=2031-01-01', 'day=2001-01-01', 'month=2150-12'])(
    '%s asks nothing of the engine',
    async (query) => {
      asked.length = 0;
      expect((await read(query, source([]))).nothingFree).toBe(true);
      expect(asked).toEqual([]);
    },
  );

  test.each([
    'day=9999-12-31',
    'day=0001-01-01',
    'day=2026-02-30',
    'day=%00',
    'month=13',
    'month=2026-3',
    'month=9999-12',
  ])('%s counts as not asked', (query) =>
    expect(readCalendarQuery(new URLSearchParams(query))).toEqual({ day: null, month: null }),
  );

  test('the month of the last bookable day is the last', async () => {
    expect((await read('month=2026-06', source([]))).next).toBeNull();
    expect(monthKey(monthOf(day('2026-12-31')))).toBe('2026-12');
  });
});
