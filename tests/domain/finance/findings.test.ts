import { describe, expect, it } from 'vitest';
import {
  chainFinding,
  depositFindings,
  invoiceFindings,
  orderFindings,
  orderPaperFindings,
  overFindings,
  productFindings,
  tooManyFinding,
  voucherFindings,
  voucherUseFindings,
  type InvoiceFacts,
  type OrderPaperFacts,
  type OrderFacts,
  type OverFacts,
} from '#domain/finance/book-findings.ts';
import { EQUATION_LINES, explained, unexplained, type EquationLine } from '#domain/finance/equation.ts';
import { explainable, explanationKey, openOf } from '#domain/finance/explanation.ts';
import { causesOf, FINDING_KINDS, type Finding, type FindingKind } from '#domain/finance/finding.ts';
import { nightOf } from '#domain/finance/night.ts';
import {
  paymentFinding,
  payoutFindings,
  refundFinding,
  type PaymentPair,
  type RefundPair,
} from '#domain/finance/vendor-findings.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate, Zone } from '#domain/shared/salon-time.ts';
import type { ChainFault } from '#domain/till/chain.ts';

const DAY = 86_400_000;
const NOW = (20_000 * DAY) as Instant;
const finding = (
  kind: FindingKind,
  amount: number,
  subject: Finding['subject'] = { kind: 'order', id: 'o1', label: '1001' },
): Finding => ({ kind, subject, day: null, amount: rappen(amount) });
const named = (found: Finding | null) => found && [found.kind, found.amount];
const place = { for: { kind: 'order' as const, id: 'o1', label: '1001' }, day: null };

describe('a payment at the vendor and in our books', () => {
  const own = (over: Partial<NonNullable<PaymentPair['own']>> = {}) => ({
    status: 'succeeded' as const,
    amount: rappen(1_000),
    fee: rappen(59),
    ...over,
  });
  const vendor = (amount = 1_000, fee = 59) => ({ amount: rappen(amount), fee: rappen(fee) });
  it.each<[string, Pick<PaymentPair, 'own' | 'vendor'>, readonly [FindingKind, number] | null]>([
    ['agrees', { own: own(), vendor: vendor() }, null],
    ['is not known', { own: null, vendor: vendor() }, ['payment_unknown', 1_000]],
    ['is not booked', { own: own({ status: 'ended' }), vendor: vendor() }, ['payment_not_booked', 1_000]],
    ['is not there', { own: own(), vendor: null }, ['payment_not_at_vendor', -1_000]],
    ['was never paid', { own: own({ status: 'ended' }), vendor: null }, null],
    ['is of another amount', { own: own(), vendor: vendor(900) }, ['payment_amount_differs', -100]],
    ['has no fee', { own: own({ fee: null }), vendor: vendor() }, ['fee_missing', 59]],
    ['costs nothing', { own: own({ fee: null }), vendor: vendor(1_000, 0) }, null],
    ['has another fee', { own: own(), vendor: vendor(1_000, 60) }, ['fee_differs', 1]],
  ])('%s', (_, pair, expected) => {
    expect(named(paymentFinding({ ...place, paymentRef: 'pi', ...pair }))).toEqual(expected);
  });

  it('without an order is found by the vendor’s name', () => {
    const found = paymentFinding({
      ...place,
      for: null,
      paymentRef: 'pi',
      own: null,
      vendor: vendor(),
    });
    expect(found?.subject).toEqual({ kind: 'vendor_payment', id: 'pi', label: 'pi' });
  });
});

describe('a refund at the vendor and in our books', () => {
  const own = (over: Partial<NonNullable<RefundPair['own']>> = {}) => ({
    status: 'succeeded' as const,
    amount: rappen(500),
    refundRef: 're',
    createdAt: (NOW - 2 * DAY) as Instant,
    ...over,
  });
  const vendor = (over: Partial<NonNullable<RefundPair['vendor']>> = {}) => ({
    refundRef: 're',
    amount: rappen(500),
    ours: true,
    ...over,
  });
  it.each<[string, Pick<RefundPair, 'own' | 'vendor'>, readonly [FindingKind, number] | null]>([
    ['agrees', { own: own(), vendor: vendor() }, null],
    ['is on its way', { own: own({ status: 'pending' }), vendor: vendor() }, null],
    ['is not known', { own: null, vendor: vendor() }, ['refund_unknown', -500]],
    ['was made by hand', { own: null, vendor: vendor({ ours: false }) }, ['refund_at_vendor', -500]],
    ['by hand came back', { own: null, vendor: vendor({ ours: false, amount: rappen(0) }) }, null],
    ['was made twice', { own: own(), vendor: vendor({ refundRef: 're_2' }) }, ['refund_twice', -500]],
    [
      'is not booked',
      { own: own({ status: 'wanted', refundRef: null }), vendor: vendor() },
      ['refund_not_booked', -500],
    ],
    ['failed, and went', { own: own({ status: 'failed' }), vendor: vendor() }, ['refund_not_booked', -500]],
    ['failed on both sides', { own: own({ status: 'failed' }), vendor: vendor({ amount: rappen(0) }) }, null],
    ['is not there', { own: own(), vendor: null }, ['refund_not_at_vendor', 500]],
    ['came back', { own: own(), vendor: vendor({ amount: rappen(0) }) }, ['refund_not_at_vendor', 500]],
    [
      'is of another amount',
      { own: own(), vendor: vendor({ amount: rappen(400) }) },
      ['refund_amount_differs', 100],
    ],
    [
      'waits for too long',
      { own: own({ status: 'wanted', refundRef: null }), vendor: null },
      ['refund_stuck', 500],
    ],
    [
      'waits',
      {
        own: own({ status: 'wanted', refundRef: null, createdAt: (NOW - DAY / 2) as Instant }),
        vendor: null,
      },
      null,
    ],
    ['goes by bank', { own: own({ status: 'by_hand', refundRef: null }), vendor: null }, null],
    [
      'goes by bank, and nobody has sent it',
      {
        own: own({ status: 'by_hand', refundRef: null, createdAt: (NOW - 5 * DAY) as Instant }),
        vendor: null,
      },
      ['refund_stuck', 500],
    ],
  ])('%s', (_, pair, expected) => {
    expect(named(refundFinding({ ...place, ref: 're', ...pair }, NOW))).toEqual(expected);
  });
});

describe('a payout', () => {
  const payout = {
    payoutRef: 'po',
    day: '2026-03-10' as LocalDate,
    status: 'paid' as const,
    amount: rappen(300),
    own: rappen(200),
    others: rappen(100),
    stray: rappen(0),
  };
  it.each([
    [{}, []],
    [{ amount: rappen(299) }, [['payout_differs', -1]]],
    [{ others: rappen(60), stray: rappen(40) }, [['payout_stray', 40]]],
    [{ status: 'failed' as const }, [['payout_failed', 200]]],
    [
      { status: 'cancelled' as const, amount: rappen(301) },
      [
        ['payout_differs', 1],
        ['payout_failed', 200],
      ],
    ],
  ])('%j', (over, expected) => {
    expect(payoutFindings({ ...payout, ...over }).map(named)).toEqual(expected);
  });
});

describe('our own records', () => {
  const order: OrderFacts = {
    id: 'o1',
    label: '1001',
    day: null,
    total: rappen(1_000),
    voucher: rappen(0),
    paid: rappen(1_000),
    refunded: rappen(200),
    lines: rappen(1_000),
    counted: rappen(1_000),
    countedRefunds: rappen(200),
    extra: rappen(0),
    refundedTooMuch: rappen(0),
    tillOff: rappen(0),
  };
  it.each<[Partial<OrderFacts>, readonly (readonly [FindingKind, number])[]]>([
    [{}, []],
    [{ lines: rappen(990) }, [['order_lines_differ', -10]]],
    [{ counted: null, countedRefunds: rappen(0), refunded: rappen(0) }, [['order_without_payment', -1_000]]],
    [{ counted: null, paid: rappen(0), refunded: rappen(0), countedRefunds: rappen(0) }, []],
    [{ paid: rappen(0), refunded: rappen(0), countedRefunds: rappen(0) }, [['payment_without_order', 1_000]]],
    [{ counted: rappen(900) }, [['order_paid_differs', -100]]],
    [{ counted: rappen(600), voucher: rappen(400) }, []],
    [{ counted: null, voucher: rappen(1_000) }, []],
    [{ counted: null, voucher: rappen(400), countedRefunds: rappen(200) }, [['order_without_payment', -600]]],
    [{ tillOff: rappen(-1_000) }, [['order_not_at_till', -1_000]]],
    [{ extra: rappen(1_000) }, [['payment_counted_twice', 1_000]]],
    [{ refundedTooMuch: rappen(50) }, [['payment_refunded_differs', 50]]],
    [{ countedRefunds: rappen(150) }, [['order_refunded_differs', 50]]],
  ])('an order: %j', (over, expected) => {
    expect(orderFindings({ ...order, ...over }).map(named)).toEqual(expected);
  });

  const invoice: InvoiceFacts = {
    id: 'i1',
    label: '2026-0001',
    day: null,
    kind: 'invoice',
    total: rappen(1_000),
    lines: rappen(1_000),
    credited: rappen(0),
    paid: rappen(1_000),
    ofOrder: false,
  };
  it.each<[Partial<InvoiceFacts>, readonly (readonly [FindingKind, number])[]]>([
    [{}, []],
    [{ lines: rappen(1_001) }, [['invoice_total_differs', 1]]],
    [{ credited: rappen(1_001), paid: rappen(0) }, [['credit_exceeds_invoice', 1]]],
    [{ paid: rappen(1_001) }, [['invoice_overpaid', 1]]],
    [{ credited: rappen(400) }, [['invoice_overpaid', 400]]],
    [{ credited: rappen(400), ofOrder: true }, []],
    [{ credited: rappen(400), paid: rappen(1_001), ofOrder: true }, [['invoice_overpaid', 1]]],
    [{ kind: 'credit_note', total: rappen(-1), lines: rappen(-1) }, []],
  ])('an invoice: %j', (over, expected) => {
    expect(invoiceFindings({ ...invoice, ...over }).map(named)).toEqual(expected);
  });

  const papers: OrderPaperFacts = {
    id: 'o1',
    label: '1',
    day: null,
    total: rappen(1_000),
    invoiced: rappen(1_000),
    again: rappen(0),
    refunded: rappen(300),
    credited: rappen(300),
  };
  it.each<[Partial<OrderPaperFacts>, readonly (readonly [FindingKind, number])[]]>([
    [{}, []],
    [{ invoiced: rappen(990) }, [['order_invoice_differs', -10]]],
    [{ again: rappen(1_000) }, [['order_invoiced_twice', 1_000]]],
    [{ credited: rappen(0) }, [['order_not_credited', 300]]],
    [{ refunded: rappen(0) }, [['order_not_credited', -300]]],
  ])('the documents of an order: %j', (over, expected) => {
    expect(orderPaperFindings({ ...papers, ...over }).map(named)).toEqual(expected);
  });

  it('a deposit', () => {
    const deposit = {
      id: 'v1',
      label: '10.03.2026',
      day: null,
      left: rappen(500),
      ledger: rappen(400),
      missing: 1,
      notBooked: rappen(30),
      refundsOff: rappen(-20),
      appliedOff: rappen(10),
      creditedOff: rappen(-40),
      refundedTooMuch: rappen(7),
    };
    expect(depositFindings(deposit).map(named)).toEqual([
      ['deposit_ledger_gap', 1],
      ['deposit_not_booked', 30],
      ['deposit_refund_differs', -20],
      ['deposit_applied_differs', 10],
      ['deposit_credit_differs', -40],
      ['payment_refunded_differs', 7],
      ['deposit_differs', 100],
    ]);
  });

  it('a voucher, and what was bought and paid with vouchers', () => {
    const voucher = {
      id: 'g1',
      label: '4K7Q',
      day: null,
      value: rappen(900),
      balance: rappen(500),
      ledger: rappen(400),
    };
    expect(voucherFindings({ ...voucher, missing: 2, paid: rappen(800) }).map(named)).toEqual([
      ['voucher_ledger_gap', 2],
      ['voucher_unpaid', 100],
      ['voucher_differs', 100],
    ]);
    expect(voucherFindings({ ...voucher, ledger: rappen(500), missing: 0, paid: null })).toEqual([]);
    const use = {
      kind: 'sale' as const,
      id: 's1',
      label: '8',
      day: null,
      notIssued: rappen(900),
      spentOff: rappen(-5),
    };
    expect(voucherUseFindings(use).map(named)).toEqual([
      ['voucher_not_issued', 900],
      ['voucher_spent_differs', -5],
    ]);
  });

  const over: OverFacts = {
    id: 'v1',
    label: '10.03.2026',
    day: null,
    status: 'completed',
    price: rappen(6_000),
    depositLeft: rappen(0),
    billed: true,
  };
  it.each<[Partial<OverFacts>, readonly (readonly [FindingKind, number])[]]>([
    [{}, []],
    [{ billed: false }, [['visit_not_billed', 6_000]]],
    [{ billed: false, price: rappen(0) }, []],
    [{ depositLeft: rappen(500) }, [['deposit_left_over', 500]]],
    [{ depositLeft: rappen(500), billed: false }, [['visit_not_billed', 6_000]]],
    [{ depositLeft: rappen(500), billed: false, price: rappen(0) }, [['deposit_left_over', 500]]],
    [{ status: 'confirmed', billed: false }, [['visit_left_open', 6_000]]],
    [{ status: 'checked_in', billed: false, depositLeft: rappen(500) }, [['visit_left_open', 6_000]]],
    [{ status: 'checked_in' }, []],
    [{ status: 'checked_in', depositLeft: rappen(500) }, [['deposit_left_over', 500]]],
    [{ status: 'confirmed', billed: false, price: rappen(0) }, []],
  ])('a visit that is over: %j', (facts, expected) => {
    expect(overFindings({ ...over, ...facts }).map(named)).toEqual(expected);
  });

  it('a product', () => {
    const product = {
      id: 'p',
      label: 'Öl',
      day: null,
      stock: 4,
      ledger: 5,
      reserved: 2,
      ledgerReserved: 1,
      missing: 1,
      keptForNothing: 3,
    };
    expect(productFindings(product).map(named)).toEqual([
      ['stock_ledger_gap', 1],
      ['stock_differs', -1],
      ['reserved_differs', 1],
      ['reserved_for_nothing', 3],
    ]);
  });

  it.each<[ChainFault, FindingKind, string, string]>([
    [{ kind: 'closing_changed', closing: 3 }, 'closing_changed', 'closing', 'id 3'],
    [{ kind: 'sale_changed', closing: 3, sale: 8 }, 'sale_changed', 'sale', 'id 8'],
    [{ kind: 'sale_missing', closing: 3, sale: 99 }, 'sale_missing', 'sale', 'no. 99'],
    [{ kind: 'open_sale_missing', sale: 99 }, 'sale_missing', 'sale', 'no. 99'],
    [{ kind: 'move_added', closing: 3, move: 2 }, 'move_added', 'cash_move', 'id 2'],
    [{ kind: 'open_move_missing', move: 99 }, 'move_missing', 'cash_move', 'no. 99'],
  ])('a fault of the chain: %j', (fault, kind, subject, id) => {
    const ids = (_: string, number: number) => (number === 99 ? null : `id ${number}`);
    expect(chainFinding(fault, ids)).toMatchObject({ kind, subject: { kind: subject, id } });
  });
});

const CLOSING = { kind: 'closing', id: 'c2', label: '2' } as const;
describe('a fault', () => {
  const sale = { kind: 'sale', id: 's1', label: '8' } as const;
  it('has one name: of one order an amount is named once, where it went wrong first', () => {
    const all = [finding('order_paid_differs', -50), finding('payment_amount_differs', 50)];
    expect(causesOf(all).map(named)).toEqual([['payment_amount_differs', 50]]);
  });

  it('that stands by itself is kept: another order, another amount, twice the same kind', () => {
    const other = { kind: 'order', id: 'o2', label: '1002' } as const;
    const all = [
      finding('refund_at_vendor', -50),
      finding('refund_at_vendor', -50),
      finding('order_refunded_differs', 50, other),
      finding('order_lines_differ', 7),
    ];
    expect(causesOf(all)).toHaveLength(4);
  });

  it('pulls along what is computed from the record', () => {
    const all = [
      finding('journal_unbalanced', 9, sale),
      finding('sale_vat_differs', 3, sale),
      finding('sale_changed', 1, sale),
    ];
    expect(causesOf(all).map(({ kind }) => kind)).toEqual(['sale_changed']);
    expect(causesOf([all[0]!])).toEqual([all[0]]);
  });

  it('that somebody has explained hides nothing that comes after it', () => {
    const said = new Set<Finding>();
    const isSaid = (each: Finding) => said.has(each);
    const gap = finding('voucher_ledger_gap', 1, { kind: 'voucher', id: 'g1', label: '4K7Q' });
    const all = [
      gap,
      finding('voucher_differs', 100, gap.subject),
      finding('voucher_spent_differs', 700),
      finding('order_lines_differ', 50),
      finding('order_paid_differs', -50),
      finding('journal_unbalanced', 50),
    ];
    expect(causesOf(all, isSaid).map(({ kind }) => kind)).toEqual([
      'order_lines_differ',
      'voucher_ledger_gap',
    ]);
    said.add(gap);
    said.add(all[3]!);
    expect(causesOf(all, isSaid).map(named)).toEqual([
      ['order_lines_differ', 50],
      ['order_paid_differs', -50],
      ['voucher_ledger_gap', 1],
      ['voucher_differs', 100],
      ['voucher_spent_differs', 700],
    ]);
  });

  it('of a record that was explained as it stands pulls along what follows from that, and nothing of another', () => {
    const changed: Finding = { ...finding('closing_changed', 1, CLOSING), mark: 'abc' };
    const next = { ...CLOSING, id: 'c3', label: '3' };
    const all = [changed, finding('till_difference', -500, CLOSING), finding('chain_broken', 1, next)];
    expect(causesOf(all).map(({ kind }) => kind)).toEqual(['closing_changed']);
    const isSaid = (each: Finding) => each === changed;
    expect(causesOf(all, isSaid).map(({ kind }) => kind)).toEqual(['closing_changed', 'chain_broken']);
  });

  it('knows every kind, once', () => {
    expect(new Set(FINDING_KINDS).size).toBe(FINDING_KINDS.length);
  });
});

describe('the equation', () => {
  const even = Object.fromEntries(
    EQUATION_LINES.map((line) => [line, { left: rappen(500), right: rappen(500) }]),
  ) as Record<EquationLine, { left: ReturnType<typeof rappen>; right: ReturnType<typeof rappen> }>;
  const off = (line: EquationLine, by: number) => ({
    ...even,
    [line]: { left: rappen(500 + by), right: rappen(500) },
  });
  const rest = (line: EquationLine, by: number, findings: readonly Finding[]) =>
    unexplained(explained(off(line, by), findings), findings).map(({ subject, amount }) => [
      subject.id,
      amount,
    ]);

  it('is even, or one Rappen of it is unexplained', () => {
    expect(unexplained(explained(even, []), [])).toEqual([]);
    for (const line of EQUATION_LINES) expect(rest(line, 1, [])).toEqual([[line, 1]]);
  });

  it('takes away what has a name, and nothing else', () => {
    expect(rest('vendor', -700, [finding('refund_at_vendor', -700)])).toEqual([]);
    expect(rest('vendor', -701, [finding('refund_at_vendor', -700)])).toEqual([['vendor', -1]]);
    expect(rest('orders', 900, [finding('payment_without_order', 900)])).toEqual([]);
    // A fee is no part of what was paid.
    expect(rest('vendor', 59, [finding('fee_missing', 59)])).toEqual([['vendor', 59]]);
  });

  it('says nothing of a line whose records were tampered with: they have names of their own', () => {
    expect(rest('cash', 400, [finding('move_changed', 1)])).toEqual([]);
    expect(rest('debtors', 400, [finding('move_changed', 1)])).toEqual([['debtors', 400]]);
  });
});

describe('what somebody said to a difference', () => {
  const sale = { kind: 'sale', id: 's1', label: '8' } as const;
  const saying = (...all: readonly Finding[]) =>
    new Set(all.map((each) => explanationKey(explainable(each))));

  it('leaves the line that it is on watched: what it does not account for is a difference by itself', () => {
    const lines = Object.fromEntries(
      EQUATION_LINES.map((line) => [
        line,
        { left: rappen(line === 'prepayments' ? 123_456 : 0), right: rappen(0) },
      ]),
    ) as Record<EquationLine, { left: ReturnType<typeof rappen>; right: ReturnType<typeof rappen> }>;
    const small = finding('order_lines_differ', 100);
    const open = openOf([small], saying(small));
    expect(unexplained(explained(lines, [small]), [small])).toEqual([]);
    expect(unexplained(explained(lines, [small]), open).map(named)).toEqual([['unexplained', 123_456]]);
  });

  it('holds for a sale as it was changed then, and not for its next change', () => {
    const ids = () => 's1';
    const once = chainFinding({ kind: 'sale_changed', closing: 3, sale: 8, now: 'aaaa' }, ids);
    const again = chainFinding({ kind: 'sale_changed', closing: 3, sale: 8, now: 'bbbb' }, ids);
    expect(openOf([once], saying(once))).toEqual([]);
    expect(openOf([again], saying(once))).toEqual([again]);
    expect(openOf([finding('sale_changed', 1, sale)], saying(once))).toHaveLength(1);
  });

  it('cannot be said to what was not looked at', () => {
    const more = tooManyFinding('closings');
    expect(openOf([more], saying(more))).toEqual([more]);
  });

  it('holds for this amount of this record, and for no other', () => {
    const said = new Set([explanationKey(explainable(finding('refund_at_vendor', -700)))]);
    const other = finding('refund_at_vendor', -701);
    expect(openOf([finding('refund_at_vendor', -700), other], said)).toEqual([other]);
  });
});

describe('the night of a day', () => {
  const zone = 'Europe/Zurich' as Zone;
  const at = (iso: string) => Date.parse(iso) as Instant;
  it.each([
    ['2026-03-11T01:59:00Z', null],
    ['2026-03-11T02:00:00Z', '2026-03-10'],
    ['2026-07-11T00:59:00Z', null],
    ['2026-07-11T01:00:00Z', '2026-07-10'],
    ['2026-03-11T22:30:00Z', '2026-03-10'],
    // The clock is put forward that night: three is there all the same.
    ['2026-03-29T01:00:00Z', '2026-03-28'],
  ])('%s: %s', (iso, day) => {
    expect(nightOf(at(iso), zone)).toBe(day);
  });
});
