/** What a voucher pays of an order, or why it pays nothing. */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { shareOf } from '../vouchers/voucher.ts';
import type { SpendableVoucher } from '../vouchers/voucher.ts';
import type { Offer } from './new-order.ts';
import { payableByVoucher } from './order.ts';
import type { PayBy } from './order.ts';

type Asked = {
  /** Whether a code was typed at all. */
  readonly asked: boolean;
  /** Null: there is nothing to be spent with it. */
  readonly voucher: SpendableVoucher | null;
};

/** In Rappen: what of an order a voucher pays, at most what is on it, never for another voucher. */
export function voucherShare(
  { lines, total }: Offer,
  payBy: PayBy,
  { asked, voucher }: Asked,
): Result<Rappen, 'no_voucher' | 'nothing_to_pay'> {
  if (!asked) return ok(rappen(0));
  if (voucher === null) return err('no_voucher');
  const share = shareOf(voucher.balance, { payable: payableByVoucher(lines), total, payBy });
  return share > 0 ? ok(share) : err('nothing_to_pay');
}
