import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import type { AccountSecrets } from '#domain/ports/account.ts';

/** As long as the longest secret in a path, so that the request log takes it for one. */
const TOKEN_BYTES = 48;

/** @param key a code is short: without the key, all of them could be tried on its digest */
export function accountSecrets({ key }: { readonly key: string }): AccountSecrets {
  return {
    code: () => String(randomInt(100_000_000)).padStart(8, '0'),
    codeDigest: (account, email, code) =>
      createHmac('sha256', key).update(`new address ${account} ${email} ${code}`).digest('hex'),
    feedToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    feedDigest: (token) => createHash('sha256').update(token).digest('hex'),
  };
}
