/** An address as somebody types it, at the checkout and for an invoice. The lengths are the QR-bill's: no paper cuts it off. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { lineIn, lineOf } from '../shared/typed-text.ts';
import type { PostalAddress } from './order.ts';

export const ADDRESS_FIELDS = ['street', 'houseNumber', 'postalCode', 'city'] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];
export type AddressReason = 'missing' | 'too_long' | 'malformed';
export type AddressRefusal = { readonly field: AddressField; readonly reason: AddressReason };

/** In signs. */
export const LONGEST_IN_ADDRESS = {
  street: 70,
  houseNumber: 16,
  city: 35,
} as const satisfies Readonly<Record<Exclude<AddressField, 'postalCode'>, number>>;
/** Swiss postcodes have four figures and begin with 1 to 9. */
const POSTCODE = /^[1-9][0-9]{3}$/;
/** What neither a name, an address nor the label that is printed of it may hold. */
const STRANGE = /[<>\u202a-\u202e\u2066-\u2069]/u;

/** One line of a label. */
export function readLine(raw: string, longest: number): Result<string, AddressReason> {
  const read = lineIn(raw, longest);
  if (!read.ok) return err(read.error === 'required' ? 'missing' : 'too_long');
  return STRANGE.test(read.value) ? err('malformed') : read;
}

function readField(field: AddressField, raw: string): Result<string, AddressReason> {
  if (field === 'postalCode') {
    const text = lineOf(raw);
    return text === '' ? err('missing') : POSTCODE.test(text) ? ok(text) : err('malformed');
  }
  const read = readLine(raw, LONGEST_IN_ADDRESS[field]);
  // There are houses without a number.
  return field === 'houseNumber' && !read.ok && read.error === 'missing' ? ok('') : read;
}

/** All that is wrong with it at once, in the order of the form. */
export function readAddress(
  raw: Readonly<Record<AddressField, string>>,
): Result<PostalAddress, readonly AddressRefusal[]> {
  const refusals: AddressRefusal[] = [];
  const take = (field: AddressField): string => {
    const read = readField(field, raw[field]);
    if (read.ok) return read.value;
    refusals.push({ field, reason: read.error });
    return '';
  };
  const address = {
    street: take('street'),
    houseNumber: take('houseNumber'),
    postalCode: take('postalCode'),
    city: take('city'),
  };
  return refusals.length > 0 ? err(refusals) : ok(address);
}
