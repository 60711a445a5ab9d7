/**
 * Whom a visit is for, from what was typed into the form. The rule is one for all doors: web page, telephone, till.
 */
import { parseEmail } from '../shared/email-address.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { lineIn, proseIn } from '../shared/typed-text.ts';
import type { ContactDetails } from './appointment.ts';
import type { ContactFieldRefusal } from './refusals.ts';

/** As it came from the form. Nothing is promised about any of it. */
export type RawContact = { readonly [Field in keyof ContactDetails]: string };

type Parsed = Result<string, ContactFieldRefusal['kind']>;

const LONGEST_NAME = 80;
const LONGEST_PHONE_TYPED = 40;
const LONGEST_NOTE = 1000;

/** Marks that turn the direction of what follows: in a list of names they disguise the neighbours. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u;
const LETTER = /\p{L}/u;
/** A name goes into a mail that anybody can have sent to anybody: it must not carry an address to click on. */
const ADDRESS = /[<>@]|:\/\/|www\./iu;

function parseName(raw: string): Parsed {
  const read = lineIn(raw, LONGEST_NAME);
  if (!read.ok) return err(read.error === 'required' ? 'missing' : 'too_long');
  const name = read.value;
  return DIRECTION.test(name) || ADDRESS.test(name) || !LETTER.test(name) ? err('malformed') : ok(name);
}

/** National significant numbers have nine digits and never begin with 0 or 1 (ComCom, numbering plan E.164/2002). */
const SWISS = /^\+41[2-9][0-9]{8}$/;
const E164 = /^\+[1-9][0-9]{6,14}$/;

/** Without an international prefix a number is Swiss. */
function international(digits: string): string {
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (digits.startsWith('0')) return `+41${digits.slice(1)}`;
  return /^41[0-9]{9}$/.test(digits) ? `+${digits}` : digits;
}

/**
 * E.164: `079 123 45 67`, `+41 (0)79 123 45 67`, `0041 79 1234567` all become `+41791234567`. Foreign numbers need
 * their country's prefix.
 */
function parsePhone(raw: string): Parsed {
  const typed = raw.normalize('NFC').trim();
  if (typed === '') return err('missing');
  if (typed.length > LONGEST_PHONE_TYPED) return err('too_long');
  const digits = typed.replace(/\(0\)/u, '').replace(/[\s().\/\-\u2010-\u2015]/gu, '');
  if (!/^\+?[0-9]+$/.test(digits)) return err('malformed');
  const phone = international(digits).replace(/^\+410/, '+41');
  return (phone.startsWith('+41') ? SWISS : E164).test(phone) ? ok(phone) : err('malformed');
}

const PARSERS = {
  firstName: parseName,
  lastName: parseName,
  email: parseEmail,
  phone: parsePhone,
  note: (raw) => proseIn(raw, LONGEST_NOTE),
} satisfies { readonly [Field in keyof ContactDetails]: (raw: string) => Parsed };

/** One field as it is kept, else what is wrong with it. */
export const parseContactField = (field: keyof ContactDetails, raw: string): Parsed => PARSERS[field](raw);

/**
 * The contact as it is kept: text in NFC, trimmed; e-mail lower-cased; phone in E.164; note of at most 1000
 * characters, may be empty. Else what is wrong with each field, in the order of the form.
 */
export function parseContact(raw: RawContact): Result<ContactDetails, readonly ContactFieldRefusal[]> {
  const refusals: ContactFieldRefusal[] = [];
  const take = (field: keyof ContactDetails): string => {
    const parsed = PARSERS[field](raw[field]);
    if (parsed.ok) return parsed.value;
    refusals.push({ field, kind: parsed.error });
    return '';
  };
  const contact: ContactDetails = {
    firstName: take('firstName'),
    lastName: take('lastName'),
    email: take('email'),
    phone: take('phone'),
    note: take('note'),
  };
  return refusals.length === 0 ? ok(contact) : err(refusals);
}

/** Whom the desk books for: a walk-in has a name, and perhaps nothing else. */
export type DeskContact = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string;
};

/** As `parseContact`, where only a name must be given. */
export function parseDeskContact(raw: RawContact): Result<DeskContact, readonly ContactFieldRefusal[]> {
  const refusals: ContactFieldRefusal[] = [];
  const take = (field: keyof ContactDetails): string => {
    if (field !== 'firstName' && raw[field].trim() === '') return '';
    const parsed = PARSERS[field](raw[field]);
    if (parsed.ok) return parsed.value;
    refusals.push({ field, kind: parsed.error });
    return '';
  };
  const [firstName, lastName] = [take('firstName'), take('lastName')];
  const [email, phone, note] = [take('email'), take('phone'), take('note')];
  if (refusals.length > 0) return err(refusals);
  return ok({ firstName, lastName, email: email || null, phone: phone || null, note });
}
