/** Amounts as they are typed at the desk: to the Rappen, because only what is paid in coins is rounded. */
import type { FieldReason } from '../settings/field-rules.ts';
import { francsTyped, rappen, type Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';

/** Nothing at a hairdresser's desk costs more; catches a forgotten decimal point. */
export const HIGHEST_AMOUNT = 500_000;

/** Swiss francs; never negative. */
export function amountIn(typed: string): Result<Rappen, FieldReason> {
  const amount = francsTyped(typed);
  if (!amount.ok) return err(amount.error === 'missing' ? 'required' : 'not_definite');
  return amount.value > HIGHEST_AMOUNT ? err('price_too_high') : amount;
}

/** The same for a field that may stay empty: then it is nothing. */
export const amountOrNothing = (typed: string): Result<Rappen, FieldReason> =>
  typed.trim() === '' ? ok(rappen(0)) : amountIn(typed);

/** In coins and notes. */
export function coinsIn(typed: string): Result<Rappen, FieldReason> {
  const read = amountIn(typed);
  return read.ok && read.value % 5 !== 0 ? err('five_rappen') : read;
}
