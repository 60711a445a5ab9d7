/** A way of sending as the salon keeps it, offered at present or not, and what is wrong with one that was typed. */
import { inBoth, lineField, priceIn, wholeIn } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { ShippingMethod } from './shipping.ts';

export type ShippingRecord = ShippingMethod & { readonly position: number; readonly active: boolean };
export type ShippingContent = Omit<ShippingRecord, 'id'>;

/** The form as it was typed; `freeFrom` empty: never free. */
export type RawShipping = {
  readonly nameDe: string;
  readonly nameEn: string;
  readonly price: string;
  readonly freeFrom: string;
  readonly vatCode: string;
  readonly position: string;
  readonly active: boolean;
};
export type ShippingField = Exclude<keyof RawShipping, 'active'>;
export type ShippingFieldRefusal = { readonly field: ShippingField; readonly reason: FieldReason };

const LONGEST_NAME = 80;
const LAST_POSITION = 9_999;

/** All that is wrong with it at once, in the order of the form. Prices in Rappen, VAT included. */
export function readShipping(
  raw: RawShipping,
  vatCodes: readonly string[],
): Result<ShippingContent, readonly ShippingFieldRefusal[]> {
  const refusals: ShippingFieldRefusal[] = [];
  const taken = <T>(field: ShippingField, read: Result<T, FieldReason>, otherwise: T): T => {
    if (read.ok) return read.value;
    refusals.push({ field, reason: read.error });
    return otherwise;
  };
  const nameDe = taken('nameDe', lineField(raw.nameDe, LONGEST_NAME), '');
  const nameEn = taken('nameEn', lineField(raw.nameEn, LONGEST_NAME), '');
  const price = taken('price', priceIn(raw.price), 0 as Rappen);
  const freeFrom = raw.freeFrom.trim() === '' ? null : taken('freeFrom', priceIn(raw.freeFrom), 0 as Rappen);
  if (freeFrom === 0 && refusals.every(({ field }) => field !== 'freeFrom'))
    refusals.push({ field: 'freeFrom', reason: 'out_of_range' });
  const known = vatCodes.includes(raw.vatCode);
  const vatCode = taken('vatCode', known ? ok(raw.vatCode) : err('not_offered'), '');
  const position = taken('position', wholeIn(raw.position, 0, LAST_POSITION), 0);
  return refusals.length > 0
    ? err(refusals)
    : ok({ name: inBoth(nameDe, nameEn), price, freeFrom, vatCode, position, active: raw.active });
}

/** Without its id, and nothing else that a query may have brought along. */
export const shippingContentOf = ({
  name,
  price,
  freeFrom,
  vatCode,
  position,
  active,
}: ShippingRecord): ShippingContent => ({ name, price, freeFrom, vatCode, position, active });
