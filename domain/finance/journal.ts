/**
 * Double entry: every record of money becomes postings that add up to nothing, so that whatever stands on an account can
 * be opened down to the records that put it there. Nothing is stored: the records are the books (OR 957a).
 *
 * Turnover is posted by agreed consideration (Art. 39 para. 1 MWSTG): an invoice when it is issued, everything else when
 * it is paid, which for an order is also when its prepayment is taxed (docs/decisions/0030-finance.md).
 */
import { rappen, sum, type Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { InvoiceMethod } from '../invoices/invoice-payment.ts';
import type { Account } from './accounts.ts';
import type { BookRecord, OrderMethod, RecordKind } from './book-record.ts';
import { partBack, taxedLines, type SoldLine, type TurnoverKind, type TurnoverLine } from './taxed-lines.ts';

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

export type JournalSource = { readonly kind: RecordKind; readonly id: string; readonly opens: string };

export type JournalEntry = {
  /** `opens`: the id of what a reader opens to see it, an order for its payment. */
  readonly source: JournalSource;
  readonly label: string;
  readonly at: Instant;
  readonly day: LocalDate;
  readonly postings: readonly Posting[];
  readonly turnover: readonly TurnoverLine[];
  readonly receipts: readonly Receipt[];
};

type Parts = Pick<JournalEntry, 'postings' | 'turnover' | 'receipts'>;

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

const OPENED_AS_ORDER = ['payment', 'refund', 'refund_failed', 'vendor'] as const;

export function journalEntry(record: BookRecord): JournalEntry {
  const { kind, id, label, at, day } = record;
  const parts = partsOf(record);
  return {
    source: { kind, id, opens: opens(record) },
    label,
    at,
    day,
    ...parts,
    postings: parts.postings.filter(({ amount }) => amount !== 0),
  };
}

function opens(record: BookRecord): string {
  if (record.kind === 'invoice_payment') return record.invoiceId;
  return OPENED_AS_ORDER.some((kind) => kind === record.kind) && 'orderId' in record
    ? (record.orderId ?? record.id)
    : record.id;
}

/** Debits less credits; anything but zero is a mistake in the record that it was made of. */
export const imbalance = ({ postings }: Pick<JournalEntry, 'postings'>): Rappen =>
  sum(postings.map(({ amount }) => amount));

const debit = (account: Account, amount: Rappen): Posting => ({ account, amount, vatBasisPoints: null });
const credit = (account: Account, amount: Rappen): Posting => debit(account, less(amount));
const less = (amount: Rappen): Rappen => rappen(amount === 0 ? 0 : -amount);

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
          debit('prepayments', deposit),
          debit('vouchers', rappen(voucher - vouchersSold)),
          credit('tips', tips),
          credit('rounding', rounding),
          ...credited(turnover),
        ],
      };
    }
    case 'payment': {
      const { amount, fee, counted, lines } = record;
      const turnover = counted ? taxedLines(lines) : [];
      const kept = fee ?? rappen(0);
      return {
        turnover,
        receipts: [{ method: PAID_BY[record.method], amount }],
        postings: [
          debit('vendor', rappen(amount - kept)),
          debit('fees', kept),
          ...(counted ? credited(turnover) : [credit('prepayments', amount)]),
        ],
      };
    }
    case 'refund':
    case 'refund_failed': {
      const { amount, before, byBank, counted, lines } = record;
      const back = counted ? partBack(lines, before, amount) : [];
      const parts: Parts = {
        turnover: back,
        receipts: [{ method: byBank ? 'bank' : PAID_BY[record.method], amount: less(amount) }],
        postings: [
          credit(byBank ? 'bank' : 'vendor', amount),
          ...(counted ? credited(back) : [debit('prepayments', amount)]),
        ],
      };
      return record.kind === 'refund' ? parts : turnedRound(parts);
    }
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

const turnedRound = ({ postings, turnover, receipts }: Parts): Parts => ({
  postings: postings.map((each) => ({ ...each, amount: less(each.amount) })),
  turnover: turnover.map((line) => ({
    ...line,
    gross: less(line.gross),
    net: less(line.net),
    vat: less(line.vat),
  })),
  receipts: receipts.map((each) => ({ ...each, amount: less(each.amount) })),
});
