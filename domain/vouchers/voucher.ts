/**
 * A voucher over an amount: money that came in and is owed, no revenue and no VAT until it is spent. What is left on it
 * is the sum of its ledger, never below nothing and never above what it was sold for.
 */
import { LEAST_PAYABLE } from '../payments/payment-limits.ts';
import type {
  AppointmentId,
  CustomerId,
  OrderId,
  SaleId,
  SalonId,
  VisitorId,
  VoucherId,
  VoucherMoveId,
} from '../shared/ids.ts';
import { parseLocalDate } from '../shared/salon-time.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { Locale } from '../shared/locale.ts';
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';

/** In Rappen, CHF 10 to 1,000: what the house sells; nothing in the law says so. */
export const LEAST_VALUE: Rappen = rappen(1_000);
export const MOST_VALUE: Rappen = rappen(100_000);

/** What claims from it lapse after at the earliest (Art. 127 OR); a shorter term would be disputed. */
export const VALID_YEARS = 10;

/** What it was given out for: a line of an order or of a sale, points, or a deposit that became one. */
export type VoucherSource =
  | { readonly kind: 'order'; readonly orderId: OrderId; readonly position: number }
  | { readonly kind: 'sale'; readonly saleId: SaleId; readonly position: number }
  | { readonly kind: 'points'; readonly customerId: CustomerId }
  | { readonly kind: 'deposit'; readonly appointmentId: AppointmentId };

/** For whom, and what whoever gives it says. Personal data: never in logs or URLs. */
export type Gift = { readonly recipient: string; readonly message: string };

export type Voucher = Gift & {
  readonly id: VoucherId;
  readonly salonId: SalonId;
  readonly value: Rappen;
  readonly balance: Rappen;
  /** The last day on which it can be spent, by the salon's calendar. */
  readonly validUntil: LocalDate;
  readonly locale: Locale;
  readonly source: VoucherSource;
  /** Whoever ordered it; null: nobody whom we know. */
  readonly visitorId: VisitorId | null;
  /** Which of the environment's secrets its code comes from. */
  readonly codeKey: string;
  readonly lastFour: string;
  readonly issuedAt: Instant;
  readonly blockedAt: Instant | null;
  readonly blockedReason: string | null;
  /** Grows with every change by a person: an older page is told. */
  readonly version: number;
};

export const MOVE_KINDS = ['issued', 'redeemed', 'returned', 'voided', 'lapsed'] as const;
export type VoucherMoveKind = (typeof MOVE_KINDS)[number];

/** One line of the ledger. `amount`: what it does to the balance. */
export type VoucherMove = {
  readonly id: VoucherMoveId;
  readonly voucherId: VoucherId;
  readonly kind: VoucherMoveKind;
  readonly amount: Rappen;
  readonly orderId: OrderId | null;
  readonly saleId: SaleId | null;
  readonly reason: string | null;
};

const ADDS: ReadonlySet<VoucherMoveKind> = new Set(['issued', 'returned']);

/** @throws RangeError for a move that no voucher can have */
export function checkMove({ kind, amount }: Pick<VoucherMove, 'kind' | 'amount'>): void {
  if (amount === 0 || amount > 0 !== ADDS.has(kind)) throw new RangeError(`no ${kind} of ${amount}`);
}

/** What is left after a move; null: more would be taken than is there, or be there than it was sold for. */
export function afterMove(
  { value, balance }: Pick<Voucher, 'value' | 'balance'>,
  move: Pick<VoucherMove, 'kind' | 'amount'>,
): Rappen | null {
  checkMove(move);
  const after = balance + move.amount;
  return after < 0 || after > value ? null : rappen(after);
}

export type VoucherStatus = 'valid' | 'spent' | 'lapsed' | 'blocked';

/** The one word for it. What was given back to it makes a spent one valid again. */
export function statusOf(
  { balance, validUntil, blockedAt }: Pick<Voucher, 'balance' | 'validUntil' | 'blockedAt'>,
  today: LocalDate,
): VoucherStatus {
  if (blockedAt !== null) return 'blocked';
  if (balance === 0) return 'spent';
  return validUntil < today ? 'lapsed' : 'valid';
}

/** What whoever holds the code may know of it, and may spend. */
export type SpendableVoucher = {
  readonly id: VoucherId;
  readonly balance: Rappen;
  readonly validUntil: LocalDate;
};

/** Ten years later by the calendar; what was sold on a leap day is good until the day before March. */
export function validUntil(soldOn: LocalDate): LocalDate {
  const year = String(Number(soldOn.slice(0, 4)) + VALID_YEARS).padStart(4, '0');
  const rest = soldOn.slice(4);
  const day = parseLocalDate(`${year}${rest}`) ?? parseLocalDate(`${year}-02-28`);
  if (day === null) throw new RangeError(`no day ten years after ${soldOn}`);
  return day;
}

/**
 * How much of what can be paid by voucher is taken from it. The vendor takes nothing below its least amount: then less
 * is taken from the voucher, so that the rest can be paid.
 *
 * @param payable what of the total may be paid by voucher; a voucher itself may not
 */
export function shareOf(
  balance: Rappen,
  {
    payable,
    total,
    payBy,
  }: { readonly payable: Rappen; readonly total: Rappen; readonly payBy: 'online' | 'on_pick_up' },
): Rappen {
  const most = Math.max(0, Math.min(balance, payable));
  const rest = total - most;
  if (payBy === 'on_pick_up' || rest === 0 || rest >= LEAST_PAYABLE) return rappen(most);
  return rappen(Math.max(0, Math.min(most, total - LEAST_PAYABLE)));
}
