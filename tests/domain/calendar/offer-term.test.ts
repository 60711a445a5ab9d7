import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWER_MINUTES, LAST_NOTICE, offerTerm } from '#domain/calendar/offer-term.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import { at, ZURICH } from '#tests/support/builders/salon-book.ts';

const term = (now: string, start: string, hasAddress = true) =>
  offerTerm(instantOf(at(now)), at(start), ZURICH, hasAddress);
const until = (text: string, byLetter = true) => ({ until: instantOf(at(text)), byLetter });

describe('how long a place is held', () => {
  it('is two hours', () => {
    expect(term('2026-03-17 08:10', '2026-03-17 15:00')).toEqual(until('2026-03-17 10:10'));
  });

  it('is less where the new time is near: half an hour before it the answer must be there', () => {
    expect(term('2026-03-17 08:10', '2026-03-17 09:30')).toEqual(until('2026-03-17 09:00'));
  });

  it('does not run at night, in which nobody has to answer', () => {
    expect(term('2026-03-17 19:30', '2026-03-18 15:00')).toEqual(until('2026-03-18 08:30'));
    expect(term('2026-03-17 06:00', '2026-03-17 15:00')).toEqual(until('2026-03-17 09:00'));
    expect(term('2026-03-17 21:00', '2026-03-18 08:00')).toEqual(until('2026-03-18 07:30'));
  });

  it('is for the telephone where a letter would come too late, and then up to the start', () => {
    expect(term('2026-03-17 08:10', '2026-03-17 08:54')).toEqual(until('2026-03-17 08:54', false));
    expect(term('2026-03-17 08:10', '2026-03-17 08:55')).toEqual(until('2026-03-17 08:25'));
  });

  it('is for the telephone without an address', () => {
    expect(term('2026-03-17 08:10', '2026-03-17 15:00', false)).toEqual(until('2026-03-17 10:10', false));
  });

  it('is right across the night in which the clock is put forward', () => {
    expect(term('2026-03-28 19:00', '2026-03-29 15:00')).toEqual(until('2026-03-29 08:00'));
  });

  it('never ends before it begins nor after the start, and never takes longer than two waking hours and a night', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 7 * 1440 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.boolean(),
        (now, ahead, hasAddress) => {
          const begin = (at('2026-03-26 00:00') + now) as EpochMinute;
          const start = (begin + ahead) as EpochMinute;
          const { until: end, byLetter } = offerTerm(instantOf(begin), start, ZURICH, hasAddress);
          expect(end).toBeGreaterThan(instantOf(begin));
          expect(end).toBeLessThanOrEqual(instantOf((start - (byLetter ? LAST_NOTICE : 0)) as EpochMinute));
          expect(end - instantOf(begin)).toBeLessThanOrEqual((ANSWER_MINUTES + 11 * 60) * 60_000);
          if (byLetter) expect(hasAddress).toBe(true);
        },
      ),
    );
  });
});
