/** An address as somebody types it, at the checkout and for an invoice. The lengths are the QR-bill's: no paper cuts it off. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { PostalAddress } from './order.ts';

export const ADDRESS_FIELDS = ['street', 'houseNumber', 'postalCode', 'city'] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];
export type AddressReason = 'missing' | 'too_long' | 'malformed';
export type AddressRefusal = { readonly field: AddressField; readonly reason: AddressReason };

const LONGEST: Readonly<Record<Exclude<AddressField, 'postalCode'>, number>> = {
  street: 70,
  houseNumber: 16,
  city: 35,
};
/** Swiss postcodes have four figures and begin with 1 to 9. */
const POSTCODE = /^[1-9][0-9]{3}$/;
/** What neither a name, an address nor the label that is printed of it may hold. */
const STRANGE = /[\p{Cc}\p{Cs}<>\u202a-\u202e\u2066-\u2069]/u;

/** Whatever is longer was not typed by anybody, and is not even tidied. */
const isAbsurd = (raw: string, longest: number): boolean => raw.length > 16 * longest;
export const tidied = (raw: string): string => raw.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** One line of a label. */
export function readLine(raw: string, longest: number): Result<string, AddressReason> {
  if (isAbsurd(raw, longest)) return err('too_long');
  const text = tidied(raw);
  if (text === '') return err('missing');
  if ([...text].length > longest) return err('too_long');
  return STRANGE.test(text) ? err('malformed') : ok(text);
}

function readField(field: AddressField, raw: string): Result<string, AddressReason> {
  if (field === 'postalCode') {
    const text = isAbsurd(raw, 4) ? raw : tidied(raw);
    return text === '' ? err('missing') : POSTCODE.test(text) ? ok(text) : err('malformed');
  }
  const read = readLine(raw, LONGEST[field]);
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
