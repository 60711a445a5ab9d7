/** Sales as they are rung up at a believable desk, and days at its till. */
import { createHash } from 'node:crypto';
import type { AccountId, CashMoveId, ClosingId, SaleId, SalonId, StaffId } from '#domain/shared/ids.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { CashMove } from '#domain/till/cash-move.ts';
import type { ClosingContent, Digest } from '#domain/till/closing.ts';
import {
  stamped,
  type Sale,
  type SaleContent,
  type SaleLine,
  type Seller,
  type Tip,
} from '#domain/till/sale.ts';
import { NO_CREDITS, settle, type Credits } from '#domain/till/settle.ts';
import { tipsOf, totalOf } from '#domain/till/sale.ts';
import { localized } from './salon-book.ts';

export const sha256: Digest = (text) => createHash('sha256').update(text).digest('hex');

export const TILL_DAY = '2026-03-10' as LocalDate;
export const TILL_TIME = Date.parse('2026-03-10T09:00:00Z') as Instant;

export const SELLER: Seller = {
  name: 'Schnittwerk',
  legalName: 'Schnittwerk GmbH',
  street: 'Marktgasse 1',
  postalCode: '9000',
  city: 'St. Gallen',
  uid: 'CHE-123.456.789',
  vatLiable: true,
};

export const aLine = (over: Partial<SaleLine> = {}): SaleLine => ({
  kind: 'service',
  name: localized('Schnitt'),
  productId: null,
  serviceId: null,
  staffId: null,
  staffName: null,
  quantity: 1,
  unitPrice: rappen(6000),
  reduction: rappen(0),
  reason: null,
  vatCode: 'standard',
  vatBasisPoints: 810,
  ...over,
});

export const aTip = (amount: number, name = 'anna'): Tip => ({
  staffId: `staff-${name}` as StaffId,
  staffName: name,
  amount: rappen(amount),
});

type Parts = {
  readonly lines?: readonly SaleLine[];
  readonly tips?: readonly Tip[];
  readonly card?: Rappen;
  readonly twint?: Rappen;
  readonly credits?: Credits;
};

/** What is not paid otherwise is paid in cash. */
export function aSaleContent(
  number: number,
  { lines = [aLine()], tips = [], card, twint, credits = NO_CREDITS }: Parts = {},
): SaleContent {
  const typed = {
    pay: 'mixed',
    card: String((card ?? 0) / 100),
    cardReceipt: 'T-1',
    twint: String((twint ?? 0) / 100),
    received: '',
  };
  const paid = settle(rappen(totalOf(lines) + tipsOf(tips)), typed, credits);
  if (!paid.ok) throw new Error(JSON.stringify(paid.error));
  return {
    ...paid.value,
    id: `sale-${number}` as SaleId,
    appointmentId: null,
    orderId: null,
    lines,
    tips,
    seller: SELLER,
    voids: null,
    reason: null,
  };
}

export const stampOf = (number: number, period = 1) => ({
  number,
  period,
  at: (TILL_TIME + number * 60_000) as Instant,
  day: TILL_DAY,
  accountId: 'account' as AccountId,
  cashier: 'Anna',
  visitTurn: null,
});

export const aSale = (number: number, parts: Parts = {}, period = 1): Sale =>
  stamped(aSaleContent(number, parts), stampOf(number, period));

export const aMove = (number: number, kind: CashMove['kind'], amount: number, period = 1): CashMove => {
  const { visitTurn: _, ...stamp } = stampOf(number, period);
  return {
    ...stamp,
    id: `move-${number}` as CashMoveId,
    kind,
    amount: rappen(amount),
    reason: 'Wechselgeld',
    staffId: null,
    staffName: null,
  };
};

export const aClosing = (number: number, over: Partial<ClosingContent> = {}): ClosingContent => ({
  id: `closing-${number}` as ClosingId,
  salonId: 'salon' as SalonId,
  number,
  at: (TILL_TIME + number * 3_600_000) as Instant,
  day: TILL_DAY,
  accountId: 'account' as AccountId,
  cashier: 'Anna',
  opening: rappen(20_000),
  expected: rappen(26_000),
  counted: rappen(26_000),
  count: [{ denomination: 20_000, pieces: 1 }],
  left: rappen(20_000),
  note: null,
  ...over,
});
