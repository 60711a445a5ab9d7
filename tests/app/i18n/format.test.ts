import { describe, expect, test } from 'vitest';
import { rappen } from '#domain/shared/money.ts';
import { day, ZURICH } from '#tests/support/builders/salon-book.ts';
import {
  dayOfYear,
  duration,
  longDay,
  longMoment,
  monthName,
  numericDay,
  percent,
  phoneText,
  price,
  shortMoment,
  timeOfDay,
  wallTime,
} from '#app/i18n/format.ts';

describe('moments, on the clock of the salon', () => {
  test.each([
    ['2026-03-28T13:30:00Z', '14:30'],
    ['2026-03-29T00:30:00Z', '01:30'],
    ['2026-03-29T01:00:00Z', '03:00'],
    ['2026-10-25T00:30:00Z', '02:30'],
    ['2026-10-25T01:30:00Z', '02:30'],
    ['2026-12-31T23:15:00Z', '00:15'],
    ['2026-03-14T14:30+01:00', '14:30'],
  ])('%s is %s', (iso, shown) => {
    expect(timeOfDay('de-CH', ZURICH, iso)).toBe(shown);
    expect(timeOfDay('en', ZURICH, iso)).toBe(shown);
  });

  test('with their day', () => {
    const newYear = '2026-12-31T23:15:00Z';
    expect(longMoment('de-CH', ZURICH, newYear)).toBe('Freitag, 1. Januar 2027, 00:15');
    expect(longMoment('en', ZURICH, newYear)).toMatch(/^Friday,? 1 January 2027, 00:15$/);
    expect(shortMoment('de-CH', ZURICH, '2026-03-14T13:30:00Z')).toBe('Sa., 14. März, 14:30');
  });
});

test('days stand for themselves, whatever the zone of the process', () => {
  expect(longDay('de-CH', day('2026-03-29'))).toBe('Sonntag, 29. März 2026');
  expect(dayOfYear('de-CH', day('2026-01-01'))).toBe('Donnerstag, 1. Januar');
  expect(dayOfYear('en', day('2026-10-25'))).toMatch(/^Sunday,? 25 October$/);
  expect(monthName('de-CH', day('2026-03-01'))).toBe('März 2026');
  expect(numericDay(day('2026-03-14'))).toBe('14.03.2026');
});

test('money, lengths, rates and numbers', () => {
  expect(price(rappen(123450))).toBe("CHF\u00a01'234.50");
  expect([15, 60, 95, 0].map((minutes) => duration('de-CH', minutes))).toEqual([
    '15\u00a0Min.',
    '1\u00a0Std.',
    '1\u00a0Std. 35\u00a0Min.',
    '0\u00a0Min.',
  ]);
  expect(duration('en', 95)).toBe('1\u00a0h 35\u00a0min');
  expect([0, 545, 1440].map(wallTime)).toEqual(['00:00', '09:05', '24:00']);
  expect(percent(810)).toBe('8.1\u00a0%');
  expect(phoneText('+41791234567')).toBe('079 123 45 67');
  expect(phoneText('+4915112345678')).toBe('+4915112345678');
});
