/** The VAT that prices contain, rate by rate: what an invoice and the VAT return need. */
import { rappen, sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';

export type Taxed = {
  /** Rappen, VAT included; negative for what goes back. */
  readonly gross: Rappen;
  readonly vatCode: string;
  /** 810 is 8.1 %; 0: not liable. */
  readonly vatBasisPoints: number;
};

/** The code of what carries no tax, because it is no supply or the salon is not liable: figures are added up by it. */
export const NO_VAT = 'none';

export type VatShare = {
  readonly vatCode: string;
  readonly vatBasisPoints: number;
  readonly gross: Rappen;
  readonly net: Rappen;
  readonly vat: Rappen;
};

const WHOLE = 10_000;

/**
 * The tax in a price that contains it, in Rappen, rounded to the nearest (halves away from zero, so that what goes back
 * carries exactly the tax that came). Never rounded to 5 Rappen: only a cash total is.
 */
export function vatIn(gross: Rappen, vatBasisPoints: number): Rappen {
  const magnitude = Math.abs(gross);
  // Whole numbers throughout: twice the numerator plus the denominator, halved, is rounding without a fraction.
  const share = WHOLE + vatBasisPoints;
  const vat = Math.floor((2 * magnitude * vatBasisPoints + share) / (2 * share));
  return rappen(gross < 0 ? -vat : vat);
}

/**
 * One share for each rate, highest first, over the total of its amounts: per total and not per line, always (Art. 24
 * and 26 MWSTG leave the choice; mixing them makes Rappen that nobody can explain). `net + vat = gross` in each.
 */
export function vatShares(amounts: readonly Taxed[]): readonly VatShare[] {
  const rates = new Map<string, Taxed[]>();
  for (const each of amounts) {
    const key = `${each.vatCode} ${each.vatBasisPoints}`;
    rates.set(key, [...(rates.get(key) ?? []), each]);
  }
  return [...rates.values()]
    .map((same): VatShare => {
      const { vatCode, vatBasisPoints } = same[0]!;
      const gross = sum(same.map((each) => each.gross));
      const vat = vatIn(gross, vatBasisPoints);
      return { vatCode, vatBasisPoints, gross, net: rappen(gross - vat), vat };
    })
    .toSorted((a, b) => b.vatBasisPoints - a.vatBasisPoints || a.vatCode.localeCompare(b.vatCode));
}
