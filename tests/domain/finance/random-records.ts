/** Records of money as they may stand in the tables: consistent in themselves, of every kind and size. */
import fc from 'fast-check';
import type { BookRecord } from '#domain/finance/book-record.ts';
import { TURNOVER_KINDS, type SoldLine } from '#domain/finance/taxed-lines.ts';
import { rappen, sum } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';

const RATES = [
  ['standard', 810],
  ['reduced', 260],
  ['lodging', 380],
  ['none', 0],
] as const;

export const francs = (least: number, most: number) => fc.integer({ min: least, max: most }).map(rappen);

export const soldLine: fc.Arbitrary<SoldLine> = fc
  .record({
    kind: fc.constantFrom(...TURNOVER_KINDS),
    gross: francs(0, 300_000),
    rate: fc.constantFrom(...RATES),
    itemId: fc.constantFrom(null, 'a', 'b'),
    staffId: fc.constantFrom(null, 'anna', 'ben'),
  })
  .map(({ kind, gross, rate, itemId, staffId }) => ({
    kind,
    name: 'x',
    itemId,
    staffId,
    staffName: staffId,
    gross,
    vatCode: rate[0],
    vatBasisPoints: rate[1],
  }));
export const soldLines = fc.array(soldLine, { minLength: 1, maxLength: 6 });

const common = {
  id: 'id',
  label: '1',
  at: 0 as Instant,
  day: '2026-03-10' as LocalDate,
};
const ORDER = { kind: 'order', id: 'order' } as const;
const turned = fc.constantFrom(1, -1);
const gross = (lines: readonly SoldLine[]) => sum(lines.map((line) => line.gross));

const sale = fc
  .record({
    lines: soldLines,
    tips: francs(0, 5_000),
    cardShare: fc.double({ min: 0, max: 1, noNaN: true }),
    twintShare: fc.double({ min: 0, max: 1, noNaN: true }),
    depositShare: fc.double({ min: 0, max: 1, noNaN: true }),
    vouchersSold: francs(0, 50_000),
    turn: turned,
  })
  .map(({ lines, tips, cardShare, twintShare, depositShare, vouchersSold, turn }): BookRecord => {
    const all = gross(lines) + tips + vouchersSold;
    const deposit = Math.floor(all * depositShare);
    const voucher = Math.floor((all - deposit) * depositShare);
    const due = all - deposit - voucher;
    const card = Math.floor(due * cardShare);
    const twint = Math.floor((due - card) * twintShare);
    const rest = due - card - twint;
    const cash = Math.round(rest / 5) * 5;
    const signed = (amount: number) => rappen(amount * turn + 0);
    return {
      ...common,
      kind: 'sale',
      cash: signed(cash),
      card: signed(card),
      twint: signed(twint),
      deposit: signed(deposit),
      voucher: signed(voucher),
      vouchersSold: signed(vouchersSold),
      rounding: signed(cash - rest),
      tips: signed(tips),
      lines: lines.map((line) => ({ ...line, gross: signed(line.gross) })),
    };
  });

const METHODS = ['vendor', 'card', 'twint', 'other'] as const;

const payment = fc
  .record({
    lines: soldLines,
    method: fc.constantFrom(...METHODS),
    fee: fc.option(francs(0, 900)),
    counted: fc.boolean(),
    voucher: francs(0, 50_000),
    vouchersSold: francs(0, 50_000),
  })
  .map((parts): BookRecord => ({
    ...common,
    kind: 'payment',
    for: ORDER,
    voucher: rappen(Math.min(parts.voucher, gross(parts.lines))),
    vouchersSold: parts.vouchersSold,
    amount: rappen(gross(parts.lines) + parts.vouchersSold - Math.min(parts.voucher, gross(parts.lines))),
    method: parts.method,
    fee: parts.fee,
    counted: parts.counted,
    lines: parts.lines,
  }));

const refund = fc
  .record({
    kind: fc.constantFrom('refund' as const, 'refund_failed' as const),
    lines: soldLines,
    method: fc.constantFrom(...METHODS),
    byBank: fc.boolean(),
    counted: fc.boolean(),
    vouchersBack: francs(0, 50_000),
    cut: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ cut, ...parts }): BookRecord => {
    const total = gross(parts.lines);
    const [from, to] = cut.map((share) => Math.floor(share * total)).toSorted((a, b) => a - b) as [
      number,
      number,
    ];
    const amount = rappen(to - from + parts.vouchersBack);
    return { ...common, for: ORDER, before: rappen(from), credited: null, amount, ...parts };
  });

const others: fc.Arbitrary<BookRecord> = fc.oneof(
  fc
    .record({ move: fc.constantFrom('in', 'out', 'tips'), amount: francs(-50_000, 50_000) })
    .map((parts): BookRecord => ({
      ...common,
      kind: 'cash_move',
      amount: parts.amount,
      move: parts.move as 'in' | 'out' | 'tips',
    })),
  fc
    .tuple(francs(0, 90_000), francs(0, 90_000), francs(0, 90_000))
    .map(([expected, counted, left]): BookRecord => ({
      ...common,
      kind: 'closing',
      expected,
      counted,
      left: rappen(Math.min(left, counted)),
    })),
  fc.tuple(soldLines, turned).map(([lines, turn]): BookRecord => ({
    ...common,
    kind: turn === 1 ? 'invoice' : 'credit_note',
    lines: lines.map((line) => ({ ...line, gross: rappen(line.gross * turn + 0) })),
  })),
  fc
    .tuple(fc.constantFrom('bank', 'cash', 'card', 'twint'), francs(-90_000, 90_000))
    .map(([method, amount]): BookRecord => ({
      ...common,
      kind: 'invoice_payment',
      invoiceId: 'invoice',
      method: method as 'bank',
      amount,
    })),
  fc
    .tuple(fc.constantFrom('dispute', 'fee', 'other'), francs(-90_000, 90_000), francs(0, 2_000))
    .map(([what, amount, fee]): BookRecord => ({
      ...common,
      kind: 'vendor',
      what: what as 'fee',
      for: null,
      amount,
      fee,
    })),
  francs(1, 900_000).map((amount): BookRecord => ({ ...common, kind: 'payout', amount })),
);

const covered = soldLines.map((lines): BookRecord => ({
  ...common,
  kind: 'covered',
  for: ORDER,
  voucher: gross(lines),
  lines,
}));

const voucher = fc
  .record({
    move: fc.constantFrom('issued', 'redeemed', 'returned', 'voided', 'lapsed'),
    amount: francs(1, 50_000),
    source: fc.constantFrom('order', 'sale', 'points', 'deposit'),
    lines: fc.option(soldLines),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ move, amount, source, lines, part }): BookRecord => {
    const back = lines === null ? 0 : Math.min(amount, Math.floor(gross(lines) * part));
    const adds = move === 'issued' || move === 'returned';
    return {
      ...common,
      kind: 'voucher',
      voucherId: 'voucher',
      move: move as 'issued',
      amount: rappen(adds ? amount : -amount),
      source: source as 'order',
      back:
        move === 'returned' && lines !== null
          ? { amount: rappen(back), before: rappen(0), lines, credited: null }
          : null,
    };
  });

const DEPOSIT_ADDS = ['received', 'refund_failed', 'released', 'given_back'];
const deposit = fc
  .record({
    move: fc.constantFrom(
      ...['received', 'refunded', 'refund_failed', 'kept', 'released', 'applied', 'given_back', 'credited'],
    ),
    lines: soldLines,
    moved: fc.option(soldLines),
    one: fc.double({ min: 0, max: 1, noNaN: true }),
    other: fc.double({ min: 0, max: 1, noNaN: true }),
    onInvoice: fc.boolean(),
  })
  .map(({ move, lines, moved, one, other, onInvoice }): BookRecord => {
    const [low, high] = [one, other]
      .map((share) => Math.floor(share * gross(lines)))
      .toSorted((a, b) => a - b) as [number, number];
    const adds = DEPOSIT_ADDS.includes(move);
    return {
      ...common,
      kind: 'deposit',
      visitId: 'visit',
      move: move as 'received',
      amount: rappen(adds ? high - low : low - high),
      left: rappen(adds ? high : low),
      onInvoice: onInvoice && move === 'applied',
      lines,
      linesBefore: moved ?? lines,
    };
  });

export const bookRecord: fc.Arbitrary<BookRecord> = fc.oneof(
  sale,
  payment,
  covered,
  refund,
  voucher,
  deposit,
  others,
);
