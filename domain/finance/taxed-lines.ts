/** What was sold line by line, with each line's share of the tax: so that a figure by colleague adds up to the VAT's. */
import { vatIn } from '../orders/vat-split.ts';
import type { Localized } from '../shared/locale.ts';
import { negated, rappen, sum, type Rappen } from '../shared/money.ts';

export const TURNOVER_KINDS = ['service', 'product', 'shipping', 'free', 'damages'] as const;
export type TurnoverKind = (typeof TURNOVER_KINDS)[number];

/** `gross` in Rappen, VAT included; negative for what was taken back. */
export type SoldLine = {
  readonly kind: TurnoverKind;
  readonly name: Localized | string;
  /** Our own id of the service or the product; null: neither. */
  readonly itemId: string | null;
  readonly staffId: string | null;
  readonly staffName: string | null;
  readonly gross: Rappen;
  readonly vatCode: string;
  readonly vatBasisPoints: number;
};

export type TurnoverLine = SoldLine & { readonly net: Rappen; readonly vat: Rappen };

/**
 * Each line with its tax. The tax of a rate is computed over the total of its lines, as on every document (0022), and
 * given to the lines as the total grows, so the lines of a rate add up to exactly that.
 */
export function taxedLines(lines: readonly SoldLine[]): readonly TurnoverLine[] {
  const soFar = new Map<string, Rappen>();
  return lines.map((line) => {
    const rate = `${line.vatCode} ${line.vatBasisPoints}`;
    const before = soFar.get(rate) ?? rappen(0);
    const after = rappen(before + line.gross);
    soFar.set(rate, after);
    const vat = rappen(vatIn(after, line.vatBasisPoints) - vatIn(before, line.vatBasisPoints));
    return { ...line, vat, net: rappen(line.gross - vat) };
  });
}

/**
 * The lines of a part that goes back, negative: the part of the whole that lies between what had gone back before and
 * what has now. Parts that make up the whole together carry exactly its tax, however it was cut.
 *
 * @param before in Rappen, what had gone back of these lines; `before + amount` is at most their total
 */
export function partBack(
  lines: readonly SoldLine[],
  before: Rappen,
  amount: Rappen,
): readonly TurnoverLine[] {
  const earlier = taxedLines(partOf(lines, before));
  const now = taxedLines(partOf(lines, rappen(before + amount)));
  return now.map((line, index) => {
    const known = earlier[index]!;
    return {
      ...line,
      gross: rappen(known.gross - line.gross),
      net: rappen(known.net - line.net),
      vat: rappen(known.vat - line.vat),
    };
  });
}

/** What of an order's lines goes back, and what its credit note says of it. */
export type LinesBack = {
  readonly lines: readonly SoldLine[];
  /** In Rappen, what had gone back of these lines before. */
  readonly before: Rappen;
  /** Null: the order was not invoiced, or no note is for this. */
  readonly credited: Credited | null;
};

/** A credit note, which may be for two records: money, and what went back to the voucher that had paid with it. */
export type Credited = {
  /** What it takes back, above zero and without vouchers. */
  readonly lines: readonly SoldLine[];
  /** In Rappen, what of it another record has taken back. */
  readonly before: Rappen;
};

/**
 * Turnover that goes back, negative: as the credit note says, whose tax is what the recipient takes back (Art. 27 MWSTG)
 * and which knows what was brought back; else a part of all lines.
 *
 * @param amount in Rappen, of the goods
 */
export function goodsBack({ lines, before, credited }: LinesBack, amount: Rappen): readonly TurnoverLine[] {
  const noted = credited === null ? 0 : sum(credited.lines.map(({ gross }) => gross));
  return credited !== null && credited.before + amount <= noted
    ? partBack(credited.lines, credited.before, amount)
    : partBack(lines, before, amount);
}

/** The same, taken back. */
export const takenBack = (lines: readonly TurnoverLine[]): readonly TurnoverLine[] =>
  lines.map((line) => ({
    ...line,
    gross: negated(line.gross),
    net: negated(line.net),
    vat: negated(line.vat),
  }));

/** So much of each line that all of them make `amount`. */
function partOf(lines: readonly SoldLine[], amount: Rappen): readonly SoldLine[] {
  const total = sum(lines.map(({ gross }) => gross));
  let reached = 0;
  let given = 0;
  return lines.map((line) => {
    reached += line.gross;
    const upTo = total === 0 ? 0 : Math.round((amount * reached) / total);
    const gross = rappen(upTo - given);
    given = upTo;
    return { ...line, gross };
  });
}

/** So much of what the lines are, at their rates: what was paid ahead of them, with the tax in it. */
export const aheadOf = (lines: readonly SoldLine[], amount: Rappen): readonly TurnoverLine[] =>
  taxedLines(partOf(lines, amount));
