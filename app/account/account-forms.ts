/** The forms of the account: their shape only. */
import { z } from 'zod';
import { isConsentPurpose, type ConsentPurpose } from '#domain/account/consent.ts';
import type { RawProfile } from '#domain/account/profile.ts';
import { text } from '../forms/text.ts';

const profile = z.object({ firstName: text, lastName: text, phone: text, locale: text });
const seen = z.object({ firstNameSeen: text, lastNameSeen: text, phoneSeen: text, localeSeen: text });
const address = z.object({ email: text });
const code = z.object({ code: text });

export type ProfileForm = { readonly raw: RawProfile; readonly seen: RawProfile };

export function readProfileForm(form: FormData): ProfileForm {
  const fields = Object.fromEntries(form);
  const before = seen.parse(fields);
  return {
    raw: profile.parse(fields),
    seen: {
      firstName: before.firstNameSeen,
      lastName: before.lastNameSeen,
      phone: before.phoneSeen,
      locale: before.localeSeen,
    },
  };
}

export const readAddressForm = (form: FormData) => address.parse(Object.fromEntries(form));
export const readCodeForm = (form: FormData) => code.parse(Object.fromEntries(form));

/** Null: somebody made the form up. */
export function readConsentForm(
  form: FormData,
): { readonly purpose: ConsentPurpose; readonly granted: boolean } | null {
  const purpose = form.get('purpose');
  const decision = form.get('decision');
  if (typeof purpose !== 'string' || !isConsentPurpose(purpose)) return null;
  if (decision !== 'give' && decision !== 'withdraw') return null;
  return { purpose, granted: decision === 'give' };
}
