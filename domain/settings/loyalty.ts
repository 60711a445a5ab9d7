/** The loyalty programme, as its form has it. */
import type { Programme, Tier } from '../loyalty/loyalty.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { lineField, wholeIn } from './field-rules.ts';
import type { FieldRefusal } from './field-rules.ts';

export type RawTier = { readonly name: string; readonly threshold: string };
export type RawLoyalty = {
  readonly active: boolean;
  readonly pointsPerFranc: string;
  readonly tiers: readonly RawTier[];
};

export const MOST_TIERS = 5;
const LONGEST_NAME = 30;
const MOST_POINTS = 100;
const HIGHEST = 100_000;

/** `name.1`: the second line. Lines that are left empty are none. */
export function readLoyalty(raw: RawLoyalty): Result<Programme, readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const points = wholeIn(raw.pointsPerFranc, 1, MOST_POINTS);
  if (!points.ok) refusals.push({ field: 'pointsPerFranc', reason: points.error });
  const tiers = raw.tiers.slice(0, MOST_TIERS).flatMap(({ name, threshold }, place): readonly Tier[] => {
    if (name.trim() === '' && threshold.trim() === '') return [];
    const [said, from] = [lineField(name, LONGEST_NAME), wholeIn(threshold, 1, HIGHEST)];
    if (!said.ok) refusals.push({ field: `name.${place}`, reason: said.error });
    if (!from.ok) refusals.push({ field: `threshold.${place}`, reason: from.error });
    return said.ok && from.ok ? [{ name: said.value, threshold: from.value }] : [];
  });
  const rising = tiers.toSorted((a, b) => a.threshold - b.threshold);
  const twice = rising.some(({ threshold }, place) => threshold === rising[place - 1]?.threshold);
  if (twice) refusals.push({ field: 'threshold.0', reason: 'overlaps' });
  if (!points.ok || refusals.length > 0) return err(refusals);
  return ok({ active: raw.active, pointsPerFranc: points.value, tiers: rising });
}

/** With empty lines to fill in. */
export const rawLoyaltyOf = ({ active, pointsPerFranc, tiers }: Programme): RawLoyalty => ({
  active,
  pointsPerFranc: String(pointsPerFranc),
  tiers: Array.from({ length: MOST_TIERS }, (_, place) => ({
    name: tiers[place]?.name ?? '',
    threshold: tiers[place] === undefined ? '' : String(tiers[place].threshold),
  })),
});
