import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashTotal } from '#domain/orders/cash-rounding.ts';
import { vatIn, vatShares, type Taxed } from '#domain/orders/vat-split.ts';
import { rappen, sum } from '#domain/shared/money.ts';

const amount = fc.integer({ min: -2_000_000, max: 2_000_000 }).map(rappen);
const rate = fc.constantFrom(810, 260, 380, 0);

describe('the VAT in a price', () => {
  it.each([
    [10_000, 810, 749],
    [10_810, 810, 810],
    [2_100, 810, 157],
    [1_026, 260, 26],
    [5, 810, 0],
    [7, 810, 1],
    [-10_810, 810, -810],
    [10_000, 0, 0],
  ])('%i Rappen at %i basis points: %i', (gross, points, vat) => {
    expect(vatIn(rappen(gross), points)).toBe(vat);
  });

  it('is within half a Rappen of the exact share, and what goes back carries what came', () => {
    fc.assert(
      fc.property(amount, rate, (gross, points) => {
        const vat = vatIn(gross, points);
        expect(Math.abs(vat - (gross * points) / (10_000 + points))).toBeLessThanOrEqual(0.5);
        // Plus zero: nothing has no sign.
        expect(vatIn(rappen(-gross), points) + 0).toBe(-vat + 0);
      }),
    );
  });
});

describe('shares by rate', () => {
  const taxed = fc.record({ gross: amount, vatCode: fc.constant(''), vatBasisPoints: rate });
  const named = (each: Taxed): Taxed => ({ ...each, vatCode: `r${each.vatBasisPoints}` });

  it('lose and invent nothing, and do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(fc.array(taxed, { maxLength: 12 }), (lines) => {
        const shares = vatShares(lines.map(named));
        expect(sum(shares.map(({ gross }) => gross))).toBe(sum(lines.map(({ gross }) => gross)));
        for (const { gross, net, vat } of shares) expect(net + vat).toBe(gross);
        expect(new Set(shares.map(({ vatCode }) => vatCode)).size).toBe(shares.length);
        expect(vatShares(lines.map(named).toReversed())).toEqual(shares);
      }),
    );
  });
});

describe('a total in cash', () => {
  it.each([
    [1932, 1930],
    [1933, 1935],
    [1935, 1935],
    [1937, 1935],
    [1938, 1940],
    [2, 0],
    [3, 5],
    [0, 0],
    [-1933, -1935],
    [-2, 0],
  ])('%i Rappen: %i', (exact, payable) => {
    expect(cashTotal(rappen(exact))).toEqual({ payable, difference: payable - exact });
  });

  it('is a multiple of the coin, two Rappen away at most', () => {
    fc.assert(
      fc.property(amount, (exact) => {
        const { payable, difference } = cashTotal(exact);
        expect(Math.abs(payable % 5)).toBe(0);
        expect(Math.abs(difference)).toBeLessThanOrEqual(2);
        expect(exact + difference).toBe(payable);
        expect(Object.is(payable, -0)).toBe(false);
      }),
    );
  });
});
