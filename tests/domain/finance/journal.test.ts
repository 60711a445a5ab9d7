import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNTS, type Account } from '#domain/finance/accounts.ts';
import { afterEntries, totalOf } from '#domain/finance/balances.ts';
import type { BookRecord, SaleRecord } from '#domain/finance/book-record.ts';
import { imbalance, journalEntry } from '#domain/finance/journal.ts';
import { partBack, taxedLines, type SoldLine } from '#domain/finance/taxed-lines.ts';
import { vatShares } from '#domain/orders/vat-split.ts';
import { rappen, sum } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { bookRecord, francs, soldLines } from './random-records.ts';

const ORDER = { kind: 'order', id: 'o1' } as const;
const VISIT = { kind: 'visit', id: 'v1' } as const;
const common = { id: 'r1', label: '7', at: 0 as Instant, day: '2026-03-10' as LocalDate };
const line = (over: Partial<SoldLine> = {}): SoldLine => ({
  kind: 'service',
  name: 'Schnitt',
  itemId: 'cut',
  staffId: 'anna',
  staffName: 'Anna',
  gross: rappen(10_810),
  vatCode: 'standard',
  vatBasisPoints: 810,
  ...over,
});
const SALE: SaleRecord = {
  ...common,
  kind: 'sale',
  cash: rappen(6_310),
  card: rappen(5_000),
  twint: rappen(0),
  deposit: rappen(0),
  voucher: rappen(0),
  vouchersSold: rappen(0),
  rounding: rappen(0),
  tips: rappen(500),
  lines: [line()],
};
/** `number: amount`, debits positive. */
const posted = (record: BookRecord): Record<string, number> => {
  const byAccount: Record<string, number> = {};
  for (const { account, amount } of journalEntry(record).postings) {
    byAccount[ACCOUNTS[account]] = (byAccount[ACCOUNTS[account]] ?? 0) + amount;
  }
  return byAccount;
};
const refund = (
  over: Partial<Extract<BookRecord, { kind: 'refund' | 'refund_failed' }>> = {},
): BookRecord => ({
  ...common,
  kind: 'refund',
  for: ORDER,
  vouchersBack: rappen(0),
  method: 'card',
  byBank: false,
  amount: rappen(5_405),
  before: rappen(0),
  credited: null,
  counted: true,
  lines: [line({ kind: 'product' })],
  ...over,
});
const payment = (over: Partial<Extract<BookRecord, { kind: 'payment' }>> = {}): BookRecord => ({
  ...common,
  kind: 'payment',
  for: ORDER,
  voucher: rappen(0),
  vouchersSold: rappen(0),
  method: 'card',
  amount: rappen(10_810),
  fee: rappen(343),
  counted: true,
  lines: [line({ kind: 'product' })],
  ...over,
});

const voucher = (
  move: 'issued' | 'redeemed' | 'returned' | 'voided' | 'lapsed',
  amount: number,
  over: Partial<Extract<BookRecord, { kind: 'voucher' }>> = {},
): BookRecord => ({
  ...common,
  kind: 'voucher',
  voucherId: 'g1',
  move,
  amount: rappen(amount),
  source: 'order',
  back: null,
  ...over,
});
const deposit = (
  move: Extract<BookRecord, { kind: 'deposit' }>['move'],
  amount: number,
  left: number,
  over: Partial<Extract<BookRecord, { kind: 'deposit' }>> = {},
): BookRecord => ({
  ...common,
  kind: 'deposit',
  visitId: 'v1',
  move,
  amount: rappen(amount),
  left: rappen(left),
  onInvoice: false,
  lines: [line()],
  linesBefore: [line()],
  ...over,
});

describe('what each record becomes', () => {
  it.each<readonly [string, BookRecord, Record<string, number>]>([
    ['a sale with tips', SALE, { 1000: 6_310, 1091: 5_000, 2211: -500, 3400: -10_000, 2200: -810 }],
    [
      'a sale in coins that round up',
      { ...SALE, cash: rappen(10_815), card: rappen(0), tips: rappen(3), rounding: rappen(2) },
      { 1000: 10_815, 2211: -3, 6960: -2, 3400: -10_000, 2200: -810 },
    ],
    ['money for an order', payment(), { 1090: 10_467, 6940: 343, 3200: -10_000, 2200: -810 }],
    [
      'money for an order without a known fee',
      payment({ fee: null }),
      { 1090: 10_810, 3200: -10_000, 2200: -810 },
    ],
    ['money that came once more', payment({ counted: false }), { 1090: 10_467, 6940: 343, 2030: -10_810 }],
    [
      'a sale that was paid ahead and by voucher, with a voucher sold',
      {
        ...SALE,
        cash: rappen(0),
        card: rappen(6_310),
        tips: rappen(0),
        deposit: rappen(4_000),
        voucher: rappen(2_500),
        vouchersSold: rappen(2_000),
      },
      { 1091: 6_310, 2030: 4_500, 3400: -10_000, 2200: -810 },
    ],
    ['half of it back', refund(), { 1090: -5_405, 3200: 5_000, 2200: 405 }],
    [
      'half of it back by bank: owed until it is sent',
      refund({ byBank: true }),
      { 2030: -5_405, 3200: 5_000, 2200: 405 },
    ],
    [
      'what was sent by bank',
      { ...common, kind: 'refund_transferred', for: { kind: 'order', id: 'o' }, amount: rappen(5_405) },
      { 2030: 5_405, 1020: -5_405 },
    ],
    ['what did not arrive', refund({ kind: 'refund_failed' }), { 1090: 5_405, 3200: -5_000, 2200: -405 }],
    [
      'change from the bank',
      { ...common, kind: 'cash_move', move: 'in', amount: rappen(5_000) },
      { 1000: 5_000, 1099: -5_000 },
    ],
    [
      'tips paid out',
      { ...common, kind: 'cash_move', move: 'tips', amount: rappen(-500) },
      { 1000: -500, 2211: 500 },
    ],
    [
      'a closing that misses five francs',
      { ...common, kind: 'closing', expected: rappen(30_000), counted: rappen(29_500), left: rappen(20_000) },
      { 1000: -10_000, 6961: 500, 1099: 9_500 },
    ],
    [
      'an invoice with damages',
      {
        ...common,
        kind: 'invoice',
        lines: [line(), line({ kind: 'damages', gross: rappen(3_000), vatCode: 'none', vatBasisPoints: 0 })],
      },
      { 1100: 13_810, 3400: -10_000, 2200: -810, 3690: -3_000 },
    ],
    [
      'a credit note',
      { ...common, kind: 'credit_note', lines: [line({ gross: rappen(-10_810) })] },
      { 1100: -10_810, 3400: 10_000, 2200: 810 },
    ],
    [
      'money for an invoice',
      { ...common, kind: 'invoice_payment', invoiceId: 'i1', method: 'bank', amount: rappen(10_810) },
      { 1020: 10_810, 1100: -10_810 },
    ],
    [
      'a dispute',
      {
        ...common,
        kind: 'vendor',
        what: 'dispute',
        for: ORDER,
        amount: rappen(-10_810),
        fee: rappen(2_000),
      },
      { 1090: -12_810, 6940: 2_000, 3805: 10_810 },
    ],
    [
      'money for an order with a voucher in it, of which a voucher paid a part',
      payment({ amount: rappen(11_810), voucher: rappen(4_000), vouchersSold: rappen(5_000) }),
      { 1090: 11_467, 6940: 343, 2030: -1_000, 3200: -10_000, 2200: -810 },
    ],
    [
      'money ahead for a visit',
      payment({ for: VISIT, counted: false, lines: [] }),
      { 1090: 10_467, 6940: 343, 2030: -10_810 },
    ],
    [
      'an order that a voucher paid',
      { ...common, kind: 'covered', for: ORDER, voucher: rappen(10_810), lines: [line({ kind: 'product' })] },
      { 2030: 10_810, 3200: -10_000, 2200: -810 },
    ],
    [
      'a part of it back with the voucher that was bought',
      refund({ amount: rappen(10_405), vouchersBack: rappen(5_000) }),
      { 1090: -10_405, 2030: 5_000, 3200: 5_000, 2200: 405 },
    ],
    ['a voucher that was sold', voucher('issued', 5_000), { 2035: -5_000, 2030: 5_000 }],
    ['a voucher for points', voucher('issued', 5_000, { source: 'points' }), { 2035: -5_000, 3801: 5_000 }],
    ['a voucher that is spent', voucher('redeemed', -5_000), { 2035: 5_000, 2030: -5_000 }],
    [
      'what comes back to it before anything was paid',
      voucher('returned', 5_000),
      { 2035: -5_000, 2030: 5_000 },
    ],
    [
      'what comes back to it of a paid order',
      voucher('returned', 5_405, {
        back: {
          amount: rappen(5_405),
          before: rappen(0),
          lines: [line({ kind: 'product' })],
          credited: null,
        },
      }),
      { 2035: -5_405, 3200: 5_000, 2200: 405 },
    ],
    ['a voucher that is taken back', voucher('voided', -5_000), { 2035: 5_000, 2030: -5_000 }],
    ['a voucher that has lapsed', voucher('lapsed', -5_000), { 2035: 5_000, 3680: -5_000 }],
    ['a deposit, taxed as soon as it comes', deposit('received', 5_405, 5_405), { 2031: 405, 2200: -405 }],
    ['a deposit that goes back', deposit('refunded', -5_405, 0), { 2031: -405, 2200: 405 }],
    [
      'a deposit that is kept',
      deposit('kept', -5_405, 0),
      { 2030: 5_405, 3690: -5_405, 2031: -405, 2200: 405 },
    ],
    [
      'a deposit that is kept no more',
      deposit('released', 5_405, 5_405),
      { 2030: -5_405, 3690: 5_405, 2031: 405, 2200: -405 },
    ],
    ['a deposit that becomes a voucher', deposit('credited', -5_405, 0), { 2031: -405, 2200: 405 }],
    [
      'the voucher that a deposit became',
      voucher('issued', 5_405, { source: 'deposit' }),
      { 2035: -5_405, 2030: 5_405 },
    ],
    ['a deposit that pays at the till', deposit('applied', -5_405, 0), { 2031: -405, 2200: 405 }],
    [
      'a deposit that pays an invoice',
      deposit('applied', -5_405, 0, { onInvoice: true }),
      { 2030: 5_405, 1100: -5_405, 2031: -405, 2200: 405 },
    ],
    ['a payout', { ...common, kind: 'payout', amount: rappen(10_467) }, { 1020: 10_467, 1090: -10_467 }],
  ])('%s', (_, record, expected) => {
    expect(posted(record)).toEqual(expected);
  });

  it('leads back to what a reader opens', () => {
    expect(journalEntry(payment()).source).toEqual({ kind: 'payment', id: 'r1', opens: ORDER });
    expect(journalEntry(SALE).source.opens).toEqual({ kind: 'sale', id: 'r1' });
  });
});

describe('what goes back of an order with two rates', () => {
  const tea = { vatCode: 'reduced', vatBasisPoints: 260 } as const;
  const lines = [line({ kind: 'product' }), line({ kind: 'product', gross: rappen(10_260), ...tea })];
  const noted = (of: readonly SoldLine[], before = 0) => ({ lines: of, before: rappen(before) });
  const taxes = (record: BookRecord) =>
    journalEntry(record).turnover.map(({ gross, vat, vatBasisPoints }) => [vatBasisPoints, gross, vat]);

  it('is what its credit note says came back', () => {
    const credited = noted([line({ kind: 'product', gross: rappen(5_130), ...tea })]);
    const amount = rappen(5_130);
    expect(taxes(refund({ amount, lines, credited }))).toEqual([[260, -5_130, -130]]);
    const back = { lines, before: rappen(0), credited, amount };
    expect(taxes(voucher('returned', 5_130, { back }))).toEqual([[260, -5_130, -130]]);
    // It did not arrive.
    expect(taxes(refund({ kind: 'refund_failed', amount, lines, credited }))).toEqual([[260, 5_130, 130]]);
    // The vouchers that it is for as well are no goods.
    const more = { amount: rappen(7_130), vouchersBack: rappen(2_000) };
    expect(taxes(refund({ ...more, lines, credited }))).toEqual([[260, -5_130, -130]]);
  });

  it('is nothing at any rate when all has gone back, however the notes were cut between money and a voucher', () => {
    const cuts = fc.array(fc.tuple(soldLines, fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(cuts, (notes) => {
        const all = notes.flatMap(([each]) => each);
        const entries = notes.flatMap(([each, share]) => {
          const whole = sum(each.map(({ gross }) => gross));
          const money = rappen(Math.floor(whole * share));
          const rest = rappen(whole - money);
          const back = { lines: all, before: rappen(0) };
          return [
            refund({ ...back, amount: money, credited: noted(each) }),
            voucher('returned', rest, { back: { ...back, amount: rest, credited: noted(each, money) } }),
          ].map(journalEntry);
        });
        for (const [index, [each]] of notes.entries()) {
          const own = entries.slice(2 * index, 2 * index + 2).flatMap(({ turnover }) => turnover);
          for (const rate of new Set(each.map(({ vatBasisPoints }) => vatBasisPoints))) {
            const of = (lines: readonly { vatBasisPoints: number; vat: number }[]) =>
              lines
                .filter(({ vatBasisPoints }) => vatBasisPoints === rate)
                .reduce((total, { vat }) => total + vat, 0);
            expect(of(own) + of(taxedLines(each))).toBe(0);
          }
        }
      }),
    );
  });

  it('is a part of all lines where no note says so, or one is for less', () => {
    const parts = [
      [810, -2_634, -197],
      [260, -2_500, -63],
    ];
    const amount = rappen(5_134);
    expect(taxes(refund({ amount, lines }))).toEqual(parts);
    const less = noted([line({ gross: rappen(5_133) })]);
    expect(taxes(refund({ amount, lines, credited: less }))).toEqual(parts);
  });
});

describe('the tax of what was paid ahead', () => {
  it('is taken back at the rate at which it was declared, though the visit was moved to a day with another', () => {
    const [old, now] = [[line()], [line({ vatBasisPoints: 850 })]];
    const used = journalEntry(deposit('applied', -5_405, 0, { lines: now, linesBefore: old }));
    expect(used.postings).toEqual([
      { account: 'prepaymentVat', amount: -405, vatBasisPoints: null },
      { account: 'vat', amount: 405, vatBasisPoints: 810 },
    ]);
    expect(used.ahead.map(({ gross, vatBasisPoints }) => [gross, vatBasisPoints])).toEqual([[-5_405, 810]]);
    const partly = journalEntry(deposit('refunded', -2_000, 3_405, { lines: now, linesBefore: old }));
    expect(partly.ahead.map(({ gross, vat, vatBasisPoints }) => [gross, vat, vatBasisPoints])).toEqual([
      [-5_405, -405, 810],
      [3_405, 267, 850],
    ]);
  });

  it('is none when nothing is left, whatever the visit was in between', () => {
    const moves = fc.array(fc.record({ lines: soldLines, left: francs(0, 50_000) }), { minLength: 1 });
    fc.assert(
      fc.property(moves, soldLines, (steps, last) => {
        const all = [...steps, { lines: last, left: rappen(0) }];
        const entries = all.map(({ lines, left }, at) => {
          const before = all[at - 1] ?? { lines, left: rappen(0) };
          const amount = rappen(left - before.left);
          return journalEntry({
            ...common,
            kind: 'deposit',
            visitId: 'v1',
            move: amount > 0 ? 'received' : 'refunded',
            amount,
            left,
            onInvoice: false,
            lines,
            linesBefore: before.lines,
          });
        });
        const byRate = new Map<number, number>();
        for (const { vat, vatBasisPoints } of entries.flatMap(({ ahead }) => ahead))
          byRate.set(vatBasisPoints, (byRate.get(vatBasisPoints) ?? 0) + vat);
        expect([...byRate.values()].filter((vat) => vat !== 0)).toEqual([]);
        expect(afterEntries({}, entries).prepaymentVat ?? 0).toBe(0);
      }),
    );
  });
});

describe('the journal', () => {
  it('has as much on one side as on the other, in each entry and whatever happened', () => {
    fc.assert(
      fc.property(fc.array(bookRecord, { maxLength: 40 }), (records) => {
        const entries = records.map(journalEntry);
        for (const entry of entries) expect(imbalance(entry) + 0).toBe(0);
        expect(totalOf(afterEntries({}, entries)) + 0).toBe(0);
      }),
    );
  });

  it('owes the tax of what was sold, and shows all of it as turnover', () => {
    fc.assert(
      fc.property(bookRecord, (record) => {
        const { turnover, ahead, postings } = journalEntry(record);
        const on = (accounts: readonly Account[]) =>
          sum(postings.filter(({ account }) => accounts.includes(account)).map(({ amount }) => amount));
        expect(on(['vat']) + sum([...turnover, ...ahead].map(({ vat }) => vat)) + 0).toBe(0);
        expect(on(['prepaymentVat']) - sum(ahead.map(({ vat }) => vat)) + 0).toBe(0);
        const revenue = on(['services', 'goods', 'shipping', 'otherRevenue', 'damages']);
        expect(revenue + sum(turnover.map(({ net }) => net)) + 0).toBe(0);
        for (const each of turnover) expect(each.net + each.vat).toBe(each.gross);
      }),
    );
  });

  it('can be read in parts: what stands after all of them is the same', () => {
    fc.assert(
      fc.property(fc.array(bookRecord, { maxLength: 20 }), fc.nat(20), (records, cut) => {
        const entries = records.map(journalEntry);
        const parts = afterEntries(afterEntries({}, entries.slice(0, cut)), entries.slice(cut));
        expect(parts).toEqual(afterEntries({}, entries));
      }),
    );
  });
});

describe('the tax of lines', () => {
  it('adds up to the tax of the document, rate by rate', () => {
    fc.assert(
      fc.property(soldLines, (lines) => {
        const taxed = taxedLines(lines);
        for (const share of vatShares(lines)) {
          const same = taxed.filter(({ vatCode }) => vatCode === share.vatCode);
          expect(sum(same.map(({ vat }) => vat))).toBe(share.vat);
        }
      }),
    );
  });

  it('goes back exactly as it came, in however many parts', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });
    fc.assert(
      fc.property(soldLines, cuts, (lines, shares) => {
        const total = sum(lines.map(({ gross }) => gross));
        const ends = [...shares.map((share) => Math.floor(share * total)), total].toSorted((a, b) => a - b);
        let before = 0;
        const back = taxedLines(lines).map(() => ({ gross: 0, vat: 0 }));
        for (const end of ends) {
          const part = partBack(lines, rappen(before), rappen(end - before));
          expect(sum(part.map(({ gross }) => gross)) + 0).toBe(before - end + 0);
          part.forEach(({ gross, vat }, index) => {
            back[index]!.gross -= gross;
            back[index]!.vat -= vat;
          });
          before = end;
        }
        expect(back).toEqual(taxedLines(lines).map(({ gross, vat }) => ({ gross, vat })));
      }),
    );
  });
});
