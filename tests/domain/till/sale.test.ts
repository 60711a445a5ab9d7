import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SaleId } from '#domain/shared/ids.ts';
import { rappen, sum, type Rappen } from '#domain/shared/money.ts';
import {
  counterSale,
  isFresh,
  isSameSale,
  lineTotal,
  paidOf,
  stamped,
  type SaleLine,
} from '#domain/till/sale.ts';
import { settle } from '#domain/till/settle.ts';
import { sumsOf } from '#domain/till/period.ts';
import { amountIn, coinsIn } from '#domain/till/typed-amount.ts';
import { aLine, aMove, aSale, aSaleContent, aTip, stampOf, TILL_DAY } from '#tests/support/builders/till.ts';

const VOID = 'void' as SaleId;

const line = fc
  .record({
    unitPrice: fc.integer({ min: 0, max: 50_000 }),
    quantity: fc.integer({ min: 1, max: 9 }),
    part: fc.integer({ min: 0, max: 100 }),
    rate: fc.constantFrom(['standard', 810], ['reduced', 260], ['none', 0] as const),
  })
  .map(({ unitPrice, quantity, part, rate }): SaleLine => {
    const reduction = Math.floor((unitPrice * quantity * part) / 100);
    return aLine({
      unitPrice: rappen(unitPrice),
      quantity,
      reduction: rappen(reduction),
      reason: reduction > 0 ? 'Stammkundin' : null,
      vatCode: String(rate[0]),
      vatBasisPoints: Number(rate[1]),
    });
  });
/** Lines, tips, and how much of it was paid ahead, by voucher, by card and TWINT, in hundredths. */
const parts = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    tips: fc.uniqueArray(
      fc.tuple(fc.constantFrom('anna', 'ben', 'cleo'), fc.integer({ min: 1, max: 5_000 })),
      {
        selector: ([name]) => name,
      },
    ),
    ahead: fc.constantFrom(0, 0, 20, 100),
    voucher: fc.constantFrom(0, 0, 50, 100),
    card: fc.integer({ min: 0, max: 100 }),
    twint: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ lines, tips, ahead, voucher, card, twint }) => {
    const total = sum(lines.map(lineTotal));
    const deposit = rappen(Math.floor((total * ahead) / 100));
    const byVoucher = rappen(Math.floor(((total - deposit) * voucher) / 100));
    const due = total - deposit - byVoucher + tips.reduce((all, [, amount]) => all + amount, 0);
    const byCard = Math.floor((due * card) / 100);
    return {
      lines,
      tips: tips.map(([name, amount]) => aTip(amount, name)),
      card: rappen(byCard),
      twint: rappen(Math.floor(((due - byCard) * twint) / 100)),
      credits: { deposit, voucher: byVoucher },
    };
  })
  // The forms take no more by card at once.
  .filter(({ card, twint }) => card <= 500_000 && twint <= 500_000);

describe('a sale', () => {
  it('is paid with what it costs, its tips and what the coins make of it', () => {
    fc.assert(
      fc.property(parts, (each) => {
        const sale = aSale(1, each);
        expect(paidOf(sale)).toBe(sale.total + sale.tipTotal + sale.rounding);
        expect(sale).toMatchObject(each.credits);
        expect(sale.cash % 5).toBe(0);
        expect(Math.abs(sale.rounding)).toBeLessThanOrEqual(2);
        // Who pays nothing in cash is not rounded, unless coins do not go so far.
        if (sale.cash === 0) expect(sale.rounding).toBeLessThanOrEqual(0);
        expect(sale.card).toBe(each.card);
        expect(sale.twint).toBe(each.twint);
      }),
    );
  });

  it('is taxed wholly and once, and tips are not', () => {
    fc.assert(
      fc.property(parts, (each) => {
        const { vat, total } = aSale(1, each);
        expect(sum(vat.map(({ gross }) => gross))).toBe(total);
        expect(sum(vat.map(({ net }) => net)) + sum(vat.map((share) => share.vat))).toBe(total);
      }),
    );
  });

  it('and its counter-sale come to nothing, share by share', () => {
    fc.assert(
      fc.property(parts, (each) => {
        const sale = aSale(1, each);
        const back = stamped(counterSale(sale, VOID, 'falsch getippt'), stampOf(2));
        expect(back.voids).toBe(sale.id);
        const both = sumsOf(rappen(0), [sale, back], []);
        const { sales: _, voids: __, vat, ...amounts } = both;
        expect(Object.values(amounts)).toEqual(Object.values(amounts).map(() => 0));
        for (const share of vat) expect([share.gross, share.net, share.vat]).toEqual([0, 0, 0]);
      }),
    );
  });

  it('cannot be made when what is paid is something else', () => {
    const content = aSaleContent(1);
    expect(() => stamped({ ...content, cash: rappen(content.cash + 5) }, stampOf(1))).toThrow(RangeError);
  });

  it.each([
    ['today, not closed', TILL_DAY, 1, true],
    ['today, closed', TILL_DAY, 2, false],
    ['yesterday, not closed', '2026-03-11', 1, false],
  ] as const)('%s: whoever works there takes it back, or not', (_, today, openPeriod, fresh) => {
    expect(isFresh(aSale(1), { today: today as never, openPeriod })).toBe(fresh);
  });

  it('is the same as what came twice, and not as what was changed meanwhile', () => {
    expect(isSameSale(aSaleContent(1), aSaleContent(1))).toBe(true);
    expect(isSameSale(aSaleContent(1), aSaleContent(1, { card: rappen(1000) }))).toBe(false);
    expect(isSameSale(aSaleContent(1), aSaleContent(1, { tips: [aTip(100)] }))).toBe(false);
  });
});

describe('the days at the till', () => {
  it('are explained to the Rappen', () => {
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 8 }),
        fc.array(fc.tuple(fc.constantFrom('in', 'out', 'tips'), fc.integer({ min: 1, max: 900 })), {
          maxLength: 6,
        }),
        fc.integer({ min: 0, max: 10_000 }),
        (sold, moved, floats) => {
          const sales = sold.map((each, index) => aSale(index + 1, each));
          const moves = moved.map(([kind, fives], index) =>
            aMove(index + 1, kind, kind === 'in' ? fives * 5 : -fives * 5),
          );
          const opening = rappen(floats * 5);
          const sums = sumsOf(opening, sales, moves);
          expect(paidOf(sums)).toBe(sums.revenue + sums.tips + sums.rounding);
          expect(sums.expected).toBe(opening + sums.cash + sums.paidIn + sums.paidOut + sums.tipsPaid);
          expect(sum(sums.vat.map(({ gross }) => gross))).toBe(sums.revenue);
          expect(sum(sums.vat.map(({ vat }) => vat))).toBe(
            sum(sales.flatMap(({ vat }) => vat.map((share) => share.vat))),
          );
          expect(sums.expected % 5 === 0).toBe(true);
        },
      ),
    );
  });
});

describe('paying', () => {
  const pay = (due: number, over: Partial<Parameters<typeof settle>[1]>) =>
    settle(rappen(due), { pay: '', card: '', cardReceipt: '', twint: '', received: '', ...over });
  const wrong = (due: number, over: Parameters<typeof pay>[1]) => {
    const paid = pay(due, over);
    return paid.ok ? [] : paid.error.map(({ field, reason }) => `${field} ${reason}`);
  };
  const paid = (
    cash: number,
    received: number,
    card: number,
    twint: number,
    rounding: number,
    receipt: string | null,
  ) => ({
    ok: true,
    value: { cash, received, card, cardReceipt: receipt, twint, deposit: 0, voucher: 0, rounding },
  });

  it.each([
    ['cash', 1932, { pay: 'cash' }, paid(1930, 1930, 0, 0, -2, null)],
    ['cash with change', 1933, { pay: 'cash', received: '50' }, paid(1935, 5000, 0, 0, 2, null)],
    ['card, exactly', 1932, { pay: 'card', cardReceipt: ' 0042 ' }, paid(0, 0, 1932, 0, 0, '0042')],
    ['TWINT, exactly', 1932, { pay: 'twint' }, paid(0, 0, 0, 1932, 0, null)],
    [
      'mixed',
      6001,
      { pay: 'mixed', card: '20.00', cardReceipt: '7', twint: '10.50', received: '30' },
      paid(2950, 3000, 2000, 1050, -1, '7'),
    ],
    ['mixed, nothing left', 3000, { pay: 'mixed', twint: '30' }, paid(0, 0, 0, 3000, 0, null)],
    ['nothing to pay', 0, { pay: 'cash' }, paid(0, 0, 0, 0, 0, null)],
    ['less than the smallest coin', 2, { pay: 'cash' }, paid(0, 0, 0, 0, -2, null)],
  ])('%s', (_, due, over, wanted) => {
    expect(pay(due, over)).toEqual(wanted);
  });

  it('asks only for what was not paid ahead', () => {
    const raw = { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' };
    const credits = { deposit: rappen(1000), voucher: rappen(500) };
    expect(settle(rappen(1932), raw, credits)).toMatchObject({
      value: { cash: 430, rounding: -2, deposit: 1000, voucher: 500 },
    });
    expect(settle(rappen(1500), { ...raw, pay: '' }, credits)).toMatchObject({
      value: { cash: 0, rounding: 0, deposit: 1000, voucher: 500 },
    });
    expect(() => settle(rappen(1499), raw, credits)).toThrow(RangeError);
  });

  it.each([
    ['no way', 100, {}, ['pay required']],
    ['an unknown way', 100, { pay: 'cheque' }, ['pay required']],
    ['card without its receipt', 100, { pay: 'card' }, ['cardReceipt required']],
    ['more by card than is due', 100, { pay: 'mixed', card: '2', cardReceipt: '1' }, ['card more_than_due']],
    ['more by both', 100, { pay: 'mixed', card: '1', cardReceipt: '1', twint: '.5' }, ['twint not_definite']],
    [
      'more by TWINT',
      100,
      { pay: 'mixed', card: '1', cardReceipt: '1', twint: '0.5' },
      ['twint more_than_due'],
    ],
    ['less cash than is due', 1932, { pay: 'cash', received: '19.25' }, ['received less_than_due']],
    ['coins that there are not', 1932, { pay: 'cash', received: '19.32' }, ['received five_rappen']],
    ['words', 100, { pay: 'mixed', card: 'viel', twint: 'x' }, ['card not_definite', 'twint not_definite']],
  ])('%s is refused', (_, due, over, reasons) => {
    expect(wrong(due, over)).toEqual(reasons);
  });
});

describe('amounts as they are typed', () => {
  it.each<[string, number | string]>([
    ['19.32', 1932],
    ['19,3', 1930],
    ['CHF 1\u2019000.–', 100_000],
    ["1'000", 100_000],
    ['', 'required'],
    ['-5', 'not_definite'],
    ['1e3', 'not_definite'],
    ['12 50', 'not_definite'],
    ['5000.01', 'price_too_high'],
  ])('%j', (typed, wanted) => {
    const read = amountIn(typed);
    expect(read.ok ? read.value : read.error).toBe(wanted);
  });

  it('in coins end on five', () => {
    expect(coinsIn('19.32')).toEqual({ ok: false, error: 'five_rappen' });
    expect(coinsIn('19.35')).toEqual({ ok: true, value: 1935 as Rappen });
  });
});
