import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPayment } from '#domain/invoices/payment-form.ts';
import { readRefund } from '#domain/orders/refund-form.ts';
import { priceIn } from '#domain/settings/field-rules.ts';
import { formatRappen, francsTyped, rappen } from '#domain/shared/money.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { amountIn } from '#domain/till/typed-amount.ts';
import { francsIn } from '#domain/vouchers/gift-form.ts';

/** Everything that somebody might write for it. */
function* spellings(amount: number): Generator<string> {
  const [whole, cents] = [String(Math.floor(amount / 100)), String(amount % 100).padStart(2, '0')];
  const parts = ['', "'", '’', ' ', '\u00a0', '\u202f'].map((mark) =>
    whole.replace(/\B(?=(\d{3})+$)/g, mark),
  );
  const ends = ['.', ','].flatMap((point) => [
    point + cents,
    ...(cents.endsWith('0') ? [point + cents.charAt(0)] : []),
    ...(cents === '00' ? ['-', '–', '—', '--'].map((dash) => point + dash) : []),
  ]);
  if (cents === '00') ends.push('');
  for (const currency of ['', 'CHF ', 'chf', 'Fr. ', 'Fr.', 'fr ', 'SFr. ', 'CHF\u00a0']) {
    for (const part of parts) for (const end of ends) yield ` ${currency}${part}${end} `;
  }
}

const today = '2026-11-29' as LocalDate;
const dates = { issuedOn: today, today, most: null };
/** Each of them keeps its bounds; between these all take whole francs. */
const READERS: Readonly<Record<string, (typed: string) => number | string>> = {
  price: (typed) => of(priceIn(typed)),
  till: (typed) => of(amountIn(typed)),
  voucher: (typed) => of(francsIn(typed)),
  refund: (typed) => {
    const read = readRefund({ amount: typed, words: 'Kulanz', back: {} }, []);
    return read.ok ? read.value.amount : 'refused';
  },
  invoice: (typed) => {
    const read = readPayment({ amount: typed, method: 'cash', receivedOn: today }, dates);
    return read.ok ? read.value.amount : 'refused';
  },
};
const of = (read: { readonly ok: true; readonly value: number } | { readonly ok: false }): number | string =>
  read.ok ? read.value : 'refused';

describe('Swiss francs as they are typed', () => {
  it('are the same however they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (amount) => {
        for (const typed of spellings(amount))
          expect([typed, francsTyped(typed)]).toEqual([typed, { ok: true, value: amount }]);
        expect(francsTyped(formatRappen(rappen(amount)))).toEqual({ ok: true, value: amount });
      }),
      { numRuns: 200 },
    );
  });

  it.each(Object.entries(READERS))('are understood at the door of: %s', (_, reader) => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 1_000 }), (francs) => {
        for (const typed of spellings(francs * 100))
          expect([typed, reader(typed)]).toEqual([typed, francs * 100]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['', 'missing'],
    [' CHF ', 'missing'],
    ['1.000', 'malformed'],
    ['1,000', 'malformed'],
    ['1.000,50', 'malformed'],
    ["1'000.5.0", 'malformed'],
    ["1'00", 'malformed'],
    ["1'0000", 'malformed'],
    ["1'000 000", 'malformed'],
    ["1000'000", 'malformed'],
    ['12 50', 'malformed'],
    ['5.', 'malformed'],
    ['.50', 'malformed'],
    ['5.–.', 'malformed'],
    ['5 - 6', 'malformed'],
    ['-5', 'malformed'],
    ['+5', 'malformed'],
    ['1e3', 'malformed'],
    ['٥', 'malformed'],
    ['5 EUR', 'malformed'],
    ['CHF CHF 5', 'malformed'],
    ['10000000', 'malformed'],
  ])('%j is none: %s', (typed, error) => {
    expect(francsTyped(typed)).toEqual({ ok: false, error });
    for (const reader of Object.values(READERS)) expect(reader(typed)).toBe('refused');
  });

  it('are never negative and never guessed', () => {
    const near = fc.string({ unit: fc.constantFrom(..."0159.,'’ -–CHFr"), maxLength: 10 });
    fc.assert(
      fc.property(near, (typed) => {
        const read = francsTyped(typed);
        if (!read.ok) return;
        expect(Number.isSafeInteger(read.value) && read.value >= 0).toBe(true);
        // Whatever was taken says the same without its ornaments.
        const plain = typed
          .replace(/['’\s]|chf|s?fr\.?/gi, '')
          .replace(/[-–—]/g, '')
          .replace(',', '.');
        expect(read.value).toBe(Math.round(Number(plain) * 100));
        expect(plain).toMatch(/^\d+\.?\d{0,2}$/);
      }),
      { numRuns: 5_000 },
    );
  });
});
