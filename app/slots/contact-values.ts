import type { RawContact } from '#domain/slots/contact-details.ts';
import type { ContactFieldRefusal } from '#domain/slots/refusals.ts';

export type ContactField = ContactFieldRefusal['field'];

/** In the order of the form. */
export const CONTACT_FIELDS = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'note',
] as const satisfies readonly ContactField[];

export const EMPTY_CONTACT: RawContact = { firstName: '', lastName: '', email: '', phone: '', note: '' };
