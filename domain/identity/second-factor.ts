/** A code of the telephone's, every thirty seconds another one (RFC 6238), and codes on paper for when it is lost. */
import type { SecondFactor } from './account.ts';

export const RECOVERY_CODES = 10;

export type FactorRefusal =
  { readonly kind: 'wrong_code' } | { readonly kind: 'too_many'; readonly minutes: number };

/** What was typed, whichever of the two it is. */
export type TypedFactor =
  { readonly kind: 'time'; readonly figures: string } | { readonly kind: 'recovery'; readonly code: string };

/** Six figures are a telephone's; recovery codes are longer and are copied with gaps and in any case. */
export function typedFactor(typed: string): TypedFactor {
  const bare = typed.slice(0, 100).replace(/[\s-]/gu, '');
  return /^\d{6}$/.test(bare)
    ? { kind: 'time', figures: bare }
    : { kind: 'recovery', code: bare.toUpperCase() };
}

/** @param step whose code was typed; null: none's */
export const isFresh = (factor: Pick<SecondFactor, 'lastStep'>, step: number | null): step is number =>
  step !== null && (factor.lastStep === null || step > factor.lastStep);
