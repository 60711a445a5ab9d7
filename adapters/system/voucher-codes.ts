import { createHash, createHmac } from 'node:crypto';
import type { VoucherCodes } from '#domain/ports/vouchers.ts';
import { CODE_SYMBOLS, codeOfSymbols } from '#domain/vouchers/voucher-code.ts';

/** Names a secret without telling it: 32 bits of a digest of at least 32 characters. */
const nameOf = (secret: string): string =>
  createHash('sha256').update(`voucher key ${secret}`).digest('hex').slice(0, 8);

const BITS = 5;

/** The first so many bits of a digest, five at a time: each symbol is as likely as the others. */
function symbolsOf(digest: Buffer): readonly number[] {
  let rest = BigInt(`0x${digest.toString('hex')}`) >> BigInt(digest.length * 8 - CODE_SYMBOLS * BITS);
  const symbols: number[] = [];
  for (let place = 0; place < CODE_SYMBOLS; place += 1) {
    symbols.unshift(Number(rest & 31n));
    rest >>= BigInt(BITS);
  }
  return symbols;
}

/**
 * @param secrets the first one makes new codes; all of them show theirs again
 * @throws Error without any secret
 */
export function voucherCodes({ secrets }: { readonly secrets: readonly string[] }): VoucherCodes {
  const [current] = secrets;
  if (current === undefined) throw new Error('codes need a secret');
  const byName = new Map(secrets.map((secret) => [nameOf(secret), secret]));
  return {
    currentKey: nameOf(current),
    codeOf: (salonId, id, codeKey) => {
      const secret = byName.get(codeKey);
      if (secret === undefined) return null;
      return codeOfSymbols(
        symbolsOf(createHmac('sha256', secret).update(`voucher\0${salonId}\0${id}`).digest()),
      );
    },
    digest: (salonId, code) => createHash('sha256').update(`voucher\0${salonId}\0${code}`).digest('hex'),
  };
}
