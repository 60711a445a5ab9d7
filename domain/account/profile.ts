/** What customers may change of themselves. The address is not among it: a new one has to be verified first. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { isLocale, type Locale } from '../shared/locale.ts';
import { parseContact, type RawContact } from '../slots/contact-details.ts';
import type { ContactFieldRefusal } from '../slots/refusals.ts';

export type Profile = {
  readonly firstName: string;
  readonly lastName: string;
  /** E.164; empty when the salon has none. */
  readonly phone: string;
  /** Of letters. */
  readonly locale: Locale;
};

export type RawProfile = { readonly [Field in keyof Profile]: string };

export type ProfileRefusal = {
  readonly field: keyof Profile;
  readonly kind: ContactFieldRefusal['kind'];
};

const FIELDS = ['firstName', 'lastName', 'phone', 'locale'] as const satisfies readonly (keyof Profile)[];
const OTHERWISE_GOOD: RawContact = {
  firstName: 'x',
  lastName: 'x',
  email: 'x@example.ch',
  phone: '',
  note: '',
};

/** By the same rules as the form of a booking. */
export function parseProfile(raw: RawProfile): Result<Profile, readonly ProfileRefusal[]> {
  const { firstName, lastName, phone } = raw;
  const contact = parseContact({ ...OTHERWISE_GOOD, firstName, lastName, phone });
  const refusals: ProfileRefusal[] = contact.ok
    ? []
    : contact.error.flatMap(({ field, kind }) =>
        field === 'email' || field === 'note' ? [] : [{ field, kind }],
      );
  if (!isLocale(raw.locale)) refusals.push({ field: 'locale', kind: 'malformed' });
  if (refusals.length > 0 || !contact.ok || !isLocale(raw.locale)) return err(refusals);
  return ok({
    firstName: contact.value.firstName,
    lastName: contact.value.lastName,
    phone: contact.value.phone,
    locale: raw.locale,
  });
}

/** The audit log says which fields have changed, never what stood there. */
export const changedFields = (before: RawProfile, after: RawProfile): readonly (keyof Profile)[] =>
  FIELDS.filter((field) => before[field] !== after[field]);
