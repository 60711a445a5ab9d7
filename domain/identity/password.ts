/** What may be a password. Length is what counts (NIST SP 800-63B, 5.1.1.2): nothing is asked of its characters. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';

export type PasswordRefusal = 'missing' | 'too_short' | 'too_long' | 'too_easy';

export const SHORTEST_PASSWORD = 12;
/** A hash of a very long one would keep the server busy. */
export const LONGEST_PASSWORD = 128;

const OFTEN_TRIED = ['passwort', 'password', 'qwertz', 'qwerty', 'abc', 'salon', 'schnittwerk', 'willkommen'];

const characters = (text: string): number => new Set(text).size;

/**
 * In Unicode's NFKC, so that the same keys pressed on another device give the same password.
 *
 * @param email whose beginning must not be most of it
 */
export function parsePassword(raw: string, email: string): Result<string, PasswordRefusal> {
  const password = normalPassword(raw);
  if (password === '') return err('missing');
  if ([...password].length > LONGEST_PASSWORD) return err('too_long');
  if ([...password].length < SHORTEST_PASSWORD) return err('too_short');
  return isEasy(password.toLowerCase(), email) ? err('too_easy') : ok(password);
}

export const normalPassword = (raw: string): string => raw.slice(0, 4 * LONGEST_PASSWORD).normalize('NFKC');

/** Nearly one character only, or a word that is tried first with figures behind it. */
function isEasy(password: string, email: string): boolean {
  const name = email.slice(0, Math.max(email.indexOf('@'), 0));
  const words = [email, ...(name.length >= 4 ? [name] : []), ...OFTEN_TRIED];
  const bare = words.reduce((rest, word) => rest.replaceAll(word, ''), password).replace(/[\d\s.!?_-]/gu, '');
  return characters(password) < 5 || bare === '';
}
