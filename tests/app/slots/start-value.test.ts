import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EpochMinute, Zone } from '#domain/shared/salon-time.ts';
import { dayParts } from '#app/slots/day-parts.ts';
import { parseStart, startValue } from '#app/slots/start-value.ts';
import { at, ZURICH } from '#tests/support/builders/salon-book.ts';

const ZONES = ['Europe/Zurich', 'America/Los_Angeles', 'Asia/Kathmandu', 'UTC'] as Zone[];

describe('a start as a form carries it', () => {
  test('is the clock on the salon\u2019s wall with its offset', () => {
    expect(startValue(at('2026-03-14 14:30'), ZURICH)).toBe('2026-03-14T14:30+01:00');
    expect(startValue(at('2026-07-14 09:00'), ZURICH)).toBe('2026-07-14T09:00+02:00');
    expect(startValue(at('2026-01-01 00:15', ZONES[1]), ZONES[1]!)).toBe('2026-01-01T00:15-08:00');
  });

  test('the repeated hour has two, told apart', () => {
    const first = at('2026-10-25 02:30');
    expect(startValue(first, ZURICH)).toBe('2026-10-25T02:30+02:00');
    expect(startValue((first + 60) as EpochMinute, ZURICH)).toBe('2026-10-25T02:30+01:00');
  });

  test('comes back as the same moment, in any zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000_000 }), fc.constantFrom(...ZONES), (minute, zone) => {
        expect(parseStart(startValue(minute as EpochMinute, zone), zone)).toEqual({
          ok: true,
          value: minute,
        });
      }),
    );
  });

  test.each([
    ['2026-03-29T02:30+01:00', 'no_such_wall_time'],
    ['2026-03-14T14:30+02:00', 'no_such_wall_time'],
    ['2026-03-14T14:30', 'not_a_time'],
    ['2026-03-14T14:30:30+01:00', 'not_a_time'],
    ['2026-02-30T10:00+01:00', 'not_a_time'],
    ['14:30', 'not_a_time'],
    ['', 'not_a_time'],
    ['29546910', 'not_a_time'],
    ['9999-12-31T23:30Z', 'not_a_time'],
    ['9999-12-31T23:59-23:59', 'not_a_time'],
    ['0001-01-01T00:00+23:59', 'not_a_time'],
  ])('%s is refused as %s', (text, kind) => {
    expect(parseStart(text, ZURICH)).toEqual({ ok: false, error: { kind } });
  });

  test('UTC is accepted as it is', () => {
    expect(parseStart('2026-03-14T13:30:00Z', ZURICH)).toEqual({ ok: true, value: at('2026-03-14 14:30') });
  });
});

test('a day falls into morning, afternoon and evening by the wall clock', () => {
  const starts = ['11:45', '12:00', '16:45', '17:00'].map((time) => at(`2026-07-14 ${time}`));
  const parts = dayParts(starts, ZURICH);
  expect(parts.map(({ part, starts: some }) => [part, some.length])).toEqual([
    ['morning', 1],
    ['afternoon', 2],
    ['evening', 1],
  ]);
  expect(dayParts([starts[0]!], ZURICH).map(({ part }) => part)).toEqual(['morning']);
});
