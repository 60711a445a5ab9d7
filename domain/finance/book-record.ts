/**
 * The records of money, each as it stands in its own table: what the journal is made of. Amounts in Rappen. What may
 * still change of a row (a refund's status, an order's stage) is not in them.
 */
import type { InvoiceMethod } from '../invoices/invoice-payment.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { MoveKind } from '../till/cash-move.ts';
import type { LinesBack, SoldLine } from './taxed-lines.ts';

/** By what an order was paid on the vendor's page. What was paid at the till is in the till's sale. */
export type OrderMethod = 'vendor' | 'card' | 'twint' | 'other';

type Common = {
  readonly id: string;
  /** What is finer than a millisecond stands behind the point: the place of a record is exact. */
  readonly at: Instant;
  /** By the salon's calendar. */
  readonly day: LocalDate;
  /** What people call it: a number, `2026-0007`. */
  readonly label: string;
};

export type SaleRecord = Common & {
  readonly kind: 'sale';
  readonly cash: Rappen;
  readonly card: Rappen;
  readonly twint: Rappen;
  /** What was paid ahead, and what a voucher paid: owed until then. */
  readonly deposit: Rappen;
  readonly voucher: Rappen;
  /** Vouchers that were sold: owed, neither turnover nor taxed until they are redeemed. */
  readonly vouchersSold: Rappen;
  readonly rounding: Rappen;
  readonly tips: Rappen;
  readonly lines: readonly SoldLine[];
};

/** What a payment or a refund is for. */
export type PaidFor = { readonly kind: 'order' | 'visit'; readonly id: string };

/**
 * Money for an order, or ahead for a visit. `counted`: it paid the order; what is paid ahead, came once more or too late is
 * owed until it has been used or has gone back.
 */
export type BookedPayment = Common & {
  readonly kind: 'payment';
  readonly for: PaidFor;
  readonly method: OrderMethod;
  readonly amount: Rappen;
  /** What the vendor kept; null: not known. */
  readonly fee: Rappen | null;
  readonly counted: boolean;
  /** What a voucher paid of it when it was ordered. */
  readonly voucher: Rappen;
  readonly vouchersSold: Rappen;
  /** Without vouchers that were bought with it. */
  readonly lines: readonly SoldLine[];
};

/** An order that vouchers pay wholly. */
export type CoveredRecord = Common & {
  readonly kind: 'covered';
  readonly for: PaidFor;
  readonly voucher: Rappen;
  readonly lines: readonly SoldLine[];
};

/** `refund_failed`: it came back to us. */
export type BookedRefund = Common & {
  readonly kind: 'refund' | 'refund_failed';
  readonly for: PaidFor;
  /** By what it had been paid. */
  readonly method: OrderMethod;
  /** The vendor takes it back no more: it goes by bank, and is owed until somebody has sent it. */
  readonly byBank: boolean;
  readonly amount: Rappen;
  /** What of it is for vouchers that were taken back with it. */
  readonly vouchersBack: Rappen;
  readonly counted: boolean;
} & LinesBack;

/** What the vendor takes back no more was sent by bank. */
export type TransferRecord = Common & {
  readonly kind: 'refund_transferred';
  readonly for: PaidFor;
  readonly amount: Rappen;
};

/** A line of a voucher's ledger. */
export type VoucherRecord = Common & {
  readonly kind: 'voucher';
  readonly voucherId: string;
  readonly move: 'issued' | 'redeemed' | 'returned' | 'voided' | 'lapsed';
  /** What it does to what is on the voucher. */
  readonly amount: Rappen;
  /** What the voucher was given out for. */
  readonly source: 'order' | 'sale' | 'points' | 'deposit';
  /** Of a paid order, from which so much goes back to the voucher; null: it takes no turnover back. */
  readonly back: (LinesBack & { readonly amount: Rappen }) | null;
};

/** A line of the ledger of what was paid ahead for a visit. */
export type DepositRecord = Common & {
  readonly kind: 'deposit';
  readonly visitId: string;
  readonly move:
    | 'received'
    | 'refunded'
    | 'refund_failed'
    | 'kept'
    | 'released'
    | 'applied'
    | 'given_back'
    | 'credited'
    | 'uncredited';
  /** What it does to what is owed, and what is owed after it. */
  readonly amount: Rappen;
  readonly left: Rappen;
  readonly onInvoice: boolean;
  /** What the visit was when this was written, at its rates: the tax that is due ahead follows from it. */
  readonly lines: readonly SoldLine[];
  /** What it was at the line before: it may have been moved across a change of rates, or to another colleague's price. */
  readonly linesBefore: readonly SoldLine[];
};

export type CashMoveRecord = Common & {
  readonly kind: 'cash_move';
  readonly move: MoveKind;
  readonly amount: Rappen;
};

export type ClosingRecord = Common & {
  readonly kind: 'closing';
  readonly expected: Rappen;
  readonly counted: Rappen;
  readonly left: Rappen;
};

export type InvoiceRecord = Common & {
  readonly kind: 'invoice' | 'credit_note';
  readonly lines: readonly SoldLine[];
};

export type InvoicePaymentRecord = Common & {
  readonly kind: 'invoice_payment';
  readonly invoiceId: string;
  readonly method: InvoiceMethod;
  readonly amount: Rappen;
};

/** What the vendor did to our account besides payments and refunds: a dispute, a fee of its own. */
export type VendorRecord = Common & {
  readonly kind: 'vendor';
  readonly what: 'dispute' | 'fee' | 'other';
  readonly for: PaidFor | null;
  readonly amount: Rappen;
  readonly fee: Rappen;
};

export type BookedPayout = Common & {
  readonly kind: 'payout';
  /** This salon's share of it. */
  readonly amount: Rappen;
};

export type BookRecord =
  | SaleRecord
  | BookedPayment
  | CoveredRecord
  | BookedRefund
  | TransferRecord
  | VoucherRecord
  | DepositRecord
  | CashMoveRecord
  | ClosingRecord
  | InvoiceRecord
  | InvoicePaymentRecord
  | VendorRecord
  | BookedPayout;

export type RecordKind = BookRecord['kind'];
