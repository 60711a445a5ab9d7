/** The till is counted in the notes and coins that there are in Switzerland; the server adds up. */
import { lineField, wholeIn } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import { rappen, sum, type Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { coinsIn } from './typed-amount.ts';

/** In Rappen, the greatest first; the first six are notes. */
export const DENOMINATIONS = [
  100_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5,
] as const;
export type Denomination = (typeof DENOMINATIONS)[number];
export const isNote = (denomination: Denomination): boolean => denomination >= 1_000;

/** How many of each; those of which there are none may be missing. */
export type CashCount = readonly { readonly denomination: Denomination; readonly pieces: number }[];

/** In Rappen. */
export const countedOf = (count: CashCount): Rappen =>
  sum(count.map(({ denomination, pieces }) => rappen(denomination * pieces)));

export type RawCount = {
  /** By denomination; empty is none. */
  readonly pieces: Readonly<Record<string, string>>;
  /** What stays in the till as change for the next day. */
  readonly left: string;
  readonly note: string;
};

export type CountReason = FieldReason | 'more_than_counted' | 'difference_unexplained';
export type CountRefusal = { readonly field: string; readonly reason: CountReason };
export type ReadCount = {
  readonly count: CashCount;
  readonly counted: Rappen;
  readonly left: Rappen;
  readonly note: string | null;
};

export const pieceField = (denomination: Denomination): string => `pieces.${denomination}`;
const MOST_PIECES = 9_999;
const LONGEST_NOTE = 500;

/** The pieces alone, for showing their sum while somebody counts. */
export function readPieces(raw: RawCount['pieces']): Result<CashCount, readonly CountRefusal[]> {
  const count: { denomination: Denomination; pieces: number }[] = [];
  const refusals: CountRefusal[] = [];
  for (const denomination of DENOMINATIONS) {
    const typed = raw[String(denomination)] ?? '';
    const pieces = typed.trim() === '' ? ok(0) : wholeIn(typed, 0, MOST_PIECES);
    if (!pieces.ok) refusals.push({ field: pieceField(denomination), reason: pieces.error });
    else if (pieces.value > 0) count.push({ denomination, pieces: pieces.value });
  }
  return refusals.length > 0 ? err(refusals) : ok(count);
}

/** @param expected what the till should hold: a difference is explained by whoever closes */
export function readCount(raw: RawCount, expected: Rappen): Result<ReadCount, readonly CountRefusal[]> {
  const count = readPieces(raw.pieces);
  const left = coinsIn(raw.left);
  const note = lineField(raw.note, LONGEST_NOTE);
  const refusals: CountRefusal[] = count.ok ? [] : [...count.error];
  if (!left.ok) refusals.push({ field: 'left', reason: left.error });
  if (!note.ok && note.error !== 'required') refusals.push({ field: 'note', reason: note.error });
  if (!count.ok || !left.ok) return err(refusals);
  const counted = countedOf(count.value);
  if (left.value > counted) refusals.push({ field: 'left', reason: 'more_than_counted' });
  if (counted !== expected && !note.ok && note.error === 'required')
    refusals.push({ field: 'note', reason: 'difference_unexplained' });
  if (refusals.length > 0) return err(refusals);
  return ok({ count: count.value, counted, left: left.value, note: note.ok ? note.value : null });
}
