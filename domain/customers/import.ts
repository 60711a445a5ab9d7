/** A table of people from another program: which column is what, and what becomes of each line. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Locale } from '../shared/locale.ts';
import { lineOf } from '../shared/typed-text.ts';
import { foldedName } from './folded-name.ts';
import { parseCustomer, type CustomerFieldRefusal, type CustomerFields } from './customer.ts';

export const MOST_IMPORT_LINES = 5000;
export const MOST_IMPORT_COLUMNS = 50;

/** `name`: first and last name in one column. */
export const IMPORT_FIELDS = ['lastName', 'firstName', 'name', 'phone', 'email'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What each column is; null: nothing that we take. */
export type ColumnMapping = readonly (ImportField | null)[];

/** What stood in the file, each cell as one line of text; without its first line. */
export type ImportTable = {
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
};

/** Headings as other programs write them, in German, English, French and Italian; without what stands between letters. */
const HEADINGS: Readonly<Record<ImportField, RegExp>> = {
  lastName: /^(nachname|familienname|zuname|lastname|surname|familyname|nom|nomdefamille|cognome)$/,
  firstName: /^(vorname|rufname|firstname|givenname|prenom|nome)$/,
  name: /^(name|kunde|kundin|kundschaft|vornamenachname|namevorname|fullname|customer|client|cliente)$/,
  phone:
    /^(tel|telefon|telefonnummer|telefonmobil|mobil|mobile|mobiltelefon|handy|natel|phone|phonenumber|cell|telephone|telefono|cellulare)$/,
  email: /^(email|emailadresse|mail|mailadresse|epost|courriel|emailaddress)$/,
};

/** The first column of each kind that is headed so. A column "Name" beside one of first names holds last names. */
export function guessMapping(header: readonly string[]): ColumnMapping {
  const plain = header.map((text) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  );
  const at = (field: ImportField) => plain.findIndex((text) => HEADINGS[field].test(text));
  const found = new Map<number, ImportField>();
  for (const field of IMPORT_FIELDS) {
    const column = at(field);
    if (column >= 0 && !found.has(column)) found.set(column, field);
  }
  const whole = [...found].find(([, field]) => field === 'name');
  const has = (field: ImportField) => [...found.values()].includes(field);
  if (whole !== undefined && has('lastName')) found.delete(whole[0]);
  else if (whole !== undefined && has('firstName')) found.set(whole[0], 'lastName');
  return header.map((_, column) => found.get(column) ?? null);
}

export type MappingProblem = 'name_missing' | 'twice';

/** Null: it can be used. */
export function mappingProblem(mapping: ColumnMapping): MappingProblem | null {
  const fields = mapping.filter((field) => field !== null);
  if (new Set(fields).size < fields.length) return 'twice';
  const has = (field: ImportField) => fields.includes(field);
  if (has('name') && (has('firstName') || has('lastName'))) return 'twice';
  return has('name') || (has('firstName') && has('lastName')) ? null : 'name_missing';
}

export function readImportLine(
  cells: readonly string[],
  mapping: ColumnMapping,
  locale: Locale,
): Result<CustomerFields, readonly CustomerFieldRefusal[]> {
  const cell = (field: ImportField): string => {
    const column = mapping.indexOf(field);
    return column < 0 ? '' : unarmed(cells[column] ?? '');
  };
  const [firstName, lastName] = mapping.includes('name')
    ? namesOf(cell('name'))
    : [cell('firstName'), cell('lastName')];
  return parseCustomer({ firstName, lastName, phone: cell('phone'), email: cell('email'), locale });
}

/** Spreadsheets, and our own export, put an apostrophe before what must not be taken for a formula. */
const unarmed = (text: string): string => text.replace(/^'(?=[=+\-@])/u, '');

/** `Muster, Lea` or `Lea Anna Muster`. */
function namesOf(whole: string): readonly [firstName: string, lastName: string] {
  const comma = whole.indexOf(',');
  if (comma >= 0) return [whole.slice(comma + 1), whole.slice(0, comma)];
  const words = whole.trim().split(/\s+/u);
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}

export type ImportLine =
  | { readonly kind: 'new'; readonly fields: CustomerFields }
  /** Somebody of this name with this number or address is there already. */
  | { readonly kind: 'known'; readonly fields: CustomerFields }
  /** So is an earlier line of the file. */
  | { readonly kind: 'twin'; readonly fields: CustomerFields; readonly of: number }
  | { readonly kind: 'refused'; readonly fields: readonly CustomerFieldRefusal[] };

export type NumberedLine = ImportLine & {
  /** As a spreadsheet counts, where the headings are line 1. */
  readonly line: number;
};

/** A line that says something, as it would be kept. */
export type ReadLine = {
  readonly line: number;
  readonly read: Result<CustomerFields, readonly CustomerFieldRefusal[]>;
};

/** Lines with nothing in them are passed over. */
export const readImport = (
  { lines }: ImportTable,
  mapping: ColumnMapping,
  locale: Locale,
): readonly ReadLine[] =>
  lines.flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === '')
      ? []
      : [{ line: index + 2, read: readImportLine(cells, mapping, locale) }],
  );

export const readablePeople = (lines: readonly ReadLine[]): readonly CustomerFields[] =>
  lines.flatMap(({ read }) => (read.ok ? [read.value] : []));

/** @param known those of the readable people who are there already */
export function planImport(
  lines: readonly ReadLine[],
  known: ReadonlySet<CustomerFields>,
): readonly NumberedLine[] {
  const seen = new Map<string, number>();
  return lines.map(({ line, read }): NumberedLine => {
    if (!read.ok) return { kind: 'refused', fields: read.error, line };
    const fields = read.value;
    if (known.has(fields)) return { kind: 'known', fields, line };
    const keys = identities(fields);
    const of = keys.map((key) => seen.get(key)).find((earlier) => earlier !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, of ?? line);
    return of === undefined ? { kind: 'new', fields, line } : { kind: 'twin', fields, line, of };
  });
}

function identities({ firstName, lastName, phone, email }: CustomerFields): readonly string[] {
  const name = foldedName(`${firstName} ${lastName}`);
  const contacts = [phone, email].filter((each) => each !== null);
  return contacts.length === 0 ? [name] : contacts.map((contact) => `${name} ${contact}`);
}

export type TableRefusal = 'empty' | 'too_many_lines' | 'too_many_columns';

/** @param rows as they stand in the file, the headings first */
export function importTable(rows: readonly (readonly string[])[]): Result<ImportTable, TableRefusal> {
  const [header, ...lines] = rows;
  const last = lines.findLastIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  if (header === undefined || last < 0) return err('empty');
  if (header.length > MOST_IMPORT_COLUMNS) return err('too_many_columns');
  if (last >= MOST_IMPORT_LINES) return err('too_many_lines');
  const width = header.length;
  const kept = lines.slice(0, last + 1).map((cells) => cells.slice(0, width).map(lineOf));
  return ok({ header: header.map(lineOf), lines: kept });
}
