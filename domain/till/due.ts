/** What is due at the desk: what was paid ahead of the visit comes off first, then what vouchers pay. */
import { creditFor } from '../deposits/deposit-credit.ts';
import type { DepositMove } from '../deposits/deposit-ledger.ts';
import type { SaleId } from '../shared/ids.ts';
import { rappen, type Rappen } from '../shared/money.ts';
import type { Result } from '../shared/result.ts';
import { tipsOf, totalOf, type Payments, type SaleLine, type Tip } from './sale.ts';
import { settle, type Credits, type PaymentRefusal, type RawPayment } from './settle.ts';
import { payableAhead, voucherCredit } from './voucher-credit.ts';

export type DueFacts = {
  readonly lines: readonly SaleLine[];
  readonly tips: readonly Tip[];
  /** What was paid ahead of the visit that is paid here, line by line; none without one. */
  readonly moves: readonly Pick<DepositMove, 'kind' | 'amount' | 'saleId'>[];
  /** What a voucher has paid of the order that is paid here. */
  readonly ordered: Rappen;
  /** Of the voucher that is handed over; nothing without one. */
  readonly balance: Rappen;
  /** Counts as not made yet: a form that comes twice finds what it found the first time. */
  readonly saleId: SaleId;
};

/** In Rappen; `voucher` is what vouchers pay together. */
export type Due = Credits & {
  readonly total: Rappen;
  readonly tips: Rappen;
  /** What is taken from the voucher that is handed over. */
  readonly taken: Rappen;
  readonly due: Rappen;
};

export function dueAtDesk({ lines, tips, moves, ordered, balance, saleId }: DueFacts): Due {
  const deposit = creditFor(moves, payableAhead(lines, ordered), saleId);
  const { taken } = voucherCredit(lines, { balance, ordered, deposit });
  const voucher = rappen(ordered + taken);
  const [total, tipTotal] = [totalOf(lines), tipsOf(tips)];
  return {
    total,
    tips: tipTotal,
    deposit,
    voucher,
    taken,
    due: rappen(total + tipTotal - deposit - voucher),
  };
}

/** How it is paid, or what is wrong with that. */
export const payDue = (
  { total, tips, deposit, voucher }: Due,
  raw: RawPayment,
): Result<Payments, readonly PaymentRefusal[]> => settle(rappen(total + tips), raw, { deposit, voucher });
