import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { francsIn, readGift } from '#domain/vouchers/gift-form.ts';
import {
  afterMove,
  checkMove,
  MOVE_KINDS,
  shareOf,
  statusOf,
  validUntil,
  type VoucherMoveKind,
} from '#domain/vouchers/voucher.ts';

const day = (text: string) => text as LocalDate;
const ADDS: readonly VoucherMoveKind[] = ['issued', 'returned'];

describe('a voucher', () => {
  it('is valid for ten years by the calendar, its last day included', () => {
    expect(validUntil(day('2026-11-28'))).toBe('2036-11-28');
    expect(validUntil(day('2028-02-29'))).toBe('2038-02-28');
    const whole = { balance: rappen(100), validUntil: day('2036-11-28'), blockedAt: null };
    expect(statusOf(whole, day('2036-11-28'))).toBe('valid');
    expect(statusOf(whole, day('2036-11-29'))).toBe('lapsed');
  });

  it('is spent when nothing is left, and blocked before anything else', () => {
    const spent = { balance: rappen(0), validUntil: day('2020-01-01'), blockedAt: null };
    expect(statusOf(spent, day('2026-01-01'))).toBe('spent');
    expect(statusOf({ ...spent, blockedAt: 1 as Instant }, day('2026-01-01'))).toBe('blocked');
  });

  it('has no move of nothing, nor one in the wrong direction', () => {
    for (const kind of MOVE_KINDS) {
      const adds = ADDS.includes(kind);
      expect(() => checkMove({ kind, amount: rappen(0) })).toThrow(RangeError);
      expect(() => checkMove({ kind, amount: rappen(adds ? -5 : 5) })).toThrow(RangeError);
      expect(() => checkMove({ kind, amount: rappen(adds ? 5 : -5) })).not.toThrow();
    }
  });
});

const aMove = fc
  .record({ kind: fc.constantFrom(...MOVE_KINDS), pieces: fc.integer({ min: 1, max: 12_000 }) })
  .map(({ kind, pieces }) => ({ kind, amount: rappen(ADDS.includes(kind) ? pieces : -pieces) }));

test('property: whatever is asked of a ledger, its sum is the balance, between nothing and the value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 100_000 }), fc.array(aMove), (value, moves) => {
      let balance = rappen(0);
      let ledger = 0;
      for (const move of moves) {
        const after = afterMove({ value: rappen(value), balance }, move);
        if (after === null) continue;
        ledger += move.amount;
        balance = after;
      }
      expect(balance).toBe(ledger);
      expect(balance).toBeGreaterThanOrEqual(0);
      expect(balance).toBeLessThanOrEqual(value);
    }),
  );
});

describe('what a voucher pays', () => {
  const asked = { payable: rappen(5_000), total: rappen(5_000), payBy: 'online' as const };
  it.each([
    ['all that is on it', 2_000, {}, 2_000],
    ['no more than is asked for', 9_000, {}, 5_000],
    ['nothing of another voucher', 9_000, { payable: rappen(1_500) }, 1_500],
    ['less, when the vendor would not take the rest', 4_980, {}, 4_950],
    ['all of it, when the rest is paid at the desk', 4_980, { payBy: 'on_pick_up' as const }, 4_980],
    ['nothing when nothing is on it', 0, {}, 0],
  ])('is %s', (_, balance, over, share) => {
    expect(shareOf(rappen(balance), { ...asked, ...over })).toBe(share);
  });
});

test('property: it is never more than is on it or may be paid so, and leaves nothing that the vendor refuses', () => {
  const amount = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(amount, amount, amount, (balance, goods, gifts) => {
      fc.pre(goods + gifts >= 50);
      const total = rappen(goods + gifts);
      const share = shareOf(rappen(balance), { payable: rappen(goods), total, payBy: 'online' });
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(Math.min(balance, goods));
      const rest = total - share;
      expect(rest === 0 || rest >= 50).toBe(true);
    }),
  );
});

describe('a voucher as it is bought', () => {
  it.each([
    ['100', 10_000],
    ['CHF 100', 10_000],
    ['100.–', 10_000],
    ["1'000.00", 100_000],
    ['Fr. 10', 1_000],
  ])('%s', (typed, amount) => expect(francsIn(typed)).toEqual({ ok: true, value: amount }));

  it.each([
    ['', 'required'],
    ['9', 'out_of_range'],
    ['1001', 'out_of_range'],
    ['25.50', 'whole_number'],
    ['25.5', 'whole_number'],
    ['-20', 'whole_number'],
    ['viel', 'whole_number'],
  ])('not %j', (typed, reason) => expect(francsIn(typed)).toEqual({ ok: false, error: reason }));

  it('keeps name and words in their lines, and needs neither', () => {
    expect(readGift({ amount: '50', recipient: '', message: '' })).toEqual({
      ok: true,
      value: { amount: 5_000, recipient: '', message: '' },
    });
    expect(readGift({ amount: '50', recipient: ' Berta  Muster ', message: 'Alles\r\nGute' })).toEqual({
      ok: true,
      value: { amount: 5_000, recipient: 'Berta Muster', message: 'Alles\nGute' },
    });
  });

  it('says all that is wrong at once', () => {
    expect(readGift({ amount: 'x', recipient: 'a'.repeat(61), message: '\u202e' })).toEqual({
      ok: false,
      error: [
        { field: 'amount', reason: 'whole_number' },
        { field: 'recipient', reason: 'longer_than_60' },
        { field: 'message', reason: 'not_offered' },
      ],
    });
  });
});
