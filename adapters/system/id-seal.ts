/** An id that may stand in an address, because nobody can make another: for whoever comes without an account. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid, type SalonId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';

export type SignedLinksOptions = {
  /** Where a salon's site is reached; from configuration, without a slash at the end. */
  readonly baseUrlOf: (salonId: SalonId) => string;
  /** The first one signs; all of them open, so that links survive a change of secrets. */
  readonly secrets: readonly string[];
};

const ID_BYTES = 16;
/** 48 bytes (an id and SHA-256's 32) are 64 characters of base64url without padding: each token has one spelling. */
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
const PREFIXES: { readonly [L in Locale]: string } = { 'de-CH': '', en: '/en' };

/**
 * @param purpose signed along, as the salon is: what opens one thing opens nothing else, and nothing in another salon
 * @throws Error without any secret
 */
export function idSeal<Id extends string>(purpose: string, { baseUrlOf, secrets }: SignedLinksOptions) {
  const [current] = secrets;
  if (current === undefined) throw new Error('links need a secret');
  const signature = (secret: string, salonId: SalonId, id: Id): Buffer =>
    createHmac('sha256', secret).update(`${purpose}\0${salonId}\0${id}`).digest();
  const page = (salonId: SalonId, locale: Locale, path: string): string =>
    `${baseUrlOf(salonId)}${PREFIXES[locale]}${path}`;
  return {
    /** An address of the salon's site, with nothing sealed in it. */
    page,
    /**
     * @throws TypeError for anything but a lower-case UUID
     */
    address: (salonId: SalonId, locale: Locale, path: string, id: Id): string => {
      const token = Buffer.concat([bytesOf(id), signature(current, salonId, id)]);
      return `${page(salonId, locale, path)}/${token.toString('base64url')}`;
    },
    /** Null for whatever was not sealed for this salon and this purpose. */
    open: (salonId: SalonId, token: string): Id | null => {
      if (!TOKEN.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      const id = idOf<Id>(bytes.subarray(0, ID_BYTES));
      const given = bytes.subarray(ID_BYTES);
      // All secrets are tried, so that the time taken says nothing about which one fits.
      const fits = secrets.filter((secret) => timingSafeEqual(given, signature(secret, salonId, id)));
      return fits.length > 0 ? id : null;
    },
  };
}

function bytesOf(id: string): Buffer {
  if (!isUuid(id)) throw new TypeError('a sealed id is a UUID');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

const idOf = <Id extends string>(bytes: Buffer): Id =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Id;
