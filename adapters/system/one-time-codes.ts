import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { OneTimeCodes } from '#domain/ports/identity.ts';

const STEP_MS = 30_000;
const IV = 12;
const TAG = 16;

/**
 * What telephones' programs understand of RFC 6238: SHA-1, six figures, thirty seconds. Secrets are sealed (AES-256-GCM):
 * whoever reads the table has no second factor.
 *
 * @param keys the one that seals comes first; those after it still open (rotation)
 */
export function oneTimeCodes({ keys }: { readonly keys: readonly string[] }): OneTimeCodes & {
  /** For the page on which somebody sets it up. */
  describe(sealed: string, who: { readonly issuer: string; readonly label: string }): FactorWords;
} {
  const [first] = keys;
  if (first === undefined) throw new Error('sealing needs a key');
  const totp = (sealed: string, issuer = '', label = '') =>
    new TOTP({
      issuer,
      label,
      algorithm: 'SHA1',
      digits: 6,
      period: STEP_MS / 1000,
      secret: Secret.fromBase32(open(sealed, keys)),
    });
  return {
    newSecret: () => seal(new Secret({ size: 20 }).base32, first),
    // One step earlier or later: clocks of telephones are not exact.
    stepOf: (sealed, figures, at) => {
      const delta = totp(sealed).validate({ token: figures, timestamp: at, window: 1 });
      return delta === null ? null : Math.floor(at / STEP_MS) + delta;
    },
    describe: (sealed, { issuer, label }) => {
      const code = totp(sealed, issuer, label);
      return { uri: code.toString(), words: code.secret.base32.replace(/(.{4})(?=.)/g, '$1 ') };
    },
  };
}

export type FactorWords = { readonly uri: string; readonly words: string };

const keyOf = (key: string): Buffer => createHash('sha256').update(`second factor ${key}`).digest();

function seal(text: string, key: string): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** @throws Error when no key opens it: the environment has lost one that is still in use */
function open(sealed: string, keys: readonly string[]): string {
  const bytes = Buffer.from(sealed, 'base64url');
  for (const key of keys) {
    try {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, IV), {
        authTagLength: TAG,
      });
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
    } catch {
      // Sealed with another key.
    }
  }
  throw new Error('no key opens this second factor');
}
