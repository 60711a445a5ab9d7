/** What vouchers pay of a sale at the desk. */
import { rappen, sum, type Rappen } from '../shared/money.ts';
import { lineTotal, type SaleLine } from './sale.ts';

export type VoucherCredit = {
  /** What was taken from a voucher when the order was placed that is paid here. */
  readonly ordered: Rappen;
  /** What is taken from the voucher that is handed over now. */
  readonly taken: Rappen;
};

/** In Rappen: what of a sale are vouchers that it sells, which are neither turnover nor taxed. */
export const vouchersIn = (lines: readonly SaleLine[]): Rappen =>
  sum(lines.filter(({ kind }) => kind === 'voucher').map(lineTotal));

/** So much of a sale can be paid with what was paid ahead: no voucher is bought with it, and an order's voucher stays its own. */
export const payableAhead = (lines: readonly SaleLine[], ordered: Rappen): Rappen =>
  rappen(sum(lines.map(lineTotal)) - vouchersIn(lines) - ordered);

/**
 * Everything but vouchers can be paid by voucher, and what was paid ahead comes first. Tips are left out: they are the
 * colleague's, who cannot spend a voucher.
 *
 * @param balance of the voucher that is handed over; nothing without one
 */
export function voucherCredit(
  lines: readonly SaleLine[],
  {
    balance,
    ordered,
    deposit,
  }: { readonly balance: Rappen; readonly ordered: Rappen; readonly deposit: Rappen },
): VoucherCredit {
  const payable = payableAhead(lines, ordered) - deposit;
  return { ordered, taken: rappen(Math.max(0, Math.min(balance, payable))) };
}
