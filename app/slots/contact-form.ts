/** The form of the last step: its shape only. What a name or a phone number must look like is the domain's rule. */
import { z } from 'zod';
import type { RawContact } from '#domain/slots/contact-details.ts';
import { mark, text } from '../forms/text.ts';

const contactForm = z.object({
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  note: text,
  terms: z.literal('on').optional().catch(undefined),
  termsVersion: z.string().min(1).max(100),
  keepCard: z.literal('on').optional().catch(undefined),
  cardWords: mark(),
});

export type ContactForm = {
  readonly contact: RawContact;
  readonly accepted: boolean;
  /** Null: the hidden field is gone, so nobody can say which terms were accepted. */
  readonly termsVersion: string | null;
  /** Ticked, and beside which words. */
  readonly keepCard: { readonly yes: boolean; readonly version: string };
};

export function readContactForm(form: FormData): ContactForm {
  const fields = Object.fromEntries(form);
  const parsed = contactForm.safeParse(fields);
  const { terms, termsVersion, keepCard, cardWords, ...contact } = parsed.success
    ? parsed.data
    : { ...contactForm.omit({ termsVersion: true }).parse(fields), termsVersion: null };
  return {
    contact,
    accepted: terms === 'on',
    termsVersion,
    keepCard: { yes: keepCard === 'on', version: cardWords },
  };
}
