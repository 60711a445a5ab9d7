import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { PaidThing } from '../../ports/vouchers.ts';
import type { SaleId, VoucherMoveId } from '../../shared/ids.ts';
import { rappen, sum } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Voucher } from '../voucher.ts';
import { voucherEntry } from '../voucher-entry.ts';

type Kept = Pick<Stores, 'vouchers' | 'audit'>;
type How = {
  readonly ids: Ids;
  readonly at: Instant;
  readonly reason?: string | null;
  /** Made with a page: sent twice, the form gives back once. */
  readonly id?: string | undefined;
};

/** Gives back to the voucher that an order or a sale was paid with, at most so much. */
export async function returnToVoucher(
  { vouchers, audit }: Kept,
  { ids, at, reason = null, id }: How,
  thing: PaidThing,
  most: Rappen,
): Promise<void> {
  const back = { id: (id ?? ids.next()) as VoucherMoveId, most, reason };
  const given = await vouchers.giveBack(thing, back, at);
  if (given === null) return;
  const facts = { amount: given.amount, [`${thing.kind}Id`]: thing.id };
  await audit.append(voucherEntry('voucher.returned', { id: given.voucherId }, facts, reason), at);
}

/** Takes back what is left on (locked) vouchers; returns how much that was. What was spent is with somebody else. */
export async function takeBackVouchers(
  { vouchers, audit }: Kept,
  { ids, at, reason = null }: How,
  bought: readonly Voucher[],
): Promise<Rappen> {
  const taken: Rappen[] = [];
  for (const { id, balance, source } of bought) {
    if (balance === 0) continue;
    const move = {
      id: ids.next() as VoucherMoveId,
      voucherId: id,
      kind: 'voided' as const,
      amount: rappen(-balance),
      orderId: source.kind === 'order' ? source.orderId : null,
      saleId: null,
      reason,
    };
    if ((await vouchers.move(move, at)) !== 'moved') throw new Error('a locked voucher did not hold still');
    taken.push(balance);
    await audit.append(voucherEntry('voucher.voided', { id }, { amount: balance }, reason), at);
  }
  return sum(taken);
}

/**
 * Takes back vouchers that nobody has spent of, with the counter-sale that does so. False: somebody has, and the unit may
 * only be rolled back. The ledger decides, whatever was read before.
 */
export async function takeBackUnused(
  { vouchers, audit }: Kept,
  { ids, at, reason = null }: How,
  sold: readonly Voucher[],
  saleId: SaleId,
): Promise<boolean> {
  for (const { id, value } of sold) {
    const kind = 'voided' as const;
    const move = {
      id: ids.next() as VoucherMoveId,
      voucherId: id,
      kind,
      amount: rappen(-value),
      orderId: null,
      saleId,
      reason,
    };
    if ((await vouchers.move(move, at)) !== 'moved') return false;
    await audit.append(voucherEntry('voucher.voided', { id }, { amount: value }, reason), at);
  }
  return true;
}
