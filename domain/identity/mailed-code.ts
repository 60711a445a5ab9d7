import type { AccountId, CodeId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Instant } from '../shared/salon-time.ts';

export type CodePurpose = 'sign_in' | 'sign_up' | 'reset';

/** What was typed into the sign-up. It becomes an account when the code proves whose the address is. */
export type PendingAccount = {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  readonly passwordHash: string;
  readonly locale: Locale;
};

export type MailedCode = {
  readonly id: CodeId;
  readonly purpose: CodePurpose;
  readonly email: string;
  /** Null: nobody has this address, or nobody yet. */
  readonly accountId: AccountId | null;
  readonly codeHash: string;
  readonly pending: PendingAccount | null;
  readonly attempts: number;
  readonly expiresAt: Instant;
  readonly used: boolean;
};

/** Eight figures, five guesses: with the limits of `ATTEMPT_LIMITS` one in some four million hits within an hour. */
export const CODE_MINUTES = 10;
export const CODE_GUESSES = 5;

export type CodeRefusal = { readonly kind: 'wrong_code' } | { readonly kind: 'code_over' };

/** The figures of what was typed: people copy codes with spaces. */
export const codeFigures = (typed: string): string => typed.slice(0, 100).replace(/\D/gu, '');

/** `codeHash` is of what was typed. One that does not exist looks like one that is over. */
export function judgeCode(
  code: MailedCode | null,
  purposes: readonly CodePurpose[],
  codeHash: string,
  at: Instant,
): 'right' | CodeRefusal['kind'] {
  if (code === null || !purposes.includes(code.purpose)) return 'code_over';
  if (code.used || at >= code.expiresAt || code.attempts >= CODE_GUESSES) return 'code_over';
  return code.codeHash === codeHash ? 'right' : 'wrong_code';
}
