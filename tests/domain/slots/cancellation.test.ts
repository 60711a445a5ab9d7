import { describe, expect, it } from 'vitest';
import type { Instant } from '#domain/shared/salon-time.ts';
import { cancellationReason, cutoffOf, isPastCutoff } from '#domain/slots/cancellation.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { at } from '#tests/support/builders/salon-book.ts';

const visit = (start: string, cutoffMinutes: number) => ({
  from: at(start),
  policy: { cutoffMinutes, lateFeePercent: 50 },
});

describe('the cut-off', () => {
  it.each([
    ['2026-03-17 10:00', 1440, '2026-03-16 10:00'],
    ['2026-03-17 10:00', 0, '2026-03-17 10:00'],
    ['2026-03-17 10:00', 90, '2026-03-17 08:30'],
    ['2026-03-29 10:00', 1440, '2026-03-28 09:00'],
    ['2026-10-25 10:00', 1440, '2026-10-24 11:00'],
  ])('of a visit at %s is %d real minutes before: %s', (start, minutes, expected) => {
    expect(cutoffOf(visit(start, minutes))).toBe(instant(expected));
  });

  it.each([
    [-1, false],
    [0, false],
    [1, true],
  ])('%d ms from it: past is %s', (milliseconds, past) => {
    const moment = (instant('2026-03-16 10:00') + milliseconds) as Instant;
    expect(isPastCutoff(visit('2026-03-17 10:00', 1440), moment)).toBe(past);
  });
});

describe("a customer's reason", () => {
  it.each([
    [undefined, null],
    ['', null],
    [' \n\u0000 ', null],
    ['  Bin\r\nkrank\u0000 ', 'Bin krank'],
    ['Mu\u0308de', 'M\u00fcde'],
    ['a\ud800b', 'a b'],
    ['x'.repeat(501), 'x'.repeat(500)],
    ['😀'.repeat(501), '😀'.repeat(500)],
    [`${'x'.repeat(499)} yy`, 'x'.repeat(499)],
    ['x'.repeat(100_000), 'x'.repeat(500)],
  ])('%j: %j', (typed, kept) => {
    expect(cancellationReason(typed)).toBe(kept);
  });
});
