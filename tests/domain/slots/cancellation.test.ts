import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#domain/shared/salon-time.ts';
import { cancellationReason, cutoffOf, isPastCutoff, visitPolicy } from '#domain/slots/cancellation.ts';
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

describe('the policy of a visit', () => {
  const SALON = { cutoffMinutes: 1440, lateFeePercent: 50 };
  const own = (cutoffMinutes: number | null, lateFeePercent: number | null) => ({
    ownPolicy: { cutoffMinutes, lateFeePercent },
  });

  it.each([
    [[], SALON],
    [[own(null, null)], SALON],
    [[own(60, null)], { cutoffMinutes: 60, lateFeePercent: 50 }],
    [[own(null, 0)], { cutoffMinutes: 1440, lateFeePercent: 0 }],
    [[own(0, 0)], { cutoffMinutes: 0, lateFeePercent: 0 }],
    [[own(60, 100), own(null, null)], { cutoffMinutes: 1440, lateFeePercent: 100 }],
    [[own(2880, 0), own(60, 80)], { cutoffMinutes: 2880, lateFeePercent: 80 }],
  ])('%j: %j', (services, expected) => {
    expect(visitPolicy(SALON, services)).toEqual(expected);
  });

  const part = (most: number) => fc.integer({ min: 0, max: most });
  const policies = fc.record({ cutoffMinutes: part(43_200), lateFeePercent: part(100) });
  const services = fc.array(
    fc
      .record({
        cutoffMinutes: fc.option(part(43_200)),
        lateFeePercent: fc.option(part(100)),
      })
      .map((ownPolicy) => ({ ownPolicy })),
    { minLength: 1, maxLength: 5 },
  );

  it('is none of its services’ more lenient, and no stricter than it has to be; the order says nothing', () => {
    fc.assert(
      fc.property(policies, services, (salon, chosen) => {
        const policy = visitPolicy(salon, chosen);
        const each = chosen.map((service) => visitPolicy(salon, [service]));
        for (const name of ['cutoffMinutes', 'lateFeePercent'] as const) {
          expect(each.every((one) => one[name] <= policy[name])).toBe(true);
          expect(each.some((one) => one[name] === policy[name])).toBe(true);
        }
        expect(visitPolicy(salon, [...chosen].reverse())).toEqual(policy);
      }),
    );
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
