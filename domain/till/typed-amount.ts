/** Amounts as they are typed at the desk: to the Rappen, because only what is paid in coins is rounded. */
import type { FieldReason } from '../settings/field-rules.ts';
import { rappen, type Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';

const AMOUNT = /^(\d{1,6})(?:[.,](\d{1,2}|[-–—]{1,2}))?$/;
/** Nothing at a hairdresser's desk costs more; catches a forgotten decimal point. */
export const HIGHEST_AMOUNT = 500_000;

/** Swiss francs; never negative. */
export function amountIn(typed: string): Result<Rappen, FieldReason> {
  const text = typed
    .trim()
    .replace(/^(chf|fr\.?)\s*/i, '')
    .replace(/['’\s]/g, '');
  if (text === '') return err('required');
  const found = AMOUNT.exec(text);
  if (found === null) return err('not_definite');
  const [, francs = '0', cents = '00'] = found;
  const amount = Number(francs) * 100 + (/^\d/.test(cents) ? Number(cents.padEnd(2, '0')) : 0);
  return amount > HIGHEST_AMOUNT ? err('price_too_high') : ok(rappen(amount));
}

/** The same for a field that may stay empty: then it is nothing. */
export const amountOrNothing = (typed: string): Result<Rappen, FieldReason> =>
  typed.trim() === '' ? ok(rappen(0)) : amountIn(typed);

/** In coins and notes. */
export function coinsIn(typed: string): Result<Rappen, FieldReason> {
  const read = amountIn(typed);
  return read.ok && read.value % 5 !== 0 ? err('five_rappen') : read;
}
