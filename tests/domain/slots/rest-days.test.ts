import { describe, expect, test } from 'vitest';
import { easterSunday, namedRestDays, restDayOf } from '#domain/slots/rest-days.ts';
import { day } from '#tests/support/builders/salon-book.ts';

/** From the published tables of Easter dates. */
test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [1954, '1954-04-18'],
  [1981, '1981-04-19'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2028, '2028-04-16'],
  [2029, '2029-04-01'],
  [2030, '2030-04-21'],
  [2035, '2035-03-25'],
  [2038, '2038-04-25'],
  [2040, '2040-04-01'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
])('Easter %i', (year, expected) => {
  expect(easterSunday(year)).toBe(expected);
});

describe('St. Gallen', () => {
  test('the rest days of 2026', () => {
    expect(namedRestDays('SG', 2026)).toEqual([
      { date: '2026-01-01', restDay: 'new_year' },
      { date: '2026-04-03', restDay: 'good_friday' },
      { date: '2026-04-05', restDay: 'easter_sunday' },
      { date: '2026-04-06', restDay: 'easter_monday' },
      { date: '2026-05-14', restDay: 'ascension' },
      { date: '2026-05-24', restDay: 'whit_sunday' },
      { date: '2026-05-25', restDay: 'whit_monday' },
      { date: '2026-08-01', restDay: 'national_day' },
      { date: '2026-09-20', restDay: 'federal_day_of_prayer' },
      { date: '2026-11-01', restDay: 'all_saints' },
      { date: '2026-12-25', restDay: 'christmas' },
      { date: '2026-12-26', restDay: 'st_stephen' },
    ]);
  });

  test.each([
    ['2026-03-15', 'sunday'],
    ['2026-09-13', 'sunday'],
    ['2025-09-21', 'federal_day_of_prayer'],
    ['2024-09-15', 'federal_day_of_prayer'],
    ['2026-09-27', 'sunday'],
    ['2026-09-16', null],
    ['2026-05-01', null],
    ['2026-01-02', null],
    ['2026-10-16', null],
    ['2026-04-07', null],
    ['2026-12-24', null],
    ['2026-06-04', null],
  ])('%s: %s', (date, expected) => {
    expect(restDayOf('SG', day(date))).toBe(expected);
  });
});

test('without a canton whose law is known only Sundays', () => {
  expect(restDayOf(null, day('2026-12-25'))).toBeNull();
  expect(restDayOf('ZH', day('2026-12-25'))).toBeNull();
  expect(restDayOf(null, day('2026-04-05'))).toBe('sunday');
  expect(namedRestDays(null, 2026)).toEqual([]);
});
