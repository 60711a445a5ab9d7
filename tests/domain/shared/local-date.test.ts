import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  civilDateOf,
  dateRange,
  daysBetween,
  epochDayOf,
  fromEpochDay,
  parseLocalDate,
  toEpochDay,
  weekdayOf,
  yearOf,
} from '#domain/shared/local-date.ts';
import type { LocalDate } from '#domain/shared/local-date.ts';

const date = (text: string) => text as LocalDate;

describe('parseLocalDate', () => {
  test.each(['2026-03-14', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-11-30'])(
    'takes %s',
    (text) => {
      expect(parseLocalDate(text)).toBe(text);
    },
  );

  test.each([
    ['', 'nothing'],
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'no leap year either'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-01-00', 'no such day'],
    ['0000-01-01', 'no such year'],
    ['2026-1-1', 'not padded'],
    ['14.03.2026', 'another notation'],
    ['2026-03-14T00:00', 'more than a date'],
    [' 2026-03-14', 'space'],
    ['2026-03-14\n', 'line break'],
    ['٢٠٢٦-٠٣-١٤', 'other digits'],
  ])('refuses %j: %s', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });
});

test('days and dates agree with Temporal from the year 1 to 9999', () => {
  const epoch = Temporal.PlainDate.from('1970-01-01');
  fc.assert(
    fc.property(fc.integer({ min: -719162, max: 2932896 }), (epochDay) => {
      const plain = epoch.add({ days: epochDay });
      const text = fromEpochDay(epochDay);
      expect(text).toBe(plain.toString());
      expect(toEpochDay(text)).toBe(epochDay);
      expect(epochDayOf(plain.year, plain.month, plain.day)).toBe(epochDay);
      expect(civilDateOf(epochDay)).toEqual({ year: plain.year, month: plain.month, day: plain.day });
      expect(weekdayOf(text)).toBe(plain.dayOfWeek);
      expect(yearOf(text)).toBe(plain.year);
    }),
    { numRuns: 500 },
  );
});

test('what has no such notation is refused', () => {
  expect(() => fromEpochDay(-719163)).toThrow(RangeError);
  expect(() => fromEpochDay(2932897)).toThrow(RangeError);
  expect(() => fromEpochDay(Number.NaN)).toThrow(RangeError);
});

test('addDays, daysBetween and dateRange over the ends of months and years', () => {
  expect(addDays(date('2026-12-30'), 3)).toBe('2027-01-02');
  expect(addDays(date('2024-03-01'), -1)).toBe('2024-02-29');
  expect(daysBetween(date('2026-12-30'), date('2027-01-02'))).toBe(3);
  expect(daysBetween(date('2027-01-02'), date('2026-12-30'))).toBe(-3);
  expect(dateRange(date('2026-02-27'), date('2026-03-01'))).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(dateRange(date('2026-02-27'), date('2026-02-27'))).toEqual(['2026-02-27']);
  expect(dateRange(date('2026-02-27'), date('2026-02-26'))).toEqual([]);
});
