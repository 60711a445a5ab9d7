import { describe, expect, test } from 'vitest';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, Zone } from '#domain/shared/salon-time.ts';
import { bookableWindow, withinWindow } from '#domain/slots/bookable-window.ts';
import { firstFree, nearestFree } from '#domain/slots/first-free.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import {
  ANNA,
  aSalonBook,
  at,
  busySpan,
  busyTime,
  CUT,
  day,
  FREE,
} from '#tests/support/builders/salon-book.ts';

const minute = (value: number) => value as EpochMinute;

describe('lead time and horizon', () => {
  const window = (now: Instant, horizonDays = 7) =>
    bookableWindow(aSalonBook({ rules: { horizonDays } }), now);

  test('from two hours after now to the end of the last day', () => {
    expect(window(instantOf(at('2026-03-17 10:00')))).toEqual({
      from: at('2026-03-17 12:00'),
      to: at('2026-03-25 00:00'),
      today: '2026-03-17',
      lastDay: '2026-03-24',
    });
  });

  test('a second later the next minute counts', () => {
    expect(window((instantOf(at('2026-03-17 10:00')) + 1000) as Instant).from).toBe(at('2026-03-17 12:01'));
  });

  test("today is the salon's, and its days may have 23 hours", () => {
    const found = window(instantOf(at('2026-03-21 23:30')), 8);
    expect(found).toMatchObject({ today: '2026-03-21', lastDay: '2026-03-29', to: at('2026-03-30 00:00') });
    const elsewhere = aSalonBook({ zone: 'Pacific/Auckland' as Zone });
    expect(bookableWindow(elsewhere, instantOf(at('2026-03-21 23:30'))).today).toBe('2026-03-22');
  });

  test('a horizon of no days is today', () => {
    expect(window(instantOf(at('2026-03-17 10:00')), 0)).toMatchObject({
      lastDay: '2026-03-17',
      to: at('2026-03-18 00:00'),
    });
  });
});

describe('filtering computed slots', () => {
  const slots = [
    { date: day('2026-03-17'), starts: [10, 20, 30].map(minute) },
    { date: day('2026-03-18'), starts: [40, 50].map(minute) },
    { date: day('2026-03-19'), starts: [] },
  ];
  const within = (from: number, to: number) =>
    withinWindow(slots, { from: minute(from), to: minute(to) }).map(({ starts }) => starts);

  test.each([
    [10, 51, [[10, 20, 30], [40, 50], []]],
    [11, 51, [[20, 30], [40, 50], []]],
    [0, 50, [[10, 20, 30], [40], []]],
    [10, 30, [[10, 20], [], []]],
    [20, 30, [[20], [], []]],
    [60, 90, [[], [], []]],
  ])('[%i, %i)', (from, to, expected) => {
    expect(within(from, to)).toEqual(expected);
  });

  test('keeps the dates, and untouched days as they are', () => {
    const filtered = withinWindow(slots, { from: minute(20), to: minute(100) });
    expect(filtered.map(({ date }) => date)).toEqual(slots.map(({ date }) => date));
    expect(filtered[1]).toBe(slots[1]);
  });

  test.each([
    [40, 3, [30, 40, 50]],
    [60, 3, [30, 40, 50]],
    [50, 2, [40, 50]],
    [25, 1, [20]],
    [25, 2, [20, 30]],
    [45, 1, [40]],
    [0, 2, [10, 20]],
    [99, 9, [10, 20, 30, 40, 50]],
    [25, 0, []],
  ])('nearest to %i: %i', (wanted, count, expected) => {
    expect(nearestFree(slots, minute(wanted), count)).toEqual(expected);
  });
});

describe('first free', () => {
  const book = aSalonBook();
  const parts = partsOfWish(book, { items: [{ serviceId: CUT, staff: ANNA }] }, { online: true });
  if (!parts.ok) throw new Error(parts.error.kind);
  const range = { from: day('2026-03-15'), to: day('2026-03-18') };
  const first = (from: string, to: string, busy = FREE) =>
    firstFree(book, busy, parts.value, range, { from: at(from), to: at(to) });

  test('passes over closed and full days', () => {
    const full = busyTime({ [ANNA]: [busySpan('2026-03-17 09:00', '2026-03-17 17:45')] });
    expect(first('2026-03-15 00:00', '2026-03-19 00:00')).toBe(at('2026-03-17 09:00'));
    expect(first('2026-03-15 00:00', '2026-03-19 00:00', full)).toBe(at('2026-03-18 09:00'));
  });

  test('within the window only', () => {
    expect(first('2026-03-17 09:01', '2026-03-19 00:00')).toBe(at('2026-03-17 09:15'));
    expect(first('2026-03-17 17:31', '2026-03-19 00:00')).toBe(at('2026-03-18 09:00'));
    expect(first('2026-03-17 09:00', '2026-03-19 00:00')).toBe(at('2026-03-17 09:00'));
    expect(first('2026-03-17 17:31', '2026-03-18 09:00')).toBeNull();
    expect(first('2026-03-17 09:00', '2026-03-17 09:00')).toBeNull();
  });
});
