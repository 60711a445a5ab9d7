import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wentBack, type WayBack } from '#domain/finance/went-back.ts';
import { rappen, sum } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

const at = (minute: number) => (minute * 60_000) as Instant;
const voided = (minute: number, amount: number) => ({ at: at(minute), amount: rappen(amount) });
const money = (id: string, minute: number, amount: number, failed: number | null = null) => ({
  id,
  way: 'money' as const,
  at: at(minute),
  amount: rappen(amount),
  failedAt: failed === null ? null : at(failed),
});
const toVoucher = (id: string, minute: number, amount: number) => ({
  ...money(id, minute, amount),
  way: 'voucher' as const,
});
const shares = (history: WayBack) =>
  history.back.map(({ id }) => {
    const { forVouchers, before } = wentBack(history, id);
    return [id, forVouchers, before];
  });

describe('what went back of an order', () => {
  it.each<[string, WayBack, readonly (readonly [string, number, number])[]]>([
    [
      'goods alone',
      { voided: [], back: [money('a', 1, 500), money('b', 2, 300)] },
      [
        ['a', 0, 0],
        ['b', 0, 500],
      ],
    ],
    [
      'a voucher, and goods before and after',
      { voided: [voided(2, 3_000)], back: [money('a', 1, 490), money('b', 2, 3_000), money('c', 3, 10)] },
      [
        ['a', 0, 0],
        ['b', 3_000, 490],
        ['c', 0, 490],
      ],
    ],
    [
      'for a voucher failed, and was sent again',
      { voided: [voided(1, 10_000)], back: [money('a', 1, 10_000, 2), money('b', 3, 10_000)] },
      [
        ['a', 10_000, 0],
        ['b', 10_000, 0],
      ],
    ],
    [
      'failed after the next was sent: that one took it for gone',
      { voided: [voided(1, 500)], back: [money('a', 1, 500, 9), money('b', 3, 200)] },
      [
        ['a', 500, 0],
        ['b', 0, 0],
      ],
    ],
    [
      'as money first, the rest to the voucher that had paid a part',
      { voided: [voided(1, 700)], back: [toVoucher('v', 1, 400), money('a', 1, 500)] },
      [
        ['v', 200, 0],
        ['a', 500, 0],
      ],
    ],
    [
      'for two vouchers, the second with goods',
      { voided: [voided(1, 100), voided(2, 100)], back: [money('a', 1, 100), money('b', 2, 250)] },
      [
        ['a', 100, 0],
        ['b', 100, 0],
      ],
    ],
  ])('%s', (_, history, expected) => {
    expect(shares(history)).toEqual(expected);
  });

  it('never carries more for vouchers than was taken back of them, nor loses what can be carried', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 900 })), { maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 900 }), fc.boolean()), {
          minLength: 1,
          maxLength: 6,
        }),
        (takenBack, back) => {
          const history: WayBack = {
            voided: takenBack.map(([minute, amount]) => voided(minute, amount)),
            back: back.map(([minute, amount, failed], index) =>
              money(`r${index}`, minute, amount, failed ? minute + 0.5 : null),
            ),
          };
          const kept = history.back.filter(({ failedAt }) => failedAt === null);
          const carried = sum(kept.map(({ id }) => wentBack(history, id).forVouchers));
          const all = sum(history.voided.map(({ amount }) => amount));
          expect(carried).toBeLessThanOrEqual(all);
          // One more, later, for all of it carries the rest.
          const last = money('z', 99, 1_000_000);
          const more = { ...history, back: [...history.back, last] };
          expect(carried + wentBack(more, 'z').forVouchers).toBe(all);
          expect(wentBack(more, 'z').before).toBe(sum(kept.map(({ amount }) => amount)) - carried);
        },
      ),
    );
  });
});
