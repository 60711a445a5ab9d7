/** A person as the salon knows them, and what the team may change of it. */
import type { CustomerId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import { LOCALES } from '../shared/locale.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { parseContactField } from '../slots/contact-details.ts';
import type { ContactFieldRefusal } from '../slots/refusals.ts';

export type CustomerFields = {
  readonly firstName: string;
  readonly lastName: string;
  /** Null: not known; a walk-in has a name, and perhaps nothing else. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
};

export type Customer = CustomerFields & {
  readonly id: CustomerId;
  /** Counts as this one since a merge. */
  readonly mergedInto: CustomerId | null;
};

export type RawCustomer = { readonly [Field in keyof CustomerFields]: string };

export type CustomerFieldRefusal = {
  readonly field: keyof CustomerFields;
  readonly kind: ContactFieldRefusal['kind'];
};

export const CUSTOMER_FIELDS = ['firstName', 'lastName', 'email', 'phone', 'locale'] as const;

/** As it is kept (see `parseContact`); what may be unknown is null when nothing was entered. */
export function parseCustomer(raw: RawCustomer): Result<CustomerFields, readonly CustomerFieldRefusal[]> {
  const refusals: CustomerFieldRefusal[] = [];
  const take = (field: 'firstName' | 'lastName' | 'email' | 'phone'): string => {
    const parsed = parseContactField(field, raw[field]);
    if (parsed.ok) return parsed.value;
    refusals.push({ field, kind: parsed.error });
    return '';
  };
  const perhaps = (field: 'email' | 'phone'): string | null =>
    raw[field].trim() === '' ? null : take(field);
  const fields = {
    firstName: take('firstName'),
    lastName: take('lastName'),
    email: perhaps('email'),
    phone: perhaps('phone'),
  };
  const locale = LOCALES.find((each) => each === raw.locale);
  if (locale === undefined) refusals.push({ field: 'locale', kind: 'malformed' });
  return locale === undefined || refusals.length > 0 ? err(refusals) : ok({ ...fields, locale });
}

/** The fields in which the two differ, in the order of the form. */
export const changedFields = (
  before: CustomerFields,
  after: CustomerFields,
): readonly (keyof CustomerFields)[] => CUSTOMER_FIELDS.filter((field) => before[field] !== after[field]);
