import type { Brand } from './brand.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

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

/** With the sign turned round; nothing stays nothing, and has none. */
export const negated = (amount: Rappen): Rappen => rappen(amount === 0 ? 0 : -amount);

/** `1'234.50` as Swiss francs are written: apostrophe every three digits, always two decimals; no currency sign. */
export function formatRappen(amount: Rappen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const francs = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, "'");
  return `${amount < 0 ? '-' : ''}${francs}.${digits.slice(-2)}`;
}

const CURRENCY = /^(?:chf|s?fr\.?)\s*/i;
/** Groups of three are marked by one sign throughout, or not at all; an apostrophe, straight or not, or a space. */
const WHOLE = /^(?:\d{1,3}(['’\s])\d{3}(?:\1\d{3})*|\d+)(?![\d'’\s])/;
/** One figure is of tenths, as everybody says it; a dash or two are none. */
const CENTS = /^(?:[.,](?:(\d{1,2})|[-–—]{1,2}))?$/;
/** Figures of francs: more are nobody's amount, and no column holds them. */
const MOST_FIGURES = 7;

/**
 * Swiss francs as people type them, to the Rappen: `5`, `5.5`, `5,50`, `5.–`, `CHF 1'234.50`, `Fr. 1 234.-`. What could mean
 * two amounts is none: `1.000` and `12 50`. Never negative; how much it may be is the caller's rule.
 */
export function francsTyped(typed: string): Result<Rappen, 'missing' | 'malformed'> {
  const text = typed.trim().replace(CURRENCY, '');
  if (text === '') return err('missing');
  const whole = WHOLE.exec(text)?.[0] ?? '';
  const cents = CENTS.exec(text.slice(whole.length));
  const francs = whole.replace(/\D/g, '');
  if (francs === '' || francs.length > MOST_FIGURES || cents === null) return err('malformed');
  return ok(rappen(Number(francs) * 100 + Number((cents[1] ?? '').padEnd(2, '0'))));
}
