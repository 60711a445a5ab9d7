/**
 * People as a file that a spreadsheet opens and cannot be tricked by: a cell that begins like a formula gets an
 * apostrophe (OWASP, CSV Injection), be it behind blanks or in its full-width form; every cell is quoted.
 */
import Papa from 'papaparse';
import type { CustomerFields } from '#domain/customers/customer.ts';
import { phoneText } from '../i18n/format.ts';

const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

export type ExportedCustomer = CustomerFields & { readonly since: string };

export function csvOf(header: readonly string[], people: readonly ExportedCustomer[]): string {
  const lines = people.map(({ lastName, firstName, phone, email, locale, since }) => [
    lastName,
    firstName,
    phone === null ? '' : dialled(phone),
    email ?? '',
    locale,
    since,
  ]);
  const file = Papa.unparse([[...header], ...lines], {
    delimiter: ';',
    newline: '\r\n',
    quotes: true,
    escapeFormulae: FORMULA,
  });
  // Without the mark Excel reads it as Windows-1252.
  return `\ufeff${file}\r\n`;
}

/** Begins with a figure and not with a plus, which is the beginning of a formula. */
const dialled = (phone: string): string => phoneText(phone).replace(/^\+/u, '00');
