import type { Brand } from './brand.ts';

/** Swiss francs in whole Rappen (1/100 CHF), VAT included unless a name says otherwise. */
export type Rappen = Brand<number, 'Rappen'>;

/**
 * @param amount whole Rappen; may be negative (a correction)
 * @throws RangeError when the amount is not a safe integer
 */
export function rappen(amount: number): Rappen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of Rappen: ${amount}`);
  return amount as Rappen;
}

/** The sum of the amounts, in Rappen. */
export const sum = (amounts: readonly Rappen[]): Rappen =>
  rappen(amounts.reduce<number>((total, amount) => total + amount, 0));

/** `1'234.50` as Swiss francs are written: apostrophe every three digits, always two decimals; no currency sign. */
export function formatRappen(amount: Rappen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const francs = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, "'");
  return `${amount < 0 ? '-' : ''}${francs}.${digits.slice(-2)}`;
}
