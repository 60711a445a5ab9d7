import { createHmac, timingSafeEqual } from 'node:crypto';
import type { VoucherLinks } from '#domain/ports/vouchers.ts';
import { isUuid, type VoucherId, type SalonId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { SignedLinksOptions } from './signed-links.ts';

const PURPOSE = 'see-voucher';
const ID_BYTES = 16;
/** As signed-links.ts: an id and SHA-256's 32 bytes, one spelling each. */
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
const PREFIXES: { readonly [L in Locale]: string } = { 'de-CH': '', en: '/en' };

/**
 * @throws Error without any secret
 */
export function voucherLinks({ baseUrlOf, secrets }: SignedLinksOptions): VoucherLinks {
  const [current] = secrets;
  if (current === undefined) throw new Error('links need a secret');
  return {
    voucher: (salonId, id, locale) => {
      const token = Buffer.concat([bytesOf(id), signature(current, salonId, id)]);
      return `${baseUrlOf(salonId)}${PREFIXES[locale]}/voucher/${token.toString('base64url')}`;
    },
    open: (salonId, token) => {
      if (!TOKEN.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      const id = idOf(bytes.subarray(0, ID_BYTES));
      const given = bytes.subarray(ID_BYTES);
      const fits = secrets.filter((secret) => timingSafeEqual(given, signature(secret, salonId, id)));
      return fits.length > 0 ? id : null;
    },
  };
}

const signature = (secret: string, salonId: SalonId, id: VoucherId): Buffer =>
  createHmac('sha256', secret).update(`${PURPOSE}\0${salonId}\0${id}`).digest();

/**
 * @throws TypeError for anything but a lower-case UUID
 */
function bytesOf(id: VoucherId): Buffer {
  if (!isUuid(id)) throw new TypeError('a voucher id is a UUID');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

const idOf = (bytes: Buffer): VoucherId =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as VoucherId;
