/**
 * Double entry: every record of money becomes postings that add up to nothing, so that whatever stands on an account can
 * be opened down to the records that put it there. Nothing is stored: the records are the books (OR 957a).
 *
 * Turnover is posted by agreed consideration (Art. 39 para. 1 MWSTG): an invoice when it is issued, everything else when
 * it is paid, which for an order is also when its prepayment is taxed (docs/decisions/0030-finance.md).
 */
import { negated, rappen, sum, type Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { InvoiceMethod } from '../invoices/invoice-payment.ts';
import { NO_VAT } from '../orders/vat-split.ts';
import type { Account } from './accounts.ts';
import type { BookRecord, DepositRecord, OrderMethod, RecordKind, VoucherRecord } from './book-record.ts';
import {
  aheadOf,
  goodsBack,
  takenBack,
  taxedLines,
  type SoldLine,
  type TurnoverKind,
  type TurnoverLine,
} from './taxed-lines.ts';

/** In Rappen: a debit is positive, a credit negative. */
export type Posting = {
  readonly account: Account;
  readonly amount: Rappen;
  /** The rate in basis points, on turnover and its tax; null: neither. */
  readonly vatBasisPoints: number | null;
};

/** By what money came (or went back, negative). */
export const RECEIPT_METHODS = ['cash', 'terminal', 'twint', 'online_card', 'online_twint', 'bank'] as const;
export type ReceiptMethod = (typeof RECEIPT_METHODS)[number];
export type Receipt = { readonly method: ReceiptMethod; readonly amount: Rappen };

/** What a reader opens to see it: an order for its payment. */
export type Opened = {
  readonly kind: 'order' | 'visit' | 'sale' | 'closing' | 'cash_move' | 'invoice' | 'voucher' | 'payout';
  readonly id: string;
};
export type JournalSource = {
  readonly kind: RecordKind;
  readonly id: string;
  /** Null: there is nothing to open. */
  readonly opens: Opened | null;
};

export type JournalEntry = {
  readonly source: JournalSource;
  readonly label: string;
  readonly at: Instant;
  readonly day: LocalDate;
  readonly postings: readonly Posting[];
  readonly turnover: readonly TurnoverLine[];
  /** Taxed ahead of its supply when it came, and no more when that is taxed itself: not revenue. */
  readonly ahead: readonly TurnoverLine[];
  readonly receipts: readonly Receipt[];
};

type Parts = Pick<JournalEntry, 'postings' | 'turnover' | 'receipts'> & Partial<Pick<JournalEntry, 'ahead'>>;

const REVENUE: Readonly<Record<TurnoverKind, Account>> = {
  service: 'services',
  product: 'goods',
  shipping: 'shipping',
  free: 'otherRevenue',
  damages: 'damages',
};

const PAID_BY: Readonly<Record<OrderMethod, ReceiptMethod>> = {
  vendor: 'online_card',
  card: 'online_card',
  twint: 'online_twint',
  other: 'online_card',
};

/** Cash for an invoice passes no till: it is on its way until it is noted there as cash in. */
const INVOICE_PAID_INTO: Readonly<Record<InvoiceMethod, readonly [Account, ReceiptMethod]>> = {
  bank: ['bank', 'bank'],
  cash: ['transit', 'cash'],
  card: ['terminal', 'terminal'],
  twint: ['twint', 'twint'],
};

/** In Rappen, on the day of the record by the salon’s calendar; what has no amount is no posting. */
export function journalEntry(record: BookRecord): JournalEntry {
  const { kind, id, label, at, day } = record;
  const parts = partsOf(record);
  return {
    source: { kind, id, opens: opens(record) },
    label,
    at,
    day,
    ahead: [],
    ...parts,
    postings: parts.postings.filter(({ amount }) => amount !== 0),
  };
}

function opens(record: BookRecord): JournalSource['opens'] {
  switch (record.kind) {
    case 'payment':
    case 'covered':
    case 'refund':
    case 'refund_failed':
    case 'refund_transferred':
      return record.for;
    case 'vendor':
      return record.for;
    case 'invoice':
    case 'credit_note':
      return { kind: 'invoice', id: record.id };
    case 'invoice_payment':
      return { kind: 'invoice', id: record.invoiceId };
    case 'voucher':
      return { kind: 'voucher', id: record.voucherId };
    case 'deposit':
      return { kind: 'visit', id: record.visitId };
    case 'sale':
    case 'closing':
    case 'cash_move':
    case 'payout':
      return { kind: record.kind, id: record.id };
  }
}

/** Debits less credits; anything but zero is a mistake in the record that it was made of. */
export const imbalance = ({ postings }: Pick<JournalEntry, 'postings'>): Rappen =>
  sum(postings.map(({ amount }) => amount));

const debit = (account: Account, amount: Rappen): Posting => ({ account, amount, vatBasisPoints: null });
const credit = (account: Account, amount: Rappen): Posting => debit(account, negated(amount));

/** Turnover on its accounts and its tax on the tax's, one posting for each account and rate. */
function credited(turnover: readonly TurnoverLine[]): readonly Posting[] {
  const sums = new Map<string, Posting>();
  const add = (account: Account, vatBasisPoints: number, amount: Rappen): void => {
    const key = `${account} ${vatBasisPoints}`;
    const known = sums.get(key)?.amount ?? 0;
    sums.set(key, { account, vatBasisPoints, amount: rappen(known - amount) });
  };
  for (const { kind, net, vat, vatBasisPoints } of turnover) {
    add(REVENUE[kind], vatBasisPoints, net);
    add('vat', vatBasisPoints, vat);
  }
  return [...sums.values()];
}

const grossOf = (lines: readonly Pick<SoldLine, 'gross'>[]): Rappen => sum(lines.map(({ gross }) => gross));
const nothing = { turnover: [], receipts: [] } as const;
const received = (receipts: readonly Receipt[]): readonly Receipt[] =>
  receipts.filter(({ amount }) => amount !== 0);

function partsOf(record: BookRecord): Parts {
  switch (record.kind) {
    case 'sale': {
      const { cash, card, twint, deposit, voucher, vouchersSold, rounding, tips } = record;
      const turnover = taxedLines(record.lines);
      return {
        turnover,
        receipts: received([
          { method: 'cash', amount: cash },
          { method: 'terminal', amount: card },
          { method: 'twint', amount: twint },
        ]),
        postings: [
          debit('cash', cash),
          debit('terminal', card),
          debit('twint', twint),
          debit('prepayments', rappen(deposit + voucher - vouchersSold)),
          credit('tips', tips),
          credit('rounding', rounding),
          ...credited(turnover),
        ],
      };
    }
    case 'payment': {
      const { amount, fee, counted, voucher, vouchersSold, lines } = record;
      const turnover = counted ? taxedLines(lines) : [];
      const kept = fee ?? rappen(0);
      return {
        turnover,
        receipts: [{ method: PAID_BY[record.method], amount }],
        postings: [
          debit('vendor', rappen(amount - kept)),
          debit('fees', kept),
          ...(counted
            ? [debit('prepayments', rappen(voucher - vouchersSold)), ...credited(turnover)]
            : [credit('prepayments', amount)]),
        ],
      };
    }
    case 'covered': {
      const turnover = taxedLines(record.lines);
      return {
        turnover,
        receipts: [],
        postings: [debit('prepayments', record.voucher), ...credited(turnover)],
      };
    }
    case 'refund':
    case 'refund_failed': {
      const { amount, byBank, counted, vouchersBack } = record;
      const back = counted ? goodsBack(record, rappen(amount - vouchersBack)) : [];
      const parts: Parts = {
        turnover: back,
        receipts: byBank ? [] : [{ method: PAID_BY[record.method], amount: negated(amount) }],
        postings: [
          credit(byBank ? 'prepayments' : 'vendor', amount),
          debit('prepayments', counted ? vouchersBack : amount),
          ...credited(back),
        ],
      };
      return record.kind === 'refund' ? parts : turnedRound(parts);
    }
    case 'refund_transferred':
      return {
        turnover: [],
        receipts: [{ method: 'bank', amount: negated(record.amount) }],
        postings: [debit('prepayments', record.amount), credit('bank', record.amount)],
      };
    case 'voucher':
      return ofVoucher(record);
    case 'deposit':
      return ofDeposit(record);
    case 'cash_move':
      return {
        ...nothing,
        postings: [
          debit('cash', record.amount),
          credit(record.move === 'tips' ? 'tips' : 'transit', record.amount),
        ],
      };
    case 'closing': {
      const { expected, counted, left } = record;
      const difference = rappen(counted - expected);
      const taken = rappen(counted - left);
      return {
        ...nothing,
        postings: [
          debit('cash', rappen(difference - taken)),
          credit('tillDifferences', difference),
          debit('transit', taken),
        ],
      };
    }
    case 'invoice':
    case 'credit_note': {
      const turnover = taxedLines(record.lines);
      return {
        turnover,
        receipts: [],
        postings: [debit('debtors', grossOf(record.lines)), ...credited(turnover)],
      };
    }
    case 'invoice_payment': {
      const [account, method] = INVOICE_PAID_INTO[record.method];
      return {
        turnover: [],
        receipts: [{ method, amount: record.amount }],
        postings: [debit(account, record.amount), credit('debtors', record.amount)],
      };
    }
    case 'vendor': {
      const { amount, fee, what } = record;
      return {
        ...nothing,
        postings: [
          debit('vendor', rappen(amount - fee)),
          debit('fees', fee),
          credit(what === 'dispute' ? 'losses' : 'fees', amount),
        ],
      };
    }
    case 'payout':
      return { ...nothing, postings: [debit('bank', record.amount), credit('vendor', record.amount)] };
  }
}

/** What a voucher's ledger owes stands on one account; what it was given out for, or is spent on, is met on another. */
function ofVoucher({ move, amount, source, back }: VoucherRecord): Parts {
  const given = source === 'points' ? 'loyalty' : 'prepayments';
  switch (move) {
    case 'issued':
    case 'voided':
      return { ...nothing, postings: [credit('vouchers', amount), debit(given, amount)] };
    case 'redeemed':
      return { ...nothing, postings: [credit('vouchers', amount), debit('prepayments', amount)] };
    case 'lapsed':
      return { ...nothing, postings: [credit('vouchers', amount), debit('lapsedVouchers', amount)] };
    case 'returned': {
      const turnover = back === null ? [] : goodsBack(back, back.amount);
      return {
        turnover,
        receipts: [],
        postings: [
          credit('vouchers', amount),
          debit('prepayments', rappen(amount - (back?.amount ?? 0))),
          ...credited(turnover),
        ],
      };
    }
  }
}

/**
 * The money itself is posted with its payment, its refund and the sale. Here: the tax that is due on what is owed, which is
 * always that of what is left; damages, which are none; and what pays an invoice. What was declared is taken back as it
 * was declared, whatever the visit has become since.
 */
function ofDeposit({ move, amount, left, onInvoice, lines, linesBefore }: DepositRecord): Parts {
  const declared = aheadOf(linesBefore, rappen(left - amount));
  const ahead = [...takenBack(declared), ...aheadOf(lines, left)].filter(({ gross }) => gross !== 0);
  const isDamages = move === 'kept' || move === 'released';
  const turnover: readonly TurnoverLine[] = isDamages ? [damagesOf(negated(amount))] : [];
  return {
    turnover,
    ahead,
    receipts: [],
    postings: [
      debit('prepaymentVat', sum(ahead.map(({ vat }) => vat))),
      ...credited(ahead).filter(({ account }) => account === 'vat'),
      ...(isDamages ? [credit('prepayments', amount), ...credited(turnover)] : []),
      ...(onInvoice ? [credit('prepayments', amount), debit('debtors', amount)] : []),
    ],
  };
}

/** No supply, so no tax (Art. 18 para. 2 let. i MWSTG). */
const damagesOf = (gross: Rappen): TurnoverLine => ({
  kind: 'damages',
  name: '',
  itemId: null,
  staffId: null,
  staffName: null,
  gross,
  net: gross,
  vat: rappen(0),
  vatCode: NO_VAT,
  vatBasisPoints: 0,
});

const turnedRound = ({ postings, turnover, receipts }: Parts): Parts => ({
  postings: postings.map((each) => ({ ...each, amount: negated(each.amount) })),
  turnover: takenBack(turnover),
  receipts: receipts.map((each) => ({ ...each, amount: negated(each.amount) })),
});
