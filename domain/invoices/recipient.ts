/** Whom an invoice names, from what was typed. The lengths are the QR-bill's, so that nothing is cut off on paper. */
import { ADDRESS_FIELDS, LONGEST_IN_ADDRESS, readAddress, readLine } from '../orders/postal-address.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { lineOf } from '../shared/typed-text.ts';
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

/** In signs. */
export const LONGEST_IN_RECIPIENT = { name: 70, ...LONGEST_IN_ADDRESS, postalCode: 4 } as const;

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
  const addressed = addressNeeded || ADDRESS_FIELDS.some((field) => lineOf(raw[field]) !== '');
  const name = readLine(raw.name, LONGEST_IN_RECIPIENT.name);
  const address = addressed ? readAddress(raw) : ok(null);
  const refusals: RecipientRefusal[] = [];
  if (!name.ok && (addressed || name.error !== 'missing')) {
    refusals.push({ field: 'name', reason: name.error });
  }
  if (!address.ok) refusals.push(...address.error);
  if (!address.ok || refusals.length > 0) return err(refusals);
  return ok(name.ok ? { name: name.value, email, address: address.value } : null);
}
