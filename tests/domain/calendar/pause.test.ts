import { describe, expect, it } from 'vitest';
import { daysOfPause, pauseSpan, seenMark, type WallPause } from '#domain/calendar/pause.ts';
import type { LocalDate, Zone } from '#domain/shared/salon-time.ts';
import { at } from '#tests/support/builders/salon-book.ts';

const ZONE = 'Europe/Zurich' as Zone;
const wall = (over: Partial<WallPause> = {}): WallPause => ({
  fromDay: '2026-03-17' as LocalDate,
  fromMinute: 540,
  toDay: '2026-03-17' as LocalDate,
  toMinute: 600,
  ...over,
});

describe('a pause', () => {
  it('is a stretch by the salon’s clock, or whole days', () => {
    expect(pauseSpan(wall(), ZONE)).toEqual({
      ok: true,
      value: { from: at('2026-03-17 09:00'), to: at('2026-03-17 10:00') },
    });
    const whole = pauseSpan(
      wall({ fromMinute: null, toMinute: null, toDay: '2026-03-18' as LocalDate }),
      ZONE,
    );
    expect(whole).toMatchObject({ value: { from: at('2026-03-17 00:00'), to: at('2026-03-19 00:00') } });
    if (whole.ok) expect(daysOfPause(whole.value, ZONE)).toEqual(['2026-03-17', '2026-03-18']);
  });

  it('of a day of 23 or 25 hours is that long', () => {
    const day = (fromDay: string) =>
      pauseSpan(
        wall({
          fromDay: fromDay as LocalDate,
          toDay: fromDay as LocalDate,
          fromMinute: null,
          toMinute: null,
        }),
        ZONE,
      );
    const hours = ['2026-03-29', '2026-10-25'].map((each) => {
      const span = day(each);
      return span.ok ? (span.value.to - span.value.from) / 60 : null;
    });
    expect(hours).toEqual([23, 25]);
  });

  it.each([
    [{ toMinute: 540 }, 'ends_before_it_begins'],
    [{ toDay: '2026-03-16' as LocalDate }, 'ends_before_it_begins'],
    [{ toDay: '2027-03-18' as LocalDate }, 'too_long'],
    [
      { fromDay: '2026-03-29' as LocalDate, fromMinute: 150, toDay: '2026-03-29' as LocalDate },
      'no_such_wall_time',
    ],
  ])('%o is refused: %s', (over, kind) => {
    expect(pauseSpan(wall(over), ZONE)).toMatchObject({ ok: false, error: { kind } });
  });
});

it('a list that was looked at is told from a longer one and from a moved visit', () => {
  const [a, b] = [
    { id: 'a', sequence: 0 },
    { id: 'b', sequence: 1 },
  ];
  expect(seenMark([a!, b!])).toBe(seenMark([b!, a!]));
  expect(seenMark([a!])).not.toBe(seenMark([a!, b!]));
  expect(seenMark([a!])).not.toBe(seenMark([{ ...a!, sequence: 1 }]));
  expect(seenMark([])).toBe('');
});
