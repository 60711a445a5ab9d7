/**
 * The journal as a file for an accountant: one line a posting, semicolons, amounts as `1234.50`. A cell that begins like a
 * formula is not one for the spreadsheet (OWASP, CSV Injection).
 */
import Papa from 'papaparse';
import { ACCOUNTS } from '#domain/finance/accounts.ts';
import type { JournalEntry } from '#domain/finance/journal.ts';
import { formatRappen, rappen, type Rappen } from '#domain/shared/money.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { numericDay } from '../i18n/format.ts';
import { sourceWords } from './journal-view.ts';

const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u;

const lines = (rows: readonly (readonly string[])[]): string => {
  const cells = rows.map((row) => [...row]);
  return `${Papa.unparse(cells, { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: FORMULA })}\r\n`;
};

/** Never negative: a credit has a column of its own. */
const figure = (amount: Rappen): string => formatRappen(rappen(Math.abs(amount))).replaceAll("'", '');

/** Without the mark Excel reads the file as Windows-1252. */
export function csvHead({ finance }: Catalogue): string {
  const { day, source, label, account, accountName, debit, credit, rate, id } = finance.journal.column;
  return `\ufeff${lines([[day, source, label, account, accountName, debit, credit, rate, id]])}`;
}

export const csvOf = (entries: readonly JournalEntry[], texts: Catalogue): string =>
  entries.length === 0 ? '' : lines(entries.flatMap((entry) => rowsOf(entry, texts)));

const rowsOf = (entry: JournalEntry, texts: Catalogue): readonly (readonly string[])[] =>
  entry.postings.map(({ account, amount, vatBasisPoints }) => [
    numericDay(entry.day),
    sourceWords(entry, texts),
    entry.label,
    ACCOUNTS[account],
    texts.finance.journal.accounts[account],
    amount > 0 ? figure(amount) : '',
    amount < 0 ? figure(amount) : '',
    vatBasisPoints === null ? '' : (vatBasisPoints / 100).toFixed(2),
    `${entry.source.kind} ${entry.source.id}`,
  ]);
