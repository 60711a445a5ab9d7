/** Vouchers at the desk: one that is handed over pays, and those that are sold are given out. */
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { MoveOutcome, VoucherCodes } from '../../ports/vouchers.ts';
import type { Employee } from '../../shared/actor.ts';
import type { SaleId, SalonId, VoucherId, VoucherMoveId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { LocalDate } from '../../shared/salon-time.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { issueVoucher } from '../../vouchers/steps/issue-vouchers.ts';
import { readCode } from '../../vouchers/voucher-code.ts';
import { voucherEntry } from '../../vouchers/voucher-entry.ts';
import type { RingUpInput, VoucherRefusal } from '../ring-up-form.ts';
import type { Sale } from '../sale.ts';

/** What is taken from the voucher that is handed over. */
export type Spent = { readonly id: VoucherId; readonly digest: string; readonly amount: Rappen };

export async function redeem(
  { ids, clock }: { readonly ids: Ids; readonly clock: Clock },
  { vouchers, audit }: Stores,
  saleId: SaleId,
  { id: voucherId, digest, amount }: Spent,
): Promise<MoveOutcome> {
  const id = ids.next() as VoucherMoveId;
  const kind = 'redeemed' as const;
  const move = { id, voucherId, kind, amount: rappen(-amount), orderId: null, saleId, reason: null };
  const at = clock.now();
  const moved = await vouchers.move(move, at, digest);
  if (moved === 'moved') {
    await audit.append(voucherEntry('voucher.redeemed', { id: voucherId }, { amount, saleId }), at);
  }
  return moved;
}

/** What was sold of vouchers is worth something from the moment at which it is paid. */
export async function giveOut(
  deps: { readonly ids: Ids; readonly codes: VoucherCodes },
  stores: Stores,
  { salonId }: Employee,
  { sale, book }: { readonly sale: Sale; readonly book: SalonBook },
): Promise<void> {
  for (const [position, { kind, unitPrice }] of sale.lines.entries()) {
    if (kind !== 'voucher') continue;
    const sold = {
      recipient: '',
      message: '',
      value: unitPrice,
      locale: 'de-CH' as const,
      source: { kind: 'sale' as const, saleId: sale.id, position },
      visitorId: null,
    };
    await issueVoucher(deps, stores, { salonId, zone: book.zone }, sold, sale.at);
  }
}

type HandedFacts = {
  readonly salonId: SalonId;
  readonly codes: VoucherCodes;
  readonly today: LocalDate;
  /** What a voucher has paid of the order that is paid here. */
  readonly ordered: Rappen;
  readonly made: Sale | null;
};

type Handed = {
  /** Null: none, or it has paid this sale before. */
  readonly voucher: Pick<Spent, 'id' | 'digest'> | null;
  /** So much can be taken from it. */
  readonly balance: Rappen;
};

/** The voucher whose code was typed. */
export async function handedOver(
  { voucher: typed }: RingUpInput,
  { vouchers }: Stores,
  { salonId, codes, today, ordered, made }: HandedFacts,
): Promise<Result<Handed, VoucherRefusal>> {
  if (typed.trim() === '') return ok({ voucher: null, balance: rappen(0) });
  if (made !== null) return ok({ voucher: null, balance: rappen(made.voucher - ordered) });
  const code = readCode(typed);
  if (code === null) return err({ field: 'voucher', reason: 'no_code' });
  const digest = codes.digest(salonId, code);
  const found = await vouchers.spendable(digest, today);
  if (found === null) return err({ field: 'voucher', reason: 'no_voucher' });
  return ok({ voucher: { id: found.id, digest }, balance: found.balance });
}
