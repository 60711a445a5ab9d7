/** An address that mail can be sent to, in the one spelling in which it is kept and compared. */
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

export type EmailRefusal = 'missing' | 'malformed' | 'too_long';

/** RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all (erratum 1690 of RFC 3696). */
const LONGEST_EMAIL = 254;

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * The address lower-cased. Only what every mail server takes (RFC 5321, dot-atom, ASCII): an address that can be
 * stored but not written to would leave the customer without a confirmation.
 */
export function parseEmail(raw: string): Result<string, EmailRefusal> {
  if (raw.length > 2 * LONGEST_EMAIL) return err('too_long');
  const email = raw.normalize('NFC').trim().toLowerCase();
  if (email === '') return err('missing');
  if (email.length > LONGEST_EMAIL) return err('too_long');
  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, Math.max(at, 0)), email.slice(at + 1)];
  return local.length <= 64 && LOCAL_PART.test(local) && DOMAIN.test(domain) ? ok(email) : err('malformed');
}
