import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WaitlistLinks } from '#domain/ports/waitlist.ts';
import { isUuid, type SalonId, type VisitorId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { SignedLinksOptions } from './signed-links.ts';

const PURPOSE = 'keep-place';
const ID_BYTES = 16;
/** As signed-links.ts: an id and SHA-256's 32 bytes, one spelling each. */
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
const PREFIXES: { readonly [L in Locale]: string } = { 'de-CH': '', en: '/en' };

/** Whoever has an account keeps a place there: no letter opens somebody's account. */
export function waitlistLinks({ baseUrlOf, secrets }: SignedLinksOptions): WaitlistLinks {
  const [current] = secrets;
  if (current === undefined) throw new Error('links need a secret');
  return {
    place: (salonId, { visitorId, guest }, locale) => {
      if (!guest) return `${baseUrlOf(salonId)}${PREFIXES[locale]}/account/waitlist`;
      const token = Buffer.concat([bytesOf(visitorId), signature(current, salonId, visitorId)]);
      return `${baseUrlOf(salonId)}${PREFIXES[locale]}/waitlist/${token.toString('base64url')}`;
    },
    open: (salonId, token) => {
      if (!TOKEN.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      const visitorId = idOf(bytes.subarray(0, ID_BYTES));
      const given = bytes.subarray(ID_BYTES);
      const fits = secrets.filter((secret) => timingSafeEqual(given, signature(secret, salonId, visitorId)));
      return fits.length > 0 ? visitorId : null;
    },
  };
}

const signature = (secret: string, salonId: SalonId, visitorId: VisitorId): Buffer =>
  createHmac('sha256', secret).update(`${PURPOSE}\0${salonId}\0${visitorId}`).digest();

function bytesOf(id: VisitorId): Buffer {
  if (!isUuid(id)) throw new TypeError('a visitor id is a UUID');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

const idOf = (bytes: Buffer): VisitorId =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as VisitorId;
