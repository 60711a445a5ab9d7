/** What lies on the desk: the services of a visit, products, and what is in no catalogue. Prices are the salon's own. */
import { lineField, wholeIn } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import { VOUCHER_NAME } from '../orders/new-order.ts';
import type { OrderLine } from '../orders/order.ts';
import { NO_VAT } from '../orders/vat-split.ts';
import { isUuid, type ProductId } from '../shared/ids.ts';
import { rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import type { ProductRecord } from '../shop/product-record.ts';
import type { AppointmentItem } from '../slots/appointment.ts';
import type { SalonBook, StaffMember } from '../slots/salon-book.ts';
import { vatRateOn } from '../slots/vat.ts';
import { francsIn } from '../vouchers/gift-form.ts';
import type { SaleLine, Tip } from './sale.ts';
import { amountIn, amountOrNothing } from './typed-amount.ts';

/**
 * One line as the form says it; `key` is s and a place in the visit, o and a place in the order, p and a product's id, or v
 * (a voucher that is sold) or f and a number.
 */
export type RawLine = {
  readonly key: string;
  readonly quantity: string;
  readonly reduction: string;
  readonly reason: string;
  /** Rappen; what the page showed when it was sent. */
  readonly seen: string;
  /** Of a line that is in no catalogue. */
  readonly text: string;
  readonly amount: string;
  readonly vatCode: string;
};

export type RawTip = { readonly staffId: string; readonly amount: string };

export type BasketReason =
  | FieldReason
  /** The line would cost less than nothing. */
  | 'more_than_price'
  /** The role does not type amounts of its own. */
  | 'not_allowed'
  | 'basket_empty'
  /** A line stands there twice, or one of the visit or the order is missing: both are paid as a whole. */
  | 'lines_differ';

export type BasketRefusal = { readonly field: string; readonly reason: BasketReason };

export type BasketFacts = {
  readonly items: readonly AppointmentItem[];
  /** What was ordered to be fetched, at the prices of the order. */
  readonly ordered: readonly OrderLine[];
  /** By id: those that the lines name, as far as they are there. */
  readonly products: ReadonlyMap<string, ProductRecord>;
  readonly book: Pick<SalonBook, 'vatLiable' | 'vatRates'>;
  readonly today: LocalDate;
  readonly mayType: boolean;
};

/** A line, and whether the page showed its price. */
export type BasketLine = { readonly key: string; readonly line: SaleLine; readonly fresh: boolean };

export const MOST_LINES = 40;
const MOST_PIECES = 99;
const LONGEST = 120;

export const keyOfProduct = (id: ProductId): string => `p${id}`;
export const productOfKey = (key: string): ProductId | null =>
  key.startsWith('p') && isUuid(key.slice(1)) ? (key.slice(1) as ProductId) : null;
export const fieldOf = (field: string, key: string): string => `${field}.${key}`;

/** The codes that the salon has a rate for on that day; none when it is not liable. */
export function ratesOn(
  book: Pick<SalonBook, 'vatLiable' | 'vatRates'>,
  day: LocalDate,
): readonly { readonly code: string; readonly basisPoints: number }[] {
  if (!book.vatLiable) return [];
  return [...new Set(book.vatRates.map(({ code }) => code))].flatMap((code) => {
    const basisPoints = vatRateOn(book, code, day);
    return basisPoints === null ? [] : [{ code, basisPoints }];
  });
}

/** All that is wrong with it at once. */
export function readBasket(
  raw: readonly RawLine[],
  facts: BasketFacts,
): Result<readonly BasketLine[], readonly BasketRefusal[]> {
  if (raw.length === 0) return err([{ field: 'q', reason: 'basket_empty' }]);
  if (raw.length > MOST_LINES) return err([{ field: 'q', reason: 'too_many' }]);
  const keys = new Set(raw.map(({ key }) => key));
  const whole =
    facts.items.every(({ position }) => keys.has(`s${position}`)) &&
    facts.ordered.every(({ position }) => keys.has(`o${position}`));
  if (keys.size !== raw.length || !whole) return err([{ field: 'q', reason: 'lines_differ' }]);
  const read = raw.map((each) => readLine(each, facts));
  const refusals = read.flatMap((each) => (each.ok ? [] : each.error));
  return refusals.length > 0 ? err(refusals) : ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
}

type LineResult = Result<BasketLine, readonly BasketRefusal[]>;

function readLine(raw: RawLine, facts: BasketFacts): LineResult {
  switch (raw.key.charAt(0)) {
    case 's':
      return readService(raw, facts);
    case 'o':
      return readOrdered(raw, facts);
    case 'p':
      return readProduct(raw, facts);
    case 'v':
      return readVoucher(raw);
    case 'f':
      return readFree(raw, facts);
    default:
      return refused(raw.key, 'quantity', 'not_offered');
  }
}

const refused = (key: string, field: string, reason: BasketReason): LineResult =>
  err([{ field: fieldOf(field, key), reason }]);

function readService(raw: RawLine, { items, book, today }: BasketFacts): LineResult {
  const item = items.find(({ position }) => `s${position}` === raw.key);
  if (item === undefined) return refused(raw.key, 'reduction', 'not_offered');
  return reduced(raw, {
    kind: 'service',
    name: item.serviceName,
    productId: null,
    serviceId: item.serviceId,
    staffId: item.staffId,
    staffName: item.staffName,
    quantity: 1,
    unitPrice: item.price,
    vatCode: item.vatCode,
    // Of today, when it is done (Art. 115 MWSTG): another rate may have come since it was booked.
    vatBasisPoints: vatRateOn(book, item.vatCode, today) ?? item.vatBasisPoints,
  });
}

/** At the price that was agreed when it was ordered: nothing of it is typed. Taxed as on the day on which it is handed over. */
function readOrdered(raw: RawLine, { ordered, book, today }: BasketFacts): LineResult {
  const line = ordered.find(({ position }) => `o${position}` === raw.key);
  if (line === undefined || line.productId === null) return refused(raw.key, 'quantity', 'not_offered');
  const { name, productId, quantity, unitPrice, vatCode, vatBasisPoints } = line;
  return ok({
    key: raw.key,
    fresh: raw.seen === String(unitPrice),
    line: {
      kind: 'order',
      name,
      productId,
      serviceId: null,
      staffId: null,
      staffName: null,
      quantity,
      unitPrice,
      reduction: rappen(0),
      reason: null,
      vatCode,
      vatBasisPoints: vatRateOn(book, vatCode, today) ?? vatBasisPoints,
    },
  });
}

function readProduct(raw: RawLine, { products, book, today }: BasketFacts): LineResult {
  const product = products.get(productOfKey(raw.key) ?? '');
  if (product === undefined || !product.active) return refused(raw.key, 'quantity', 'not_offered');
  const pieces = wholeIn(raw.quantity, 1, MOST_PIECES);
  if (!pieces.ok) return refused(raw.key, 'quantity', pieces.error);
  return reduced(raw, {
    kind: 'product',
    name: product.name,
    productId: product.id,
    serviceId: null,
    staffId: null,
    staffName: null,
    quantity: pieces.value,
    unitPrice: product.price,
    vatCode: product.vatCode,
    vatBasisPoints: vatRateOn(book, product.vatCode, today) ?? 0,
  });
}

/** A reduction says why (OR 957a: no booking without a record of it), and never makes a price negative. */
function reduced(raw: RawLine, whole: Omit<SaleLine, 'reduction' | 'reason'>): LineResult {
  const { key } = raw;
  const reduction = amountOrNothing(raw.reduction);
  if (!reduction.ok) return refused(key, 'reduction', reduction.error);
  const fresh = raw.seen === String(whole.unitPrice);
  if (reduction.value === 0)
    return ok({ key, line: { ...whole, reduction: reduction.value, reason: null }, fresh });
  if (reduction.value > whole.unitPrice * whole.quantity) return refused(key, 'reduction', 'more_than_price');
  const reason = lineField(raw.reason, LONGEST);
  if (!reason.ok) return refused(key, 'reason', reason.error);
  return ok({ key, line: { ...whole, reduction: reduction.value, reason: reason.value }, fresh });
}

/** Over whole francs: it is no supply, so that nothing of it is taxed or reduced. */
function readVoucher(raw: RawLine): LineResult {
  const amount = francsIn(raw.amount);
  if (!amount.ok) return refused(raw.key, 'amount', amount.error);
  return ok({
    key: raw.key,
    fresh: true,
    line: {
      kind: 'voucher',
      name: VOUCHER_NAME,
      productId: null,
      serviceId: null,
      staffId: null,
      staffName: null,
      quantity: 1,
      unitPrice: amount.value,
      reduction: rappen(0),
      reason: null,
      vatCode: NO_VAT,
      vatBasisPoints: 0,
    },
  });
}

function readFree(raw: RawLine, { book, today, mayType }: BasketFacts): LineResult {
  const { key } = raw;
  if (!mayType) return refused(key, 'text', 'not_allowed');
  const text = lineField(raw.text, LONGEST);
  const amount = amountIn(raw.amount);
  const reason = lineField(raw.reason, LONGEST);
  const rate = book.vatLiable ? ratesOn(book, today).find(({ code }) => code === raw.vatCode) : null;
  const refusals: BasketRefusal[] = [];
  const wrong = (field: string, why: BasketReason) =>
    refusals.push({ field: fieldOf(field, key), reason: why });
  if (!text.ok) wrong('text', text.error);
  if (!amount.ok) wrong('amount', amount.error);
  if (amount.ok && amount.value === 0) wrong('amount', 'out_of_range');
  if (!reason.ok) wrong('reason', reason.error);
  if (rate === undefined) wrong('vatCode', 'not_offered');
  if (!text.ok || !amount.ok || !reason.ok || rate === undefined || refusals.length > 0) return err(refusals);
  const line: SaleLine = {
    kind: 'free',
    name: { 'de-CH': text.value, en: text.value },
    productId: null,
    serviceId: null,
    staffId: null,
    staffName: null,
    quantity: 1,
    unitPrice: amount.value,
    reduction: rappen(0),
    reason: reason.value,
    vatCode: rate?.code ?? NO_VAT,
    vatBasisPoints: rate?.basisPoints ?? 0,
  };
  return ok({ key, line, fresh: true });
}

/** Of colleagues of the salon; nothing typed is no tip. */
export function readTips(
  raw: readonly RawTip[],
  staff: readonly Pick<StaffMember, 'id' | 'name'>[],
): Result<readonly Tip[], readonly BasketRefusal[]> {
  const tips: Tip[] = [];
  const refusals: BasketRefusal[] = [];
  for (const { staffId, amount } of raw) {
    const read = amountOrNothing(amount);
    const colleague = staff.find(({ id }) => id === staffId);
    const field = fieldOf('tip', staffId);
    if (!read.ok) refusals.push({ field, reason: read.error });
    else if (read.value > 0 && (colleague === undefined || tips.some((tip) => tip.staffId === staffId)))
      refusals.push({ field, reason: 'not_offered' });
    else if (read.value > 0 && colleague !== undefined)
      tips.push({ staffId: colleague.id, staffName: colleague.name, amount: read.value });
  }
  return refusals.length > 0 ? err(refusals) : ok(tips);
}

/** What is taken from the shelf here; what was ordered is taken by its order. */
export const piecesOf = (
  lines: readonly SaleLine[],
): readonly { readonly productId: ProductId; readonly quantity: number }[] =>
  lines.flatMap(({ kind, productId, quantity }) =>
    productId === null || kind !== 'product' ? [] : [{ productId, quantity }],
  );
