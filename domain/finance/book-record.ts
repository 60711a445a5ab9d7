/**
 * The records of money, each as it stands in its own table: what the journal is made of. Amounts in Rappen. What may
 * still change of a row (a refund's status, an order's stage) is not in them.
 */
import type { InvoiceMethod } from '../invoices/invoice-payment.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { MoveKind } from '../till/cash-move.ts';
import type { SoldLine } from './taxed-lines.ts';

/** By what an order was paid on the vendor's page. What was paid at the till is in the till's sale. */
export type OrderMethod = 'vendor' | 'card' | 'twint' | 'other';

type Common = {
  readonly id: string;
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

/** Money for an order. `counted`: it paid the order; money that came once more is owed until it has gone back. */
export type PaymentRecord = Common & {
  readonly kind: 'payment';
  readonly orderId: string;
  readonly method: OrderMethod;
  readonly amount: Rappen;
  /** What the vendor kept; null: not known. */
  readonly fee: Rappen | null;
  readonly counted: boolean;
  readonly lines: readonly SoldLine[];
};

/** `refund_failed`: it came back to us. */
export type RefundRecord = Common & {
  readonly kind: 'refund' | 'refund_failed';
  readonly orderId: string;
  /** By what it had been paid. */
  readonly method: OrderMethod;
  /** The vendor takes it back no more: it goes by bank. */
  readonly byBank: boolean;
  readonly amount: Rappen;
  /** What of the payment had gone back before. */
  readonly before: Rappen;
  readonly counted: boolean;
  readonly lines: readonly SoldLine[];
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
  readonly orderId: string | null;
  readonly amount: Rappen;
  readonly fee: Rappen;
};

export type PayoutRecord = Common & {
  readonly kind: 'payout';
  /** This salon's share of it. */
  readonly amount: Rappen;
};

export type BookRecord =
  | SaleRecord
  | PaymentRecord
  | RefundRecord
  | CashMoveRecord
  | ClosingRecord
  | InvoiceRecord
  | InvoicePaymentRecord
  | VendorRecord
  | PayoutRecord;

export type RecordKind = BookRecord['kind'];
