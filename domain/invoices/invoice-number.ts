/** Numbers without gaps, counted per salon and year of the salon's own calendar (Art. 26 MWSTG asks for a clear order). */

export type InvoiceNumber = {
  readonly year: number;
  /** From 1. */
  readonly count: number;
};

/** `2026-0042`; invoices and credit notes share one order. */
export const printedNumber = ({ year, count }: InvoiceNumber): string =>
  `${year}-${String(count).padStart(4, '0')}`;

const PRINTED = /^(\d{4})-(\d{4,6})$/;

/** Null: not written so. */
export function readNumber(typed: string): InvoiceNumber | null {
  const found = PRINTED.exec(typed.trim());
  return found === null ? null : { year: Number(found[1]), count: Number(found[2]) };
}
