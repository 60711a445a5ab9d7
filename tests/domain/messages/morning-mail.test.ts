import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasDaySheet, morningDue, morningMoment } from '#domain/messages/morning-mail.ts';
import { addDays, dateOf, minuteOf, wallTimeOf } from '#domain/shared/salon-time.ts';
import type { Instant, Zone } from '#domain/shared/salon-time.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { aClosure, aSalonBook, day, ZURICH } from '#tests/support/builders/salon-book.ts';

const RULES = { morningMail: true, morningMinute: 390 };

describe('the morning mail', () => {
  it.each([
    ['2026-03-17 06:29', null],
    ['2026-03-17 06:30', '2026-03-17'],
    ['2026-03-17 09:29', '2026-03-17'],
    ['2026-03-17 09:30', null],
    // The Sundays on which the clock is changed.
    ['2026-03-29 06:29', null],
    ['2026-03-29 06:30', '2026-03-29'],
    ['2026-10-25 06:29', null],
    ['2026-10-25 06:30', '2026-10-25'],
  ])('at %s: %s', (now, expected) => {
    expect(morningDue(RULES, instant(now), ZURICH)).toBe(expected);
    expect(morningDue({ ...RULES, morningMail: false }, instant(now), ZURICH)).toBeNull();
  });

  it('at a time that is left out goes when the clock goes on; at one that comes twice, the first time', () => {
    expect(morningMoment(day('2026-03-29'), 150, ZURICH)).toBe(instant('2026-03-29 03:00'));
    expect(morningMoment(day('2026-10-25'), 150, ZURICH)).toBe(instant('2026-10-25 02:30'));
  });

  it('goes once a day, on that day, whenever it was asked for and however the clock changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 720 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(...(['Europe/Zurich', 'UTC', 'Australia/Lord_Howe'] as Zone[])),
        (days, minute, zone) => {
          const date = addDays(day('2026-01-01'), days);
          const moment = morningMoment(date, minute, zone);
          const wall = wallTimeOf(minuteOf(moment), zone);
          expect(wall.date).toBe(date);
          expect(wall.minute).toBeGreaterThanOrEqual(minute);
          expect(wallTimeOf(minuteOf((moment - 60_000) as Instant), zone)).not.toEqual(wall);
          const rules = { morningMail: true, morningMinute: minute };
          expect(morningDue(rules, moment, zone)).toBe(date);
          // Of whichever day it is, it is never another's.
          for (const after of [60_000, 3_600_000, 10_000_000]) {
            const later = (moment + after) as Instant;
            const due = morningDue(rules, later, zone);
            if (due !== null) expect(due).toBe(dateOf(later, zone));
          }
        },
      ),
    );
  });
});

describe('a day sheet', () => {
  const book = aSalonBook({ closures: [aClosure({ from: day('2026-03-18'), to: day('2026-03-18') })] });
  it.each([
    ['2026-03-17', 0, true],
    ['2026-03-18', 0, false],
    ['2026-03-18', 1, true],
    // A Monday, and All Saints.
    ['2026-03-16', 0, false],
    ['2026-11-01', 0, false],
    ['2026-11-01', 2, true],
  ])('on %s with %i visits: %s', (date, visits, expected) => {
    expect(hasDaySheet(book, day(date), Array(visits).fill(null))).toBe(expected);
  });
});
