import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canCaptureLater,
  checkoutEnd,
  methodsFor,
  twintRefundableUntil,
  wayBack,
} from '#domain/payments/payment-limits.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const NOW = Date.parse('2026-03-14T09:00Z') as Instant;
const later = (by: number) => (NOW + by) as Instant;

describe('the end of a checkout', () => {
  it('is our own where the vendor allows it', () => {
    expect(checkoutEnd(NOW, later(120 * MINUTE))).toBe(later(120 * MINUTE));
  });

  it('is later than a hold of twenty minutes: the vendor takes no less than thirty', () => {
    expect(checkoutEnd(NOW, later(20 * MINUTE))).toBe(later(35 * MINUTE));
  });

  it('can be asked for again within five minutes, whatever was wanted', () => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: 3 * DAY }), fc.nat({ max: 5 * MINUTE }), (wanted, wait) => {
        const life = checkoutEnd(NOW, later(wanted)) - later(wait);
        expect(life).toBeGreaterThanOrEqual(30 * MINUTE);
        expect(life).toBeLessThanOrEqual(DAY);
      }),
    );
  });
});

describe('how an amount can be prepaid', () => {
  it.each([
    [49, null, []],
    [50, null, ['card', 'twint']],
    [500_000, null, ['card', 'twint']],
    [500_001, null, ['card']],
    [8_000, later(180 * DAY), ['card', 'twint']],
    [8_000, later(180 * DAY + 1), ['card']],
  ] as const)('%s Rappen, due %s', (amount, dueAt, methods) => {
    expect(methodsFor(rappen(amount), NOW, dueAt)).toEqual(methods);
  });
});

it('TWINT gives back for 180 days', () => {
  expect(twintRefundableUntil(NOW)).toBe(Date.parse('2026-09-10T09:00Z'));
});

it.each([
  ['twint', NOW, later(180 * DAY), 'vendor'],
  ['twint', NOW, later(180 * DAY + 1), 'by_hand'],
  ['card', NOW, later(400 * DAY), 'vendor'],
  ['other', NOW, later(400 * DAY), 'vendor'],
  ['twint', null, later(400 * DAY), 'vendor'],
] as const)('%s paid at %s goes back at %s by %s', (method, paidAt, now, way) => {
  expect(wayBack(method, paidAt, now)).toBe(way);
});

it('whatever may be prepaid by TWINT can go back by TWINT until the visit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 600_000 }), fc.nat({ max: 400 * DAY }), (amount, ahead) => {
      const dueAt = later(ahead);
      if (methodsFor(rappen(amount), NOW, dueAt).includes('twint'))
        expect(wayBack('twint', NOW, dueAt)).toBe('vendor');
    }),
  );
});

it('only cards are set aside now and charged later', () => {
  expect([canCaptureLater('card'), canCaptureLater('twint')]).toEqual([true, false]);
});
