/** A new address replaces the old one when a code that was mailed there has come back, and not before. */
import type { Instant } from '../shared/salon-time.ts';

export type AddressChange = {
  /** Null: nothing is under way; the row still counts the letters. */
  readonly email: string | null;
  readonly codeHash: string | null;
  readonly guesses: number;
  readonly expiresAt: Instant | null;
  /** Letters since `windowFrom`: our letters must not be a way to fill somebody's mailbox. */
  readonly letters: number;
  readonly windowFrom: Instant;
};

export const ADDRESS_CODE_MINUTES = 30;
export const ADDRESS_CODE_GUESSES = 5;
export const ADDRESS_LETTERS = 5;
export const ADDRESS_WINDOW_MINUTES = 60;

const MINUTE = 60_000;

const windowIsOver = (change: AddressChange, at: Instant): boolean =>
  at >= change.windowFrom + ADDRESS_WINDOW_MINUTES * MINUTE;

/** What stands there once a letter more is under way; null: too many were asked for. */
export function withLetter(
  before: AddressChange | null,
  asked: { readonly email: string; readonly codeHash: string },
  at: Instant,
): AddressChange | null {
  const fresh = before === null || windowIsOver(before, at);
  const letters = fresh ? 1 : before.letters + 1;
  if (letters > ADDRESS_LETTERS) return null;
  const windowFrom = fresh ? at : before.windowFrom;
  const expiresAt = (at + ADDRESS_CODE_MINUTES * MINUTE) as Instant;
  return { ...asked, guesses: 0, expiresAt, letters, windowFrom };
}

export type CodeVerdict = 'right' | 'wrong_code' | 'code_over';

export function judgeAddressCode(change: AddressChange | null, codeHash: string, at: Instant): CodeVerdict {
  if (change === null || change.email === null || change.expiresAt === null) return 'code_over';
  if (at >= change.expiresAt || change.guesses >= ADDRESS_CODE_GUESSES) return 'code_over';
  return change.codeHash === codeHash ? 'right' : 'wrong_code';
}

/** The figures of what was typed: people copy codes with spaces. */
export const typedFigures = (typed: string): string => typed.slice(0, 100).replace(/\D/gu, '');
