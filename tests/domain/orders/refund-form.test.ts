import { describe, expect, it } from 'vitest';
import type { OrderLine } from '#domain/orders/order.ts';
import { readRefund, type RawRefund } from '#domain/orders/refund-form.ts';
import { rappen } from '#domain/shared/money.ts';
import { COMB, SHAMPOO } from '#tests/support/builders/products.ts';

const line = (over: Partial<OrderLine>): OrderLine => ({
  position: 1,
  kind: 'product',
  productId: SHAMPOO,
  name: { 'de-CH': 'Shampoo', en: 'Shampoo' },
  unitPrice: rappen(2450),
  quantity: 2,
  vatCode: 'standard',
  vatBasisPoints: 810,
  ...over,
});
const LINES = [
  line({}),
  line({ position: 2, kind: 'shipping', productId: null, quantity: 1 }),
  line({ position: 3, productId: COMB, quantity: 100 }),
];
const FORM: RawRefund = { amount: '10.00', words: 'Kulanz', back: {} };
const read = (over: Partial<RawRefund>) => {
  const found = readRefund({ ...FORM, ...over }, LINES);
  return found.ok ? found.value : found.error.map(({ field, reason }) => `${field} ${reason}`);
};

describe('the amount that goes back', () => {
  it.each([
    ['0.01', 1],
    ['10', 1_000],
    ['10,05', 1_005],
    ['1.5', 150],
    ['5.–', 500],
    ['10.50', 1_050],
    [' 10.00 ', 1_000],
    ['CHF 10.00', 1_000],
    ['chf10', 1_000],
    ['CHF   10', 1_000],
    [' Fr. 10', 1_000],
    ['fr 10', 1_000],
    ["1'234.50", 123_450],
    ['1’234.50', 123_450],
    ['1 234.50', 123_450],
    ['999999.99', 99_999_999],
  ])('%s is %i Rappen', (amount, wanted) => {
    expect(read({ amount })).toEqual({ amount: wanted, words: 'Kulanz', back: [] });
  });

  it.each([
    ['', 'required'],
    ['  ', 'required'],
    ['CHF', 'required'],
    ['0', 'not_an_amount'],
    ['0.00', 'not_an_amount'],
    ['-1', 'not_an_amount'],
    ['1.005', 'not_an_amount'],
    ['1.', 'not_an_amount'],
    ['.50', 'not_an_amount'],
    ['1000000', 'not_an_amount'],
    ['x10', 'not_an_amount'],
    ['10x', 'not_an_amount'],
    ['10 CHF', 'not_an_amount'],
    ['1;50', 'not_an_amount'],
  ])('“%s” is %s', (amount, reason) => {
    expect(read({ amount })).toEqual([`amount ${reason}`]);
  });
});

describe('the words', () => {
  it.each([
    [' Glas \n\n  zerbrochen ', 'Glas zerbrochen'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('%j', (words, wanted) => {
    expect(read({ words })).toEqual({ amount: 1_000, words: wanted, back: [] });
  });

  it.each([
    ['', 'required'],
    [' \n ', 'required'],
    ['x'.repeat(201), 'too_long'],
  ])('%j is %s', (words, reason) => {
    expect(read({ words })).toEqual([`words ${reason}`]);
  });
});

describe('the pieces that came back', () => {
  it.each<[Record<string, string>, readonly (readonly [string, number])[]]>([
    [{}, []],
    [{ 1: '', 3: '0' }, []],
    [{ 1: '  ' }, []],
    [{ 1: '1' }, [[SHAMPOO, 1]]],
    [{ 1: ' 2 ' }, [[SHAMPOO, 2]]],
    [
      { 1: '2', 3: '100' },
      [
        [SHAMPOO, 2],
        [COMB, 100],
      ],
    ],
    // Nobody brings back what sending cost.
    [{ 2: '1' }, []],
    [{ 2: 'x', 9: '5' }, []],
  ])('%j', (back, wanted) => {
    expect(read({ back })).toEqual({
      amount: 1_000,
      words: 'Kulanz',
      back: wanted.map(([productId, quantity]) => ({ productId, quantity })),
    });
  });

  it.each(['3', '-1', '1.5', 'x1', '1x', '00', '0001'])('not %s of two', (pieces) => {
    expect(read({ back: { 1: pieces } })).toEqual(['back-1 not_pieces']);
  });

  it('says all that is wrong at once, in the order of the form', () => {
    expect(read({ amount: '', words: '', back: { 1: '3', 3: '101' } })).toEqual([
      'amount required',
      'words required',
      'back-1 not_pieces',
      'back-3 not_pieces',
    ]);
  });
});
