/** Whom an invoice names, from what was typed. The lengths are the QR-bill's, so that nothing is cut off on paper. */
import type { PostalAddress } from '../orders/order.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Recipient } from './invoice.ts';

export type RawRecipient = {
  readonly name: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
};
export type RecipientField = keyof RawRecipient;
export type RecipientReason = 'missing' | 'too_long' | 'malformed';
export type RecipientRefusal = { readonly field: RecipientField; readonly reason: RecipientReason };

const LONGEST: Readonly<Record<RecipientField, number>> = {
  name: 70,
  street: 70,
  houseNumber: 16,
  postalCode: 4,
  city: 35,
};
const BROKEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069<>]/u;
const POSTAL_CODE = /^[1-9]\d{3}$/;

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * A name alone is enough where no address is needed; an address is whole or not there.
 *
 * @param addressNeeded the invoice is of more than CHF 400 (Art. 57 MWSTV), or goes by post
 * @param email as the salon knows it, or null
 * @returns null when nothing was typed and nothing is needed
 */
export function readRecipient(
  raw: RawRecipient,
  addressNeeded: boolean,
  email: string | null,
): Result<Recipient | null, readonly RecipientRefusal[]> {
  const refusals: RecipientRefusal[] = [];
  const typed = Object.fromEntries(
    Object.entries(raw).map(([field, text]) => [field, tidy(text)]),
  ) as RawRecipient;
  for (const [field, most] of Object.entries(LONGEST) as [RecipientField, number][]) {
    const text = typed[field];
    if (BROKEN.test(text)) refusals.push({ field, reason: 'malformed' });
    else if (field === 'postalCode' ? text !== '' && !POSTAL_CODE.test(text) : [...text].length > most) {
      refusals.push({ field, reason: field === 'postalCode' ? 'malformed' : 'too_long' });
    }
  }
  const { name, street, houseNumber, postalCode, city } = typed;
  const addressed = [street, houseNumber, postalCode, city].some((text) => text !== '');
  const missing = (field: RecipientField): void => {
    if (typed[field] === '') refusals.push({ field, reason: 'missing' });
  };
  if (addressNeeded || addressed) (['name', 'street', 'postalCode', 'city'] as const).forEach(missing);
  if (refusals.length > 0) return err(refusals);
  const address: PostalAddress | null = addressed ? { street, houseNumber, postalCode, city } : null;
  return ok(name === '' ? null : { name, email, address });
}
