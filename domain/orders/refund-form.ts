/** What goes back of an order, as it was typed. */
import type { ProductId } from '../shared/ids.ts';
import { francsTyped } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { lineIn } from '../shared/typed-text.ts';
import type { OrderLine } from './order.ts';

export type RawRefund = {
  /** Swiss francs. */
  readonly amount: string;
  readonly words: string;
  /** Pieces that came back and can be sold again, by the line's position; missing: none. */
  readonly back: Readonly<Record<string, string>>;
};

export type RefundReason = 'required' | 'not_an_amount' | 'too_long' | 'not_pieces';
/** `back-2`: the pieces of the second line. */
export type RefundFieldRefusal = {
  readonly field: 'amount' | 'words' | `back-${number}`;
  readonly reason: RefundReason;
};

export type WantedRefund = {
  readonly amount: Rappen;
  readonly words: string;
  readonly back: readonly { readonly productId: ProductId; readonly quantity: number }[];
};

/** Beyond any order; catches a forgotten decimal point. In Rappen. */
const HIGHEST = 999_999_99;
const LONGEST_WORDS = 200;

/** Money that goes back is exact to the Rappen, unlike prices. */
function amountIn(typed: string): Result<Rappen, RefundReason> {
  const amount = francsTyped(typed);
  if (!amount.ok) return err(amount.error === 'missing' ? 'required' : 'not_an_amount');
  return amount.value > 0 && amount.value <= HIGHEST ? amount : err('not_an_amount');
}

/** All that is wrong with it at once, in the order of the form. */
export function readRefund(
  raw: RawRefund,
  lines: readonly OrderLine[],
): Result<WantedRefund, readonly RefundFieldRefusal[]> {
  const refusals: RefundFieldRefusal[] = [];
  const amount = amountIn(raw.amount);
  if (!amount.ok) refusals.push({ field: 'amount', reason: amount.error });
  const words = lineIn(raw.words, LONGEST_WORDS);
  if (!words.ok) refusals.push({ field: 'words', reason: words.error });
  const back = lines.flatMap(({ position, productId, quantity }) => {
    const typed = (raw.back[String(position)] ?? '').trim();
    if (productId === null || typed === '' || typed === '0') return [];
    const pieces = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
    if (pieces >= 1 && pieces <= quantity) return [{ productId, quantity: pieces }];
    refusals.push({ field: `back-${position}`, reason: 'not_pieces' });
    return [];
  });
  if (!amount.ok || !words.ok || refusals.length > 0) return err(refusals);
  return ok({ amount: amount.value, words: words.value, back });
}
