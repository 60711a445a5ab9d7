import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Secrets } from '#domain/ports/identity.ts';

/** Without those that are taken for others on paper. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** As long as the longest secret in a path, so that the request log takes it for one. */
const LINK_BYTES = 48;

/** @param key what is short (an address, a code) is kept as a digest with it: without it, all of them could be tried */
export function identitySecrets({ key }: { readonly key: string }): Secrets {
  return {
    session: () => randomBytes(32).toString('base64url'),
    sessionDigest: (secret) => createHash('sha256').update(secret).digest('hex'),
    code: () => String(randomInt(100_000_000)).padStart(8, '0'),
    recovery: () => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
    recoveryDigest: (id, code) => createHash('sha256').update(`recovery ${id} ${code}`).digest('hex'),
    invitation: () => randomBytes(LINK_BYTES).toString('base64url'),
    invitationDigest: (token) => createHash('sha256').update(`invitation ${token}`).digest('hex'),
    codeDigest: (id, code) => createHmac('sha256', key).update(`code ${id} ${code}`).digest('hex'),
    subject: (kind, text) => createHmac('sha256', key).update(`attempt ${kind} ${text}`).digest('hex'),
  };
}
