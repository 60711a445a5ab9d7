import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  callDue,
  HOURS_OF_SHIFT,
  isQuietHour,
  reminderDue,
  reminderMoment,
} from '#domain/messages/reminder.ts';
import { instantOf, minuteOf, wallTimeOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, Zone } from '#domain/shared/salon-time.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { at, ZURICH } from '#tests/support/builders/salon-book.ts';

const RULES = { reminders: true, reminderHours: 24 };
const LONG_AGO = instant('2026-01-01 10:00');

describe('the moment of a reminder', () => {
  it.each([
    ['2026-03-17 10:00', 24, '2026-03-16 10:00'],
    ['2026-03-17 10:00', 1, '2026-03-17 09:00'],
    ['2026-03-17 10:00', 168, '2026-03-10 10:00'],
    // Real hours, as the cut-off's.
    ['2026-03-29 10:00', 24, '2026-03-28 09:00'],
    ['2026-10-25 10:00', 24, '2026-10-24 11:00'],
    // Night: the evening before it.
    ['2026-03-17 10:00', 3, '2026-03-16 20:30'],
    ['2026-03-17 09:00', 12, '2026-03-16 20:30'],
    ['2026-03-17 08:30', 1, '2026-03-16 20:30'],
    ['2026-03-17 22:00', 24, '2026-03-16 20:30'],
    ['2026-03-17 07:30', 24, '2026-03-15 20:30'],
    // The edges of the night.
    ['2026-03-17 09:00', 1, '2026-03-17 08:00'],
    ['2026-03-17 20:30', 24, '2026-03-16 20:30'],
    ['2026-03-17 20:59', 24, '2026-03-16 20:30'],
    ['2026-03-17 21:00', 24, '2026-03-16 20:30'],
    // In a night in which the clock is changed.
    ['2026-03-29 08:30', 2, '2026-03-28 20:30'],
    ['2026-10-25 08:30', 2, '2026-10-24 20:30'],
  ])('of a visit at %s, %i hours ahead: %s', (start, hours, expected) => {
    expect(reminderMoment(at(start), hours, ZURICH)).toBe(instant(expected));
  });

  const zones = fc.constantFrom(
    ...(['Europe/Zurich', 'UTC', 'America/New_York', 'Australia/Lord_Howe'] as Zone[]),
  );
  // Two years, and with them every change of the clock.
  const starts = fc
    .integer({ min: at('2026-01-01 00:00'), max: at('2027-12-31 00:00') })
    .map((minute) => minute as EpochMinute);
  const hours = fc.integer({ min: 1, max: 168 });

  it('is never at night, never later than was promised, and within what candidates are asked for', () => {
    fc.assert(
      fc.property(starts, hours, zones, (from, ahead, zone) => {
        const moment = reminderMoment(from, ahead, zone);
        const promised = instantOf((from - ahead * 60) as EpochMinute);
        expect(isQuietHour(moment, zone)).toBe(false);
        expect(moment).toBeLessThanOrEqual(promised);
        expect(promised - moment).toBeLessThanOrEqual(HOURS_OF_SHIFT * 3_600_000);
        const half = wallTimeOf(minuteOf(promised), zone).minute;
        if (half >= 480 && half <= 1230) expect(moment).toBe(promised);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the order of visits: whoever comes later is not reminded earlier', () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 2880 }), hours, zones, (from, later, ahead, zone) => {
        const other = (from + later) as EpochMinute;
        expect(reminderMoment(other, ahead, zone)).toBeGreaterThanOrEqual(reminderMoment(from, ahead, zone));
      }),
      { numRuns: 2000 },
    );
  });

  it('a run every quarter of an hour reminds everybody who had booked before, while they are up and before the visit', () => {
    fc.assert(
      fc.property(starts, hours, zones, fc.integer({ min: 0, max: 14 }), (from, ahead, zone, shift) => {
        const visit = { from, agreedAt: 0 as Instant };
        const rules = { reminders: true, reminderHours: ahead };
        const moment = reminderMoment(from, ahead, zone);
        const runs = Array.from(
          { length: 3 },
          (_, run) => (Math.ceil(moment / 900_000) * 900_000 + (run - 1) * 900_000 + shift * 1000) as Instant,
        );
        const first = runs.find((run) => reminderDue(visit, rules, run, zone) === 'now');
        expect(first).toBeDefined();
        expect(first).toBeLessThan(instantOf(from));
        expect(isQuietHour(first!, zone)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whether it is due', () => {
  const visit = { from: at('2026-03-17 10:00'), agreedAt: LONG_AGO };
  it.each([
    ['2026-03-16 09:59', 'later'],
    ['2026-03-16 10:00', 'now'],
    ['2026-03-16 20:59', 'now'],
    // A worker that was away does not wake anybody.
    ['2026-03-16 21:00', 'later'],
    ['2026-03-17 07:59', 'later'],
    ['2026-03-17 08:00', 'now'],
    ['2026-03-17 10:00', 'never'],
    ['2026-03-18 10:00', 'never'],
  ])('of a visit on Tuesday at ten, at %s: %s', (now, expected) => {
    expect(reminderDue(visit, RULES, instant(now), ZURICH)).toBe(expected);
    expect(reminderDue(visit, { ...RULES, reminders: false }, instant(now), ZURICH)).toBe('never');
  });

  it.each([
    ['2026-03-16 09:59', 'now'],
    ['2026-03-16 10:00', 'never'],
    ['2026-03-16 11:00', 'never'],
  ])('whoever booked or moved it at %s has it from then: %s', (agreed, expected) => {
    const told = { ...visit, agreedAt: instant(agreed) };
    expect(reminderDue(told, RULES, instant('2026-03-16 12:00'), ZURICH)).toBe(expected);
    expect(callDue(told, RULES, instant('2026-03-16 12:00'), ZURICH)).toBe(expected === 'now');
  });
});

describe('whether to call', () => {
  const visit = { from: at('2026-03-17 10:00'), agreedAt: LONG_AGO };
  it.each([
    ['2026-03-15 23:59', false],
    ['2026-03-16 00:00', true],
    ['2026-03-16 22:00', true],
    ['2026-03-17 09:59', true],
    ['2026-03-17 10:00', false],
  ])('at %s: %s', (now, expected) => {
    expect(callDue(visit, RULES, instant(now), ZURICH)).toBe(expected);
    expect(callDue(visit, { ...RULES, reminders: false }, instant(now), ZURICH)).toBe(false);
  });
});

it('a day of the wall clock has one night', () => {
  const day = Array.from({ length: 24 * 60 }, (_, minute) => at('2026-03-17 00:00') + minute);
  const quiet = day.filter((minute) => isQuietHour(instantOf(minute as EpochMinute), ZURICH));
  expect(quiet.length).toBe(11 * 60);
  expect(wallTimeOf(minuteOf(instantOf(quiet[8 * 60] as EpochMinute)), ZURICH).minute).toBe(21 * 60);
});
