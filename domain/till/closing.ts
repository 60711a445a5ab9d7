/**
 * The daily closing. It carries a hash over a text of everything that it closes, chained to the one before: books must
 * show whether somebody has changed them (Art. 3 and 9 GeBüV).
 */
import type { AccountId, ClosingId, SalonId } from '../shared/ids.ts';
import { rappen, type Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { CashCount } from './cash-count.ts';
import type { CashMove } from './cash-move.ts';
import { sumsOf } from './period.ts';
import type { Sale } from './sale.ts';

/** SHA-256 as 64 hexadecimal figures. */
export type Digest = (text: string) => string;

export type ClosingContent = {
  readonly id: ClosingId;
  readonly salonId: SalonId;
  /** Without gaps per salon; it is the period of the sales that it closes. */
  readonly number: number;
  readonly at: Instant;
  readonly day: LocalDate;
  readonly accountId: AccountId;
  readonly cashier: string;
  readonly opening: Rappen;
  readonly expected: Rappen;
  readonly counted: Rappen;
  readonly count: CashCount;
  /** What stays in the till; the rest is taken out of it with the closing. */
  readonly left: Rappen;
  readonly note: string | null;
};

export type Closing = ClosingContent & {
  /** One line each for itself, its figures, and every sale and movement of cash with the hash of what it says. */
  readonly text: string;
  readonly previousHash: string;
  readonly hash: string;
};

export type Period = { readonly sales: readonly Sale[]; readonly moves: readonly CashMove[] };

/** Before the first closing there is none. */
export const FIRST_HASH = '0'.repeat(64);

/** In Rappen: above zero, there is more than should be. */
export const differenceOf = ({ counted, expected }: Pick<Closing, 'counted' | 'expected'>): Rappen =>
  rappen(counted - expected);

const isPlain = ({ orderId, deposit, voucher }: Sale): boolean =>
  orderId === null && deposit === 0 && voucher === 0;

/** What the first form did not know stands at the end, and only where there is something of it. */
const saleText = (sale: Sale): string =>
  JSON.stringify([
    sale.id,
    sale.number,
    sale.period,
    sale.at,
    sale.day,
    sale.accountId,
    sale.cashier,
    sale.appointmentId,
    sale.visitTurn,
    sale.voids,
    sale.reason,
    [sale.total, sale.tipTotal, sale.rounding],
    [sale.cash, sale.received, sale.card, sale.cardReceipt, sale.twint],
    sale.lines.map((line) => [
      line.kind,
      line.name['de-CH'],
      line.name.en,
      line.productId,
      line.serviceId,
      line.staffId,
      line.staffName,
      line.quantity,
      line.unitPrice,
      line.reduction,
      line.reason,
      line.vatCode,
      line.vatBasisPoints,
    ]),
    sale.tips.map(({ staffId, staffName, amount }) => [staffId, staffName, amount]),
    sale.vat.map(({ vatCode, vatBasisPoints, gross, net, vat }) => [
      vatCode,
      vatBasisPoints,
      gross,
      net,
      vat,
    ]),
    sellerOf(sale),
    ...(isPlain(sale) ? [] : [[sale.orderId, sale.deposit, sale.voucher]]),
  ]);

const sellerOf = ({ seller }: Sale) => [
  seller.name,
  seller.legalName,
  seller.street,
  seller.postalCode,
  seller.city,
  seller.uid,
  seller.vatLiable,
];

const moveText = (move: CashMove): string =>
  JSON.stringify([
    move.id,
    move.number,
    move.period,
    move.kind,
    move.amount,
    move.reason,
    move.staffId,
    move.staffName,
    move.accountId,
    move.cashier,
    move.at,
    move.day,
  ]);

/**
 * The text that the hash is made of. Its lines and their order are for good: a later form needs another first line.
 * 1: as it began. 2: something in it was paid ahead or by voucher, or was ordered. 3: vouchers were sold in it.
 */
export function closingText(content: ClosingContent, period: Period, digest: Digest): string {
  const { sales, moves } = period;
  const sums = sumsOf(content.opening, sales, moves);
  const sellsVouchers = sales.some(({ lines }) => lines.some(({ kind }) => kind === 'voucher'));
  const plain = sales.every(isPlain) && !sellsVouchers;
  const lines: readonly (readonly unknown[])[] = [
    ['closing', plain ? 1 : sellsVouchers ? 3 : 2, content.salonId, content.number, content.id],
    ['closed', content.at, content.day, content.accountId, content.cashier],
    ['till', content.opening, content.expected, content.counted, content.left, content.note],
    ['count', ...content.count.map(({ denomination, pieces }) => [denomination, pieces])],
    [
      'sold',
      ...[sums.revenue, sums.tips, sums.rounding, sums.cash, sums.card, sums.twint],
      ...(plain ? [] : [sums.deposit, sums.voucher]),
      ...(sellsVouchers ? [sums.vouchersSold] : []),
    ],
    ['moved', sums.paidIn, sums.paidOut, sums.tipsPaid],
    ['vat', ...sums.vat.map(({ vatCode, vatBasisPoints, net, vat }) => [vatCode, vatBasisPoints, net, vat])],
    ...byNumber(sales).map((sale) => ['sale', sale.number, digest(saleText(sale))]),
    ...byNumber(moves).map((move) => ['move', move.number, digest(moveText(move))]),
  ];
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

const byNumber = <T extends { readonly number: number }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => a.number - b.number);

/** What holds a closing to the one before: its digest is over both. */
export const closingHash = (previousHash: string, text: string, digest: Digest): string =>
  digest(`${previousHash}\n${text}`);

/** The closing with its place in the chain; nothing of it is changed afterwards (OR 958f). */
export function closed(
  content: ClosingContent,
  period: Period,
  previousHash: string,
  digest: Digest,
): Closing {
  const text = closingText(content, period, digest);
  return { ...content, text, previousHash, hash: closingHash(previousHash, text, digest) };
}
