/** Our own records, held against each other: orders and their payments, sales and their lines, invoices, stock. */
import { printedNumber } from '../invoices/invoice-number.ts';
import type { ChainFault } from '../till/chain.ts';
import { rappen, type Rappen } from '../shared/money.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import { MOST_OF_A_KIND, type Finding, type FindingKind } from './finding.ts';

type Named = { readonly id: string; readonly label: string; readonly day: LocalDate | null };

const finder =
  (kind: Finding['subject']['kind'], { id, label, day }: Named) =>
  (name: FindingKind, amount: number): readonly Finding[] =>
    amount === 0 ? [] : [{ kind: name, subject: { kind, id, label }, day, amount: rappen(amount) }];

export type OrderFacts = Named & {
  readonly total: Rappen;
  /** What of it a voucher paid. */
  readonly voucher: Rappen;
  readonly paid: Rappen;
  readonly refunded: Rappen;
  readonly lines: Rappen;
  /** Of the payment that counts; null: none succeeded. */
  readonly counted: Rappen | null;
  /** Of the counted payment's refunds that did not fail, and what went back to the voucher. */
  readonly countedRefunds: Rappen;
  /** Of payments that came once more, less what of them went back. */
  readonly extra: Rappen;
  /** By how much payments say that more went back than their refunds do. */
  readonly refundedTooMuch: Rappen;
  /** What the till has sold of it, less what payments say was paid there. */
  readonly tillOff: Rappen;
};

export function orderFindings(order: OrderFacts): readonly Finding[] {
  const found = finder('order', order);
  const { counted, paid, voucher } = order;
  const byMoney = rappen(paid === 0 ? 0 : paid - voucher);
  const money: readonly Finding[] =
    counted === null
      ? found('order_without_payment', -byMoney)
      : paid === 0
        ? found('payment_without_order', counted)
        : found('order_paid_differs', counted - byMoney);
  return [
    ...found('order_lines_differ', order.lines - order.total),
    ...money,
    ...found('order_not_at_till', order.tillOff),
    ...found('payment_counted_twice', order.extra),
    ...found('payment_refunded_differs', order.refundedTooMuch),
    ...found('order_refunded_differs', order.refunded - order.countedRefunds),
  ];
}

export type DepositFacts = Named & {
  readonly left: Rappen;
  readonly ledger: Rappen;
  /** How many lines the ledger should have and has not, or that do not follow from the one before. */
  readonly missing: number;
  /** Payments that succeeded, less what the ledger has received. */
  readonly notBooked: Rappen;
  /** What the ledger says went back, less the refunds that did not fail. */
  readonly refundsOff: Rappen;
  /** What sales and invoices took of it, less what the ledger says they did. */
  readonly appliedOff: Rappen;
  /** What vouchers were given out for it, less what was taken back of them, less what the ledger says became vouchers. */
  readonly creditedOff: Rappen;
  /** By how much payments say that more went back than their refunds do. */
  readonly refundedTooMuch: Rappen;
};

export function depositFindings(deposit: DepositFacts): readonly Finding[] {
  const found = finder('visit', deposit);
  return [
    ...found('deposit_ledger_gap', deposit.missing),
    ...found('deposit_not_booked', deposit.notBooked),
    ...found('deposit_refund_differs', deposit.refundsOff),
    ...found('deposit_applied_differs', deposit.appliedOff),
    ...found('deposit_credit_differs', deposit.creditedOff),
    ...found('payment_refunded_differs', deposit.refundedTooMuch),
    ...found('deposit_differs', deposit.left - deposit.ledger),
  ];
}

export type VoucherFacts = Named & {
  readonly value: Rappen;
  readonly balance: Rappen;
  readonly ledger: Rappen;
  readonly missing: number;
  /** What was paid for it, with the order or the sale that bought it; null: it was given. */
  readonly paid: Rappen | null;
};

export function voucherFindings(voucher: VoucherFacts): readonly Finding[] {
  const found = finder('voucher', voucher);
  return [
    ...found('voucher_ledger_gap', voucher.missing),
    ...found('voucher_unpaid', voucher.paid === null ? 0 : voucher.value - voucher.paid),
    ...found('voucher_differs', voucher.balance - voucher.ledger),
  ];
}

/** An order or a sale beside the vouchers that were bought with it, and those that paid for it. */
export type VoucherUse = Named & {
  readonly kind: 'order' | 'sale';
  /** What was bought of vouchers, less what was given out. */
  readonly notIssued: Rappen;
  /** What it says that vouchers paid, less what their ledger says. */
  readonly spentOff: Rappen;
};

export function voucherUseFindings(use: VoucherUse): readonly Finding[] {
  const found = finder(use.kind, use);
  return [...found('voucher_not_issued', use.notIssued), ...found('voucher_spent_differs', use.spentOff)];
}

export type SaleFacts = Named & {
  readonly total: Rappen;
  readonly lines: Rappen;
  readonly tips: Rappen;
  readonly tipLines: Rappen;
  /** Over all rates, how far the stored tax is from the lines' own, without sign. */
  readonly vatOff: Rappen;
};

export function saleFindings(sale: SaleFacts): readonly Finding[] {
  const found = finder('sale', sale);
  return [
    ...found('sale_lines_differ', sale.lines - sale.total),
    ...found('sale_tips_differ', sale.tipLines - sale.tips),
    ...found('sale_vat_differs', sale.vatOff),
  ];
}

export const closingFindings = (closing: Named & { readonly difference: Rappen }): readonly Finding[] =>
  finder('closing', closing)('till_difference', closing.difference);

export const floatFindings = (till: {
  readonly opening: Rappen;
  readonly left: Rappen;
}): readonly Finding[] =>
  finder('till', { id: 'till', label: '', day: null })('float_differs', till.opening - till.left);

export type InvoiceFacts = Named & {
  readonly kind: 'invoice' | 'credit_note';
  readonly total: Rappen;
  readonly lines: Rappen;
  /** Of its credit notes, positive. */
  readonly credited: Rappen;
  /** What came in for it, also before it was issued. */
  readonly paid: Rappen;
  /** What is credited of an order has gone back with its own refund. */
  readonly ofOrder: boolean;
};

export function invoiceFindings(invoice: InvoiceFacts): readonly Finding[] {
  const found = finder('invoice', invoice);
  const wrong = found('invoice_total_differs', invoice.lines - invoice.total);
  if (invoice.kind === 'credit_note') return wrong;
  const left = invoice.total - invoice.credited;
  const payable = invoice.ofOrder ? invoice.total : left;
  return [
    ...wrong,
    ...found('credit_exceeds_invoice', Math.max(0, -left)),
    ...(left < 0 ? [] : found('invoice_overpaid', Math.max(0, invoice.paid - payable))),
  ];
}

/** An order that was invoiced beside its documents, which are no turnover: that came with its money. */
export type OrderPaperFacts = Named & {
  readonly total: Rappen;
  readonly invoiced: Rappen;
  /** What a second invoice, and any after it, charges once more. */
  readonly again: Rappen;
  readonly refunded: Rappen;
  /** Of its credit notes, less what was taken back of them; positive. */
  readonly credited: Rappen;
};

export function orderPaperFindings(order: OrderPaperFacts): readonly Finding[] {
  const found = finder('order', order);
  return [
    ...found('order_invoice_differs', order.invoiced - order.total),
    ...found('order_invoiced_twice', order.again),
    ...found('order_not_credited', order.refunded - order.credited),
  ];
}

/** `amount` counts numbers here, and is no money: one is missing. */
export const missingInvoice = (year: number, count: number): Finding => {
  const label = printedNumber({ year, count });
  return {
    kind: 'invoice_number_missing',
    subject: { kind: 'invoice', id: label, label },
    day: null,
    amount: rappen(1),
  };
};

export const visitBilledTwice = (visit: Named & { readonly amount: Rappen }): readonly Finding[] =>
  finder('visit', visit)('visit_billed_twice', visit.amount);

/** A visit that has been over for more than a day. */
export type OverFacts = Named & {
  readonly status: 'confirmed' | 'checked_in' | 'completed';
  readonly price: Rappen;
  readonly depositLeft: Rappen;
  /** Paid at the till, or on an invoice; neither taken back nor credited wholly. */
  readonly billed: boolean;
};

/**
 * What was done and not billed is money that is in no other record: no sum misses it. Nor of a visit that nobody has closed,
 * of which nobody knows whether it is to be billed. What is left of a deposit after it is the customer's.
 */
export function overFindings(visit: OverFacts): readonly Finding[] {
  const found = finder('visit', visit);
  const { status, price, depositLeft, billed } = visit;
  if (billed || price === 0) return found('deposit_left_over', depositLeft);
  return found(status === 'completed' ? 'visit_not_billed' : 'visit_left_open', price);
}

/** Not all of them were looked at: nobody can say that the books agree. */
export const tooManyFinding = (list: string): Finding => ({
  kind: 'too_many',
  subject: { kind: 'equation', id: list, label: list },
  day: null,
  amount: rappen(MOST_OF_A_KIND),
});

export type ProductFacts = Named & {
  readonly stock: number;
  readonly ledger: number;
  readonly reserved: number;
  readonly ledgerReserved: number;
  /** How many lines the ledger should have, and has not. */
  readonly missing: number;
  /** Pieces kept for orders that have ended or are sold. */
  readonly keptForNothing: number;
};

export function productFindings(product: ProductFacts): readonly Finding[] {
  const found = finder('product', product);
  return [
    ...found('stock_ledger_gap', product.missing),
    ...found('stock_differs', product.stock - product.ledger),
    ...found('reserved_differs', product.reserved - product.ledgerReserved),
    ...found('reserved_for_nothing', product.keptForNothing),
  ];
}

/** @param ids of the closings, sales and movements that are still there, by their numbers */
export function chainFinding(
  fault: ChainFault,
  ids: (kind: 'closing' | 'sale' | 'cash_move', number: number) => string | null,
): Finding {
  const now = 'now' in fault && fault.now !== undefined ? { mark: fault.now } : {};
  const found = (kind: FindingKind, on: 'closing' | 'sale' | 'cash_move', number: number): Finding => ({
    kind,
    subject: { kind: on, id: ids(on, number) ?? `no. ${number}`, label: String(number) },
    day: null,
    amount: rappen(1),
    ...now,
  });
  switch (fault.kind) {
    case 'closing_missing':
    case 'closing_changed':
    case 'chain_broken':
    case 'not_as_logged':
      return found(fault.kind, 'closing', fault.closing);
    case 'sale_changed':
    case 'sale_missing':
    case 'sale_added':
      return found(fault.kind, 'sale', fault.sale);
    case 'move_changed':
    case 'move_missing':
    case 'move_added':
      return found(fault.kind, 'cash_move', fault.move);
    case 'open_sale_missing':
      return found('sale_missing', 'sale', fault.sale);
    case 'open_move_missing':
      return found('move_missing', 'cash_move', fault.move);
  }
}
