import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Links } from '#domain/ports/links.ts';
import { isUuid, type AppointmentId, type SalonId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';

export type SignedLinksOptions = {
  /** Where a salon's site is reached; from configuration, without a slash at the end. */
  readonly baseUrlOf: (salonId: SalonId) => string;
  /** The first one signs; all of them open, so that links survive a change of secrets. */
  readonly secrets: readonly string[];
};

const PURPOSE = 'manage-visit';
const ID_BYTES = 16;
/** 48 bytes (an id and SHA-256's 32) are 64 characters of base64url without padding: each token has one spelling. */
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
const PREFIXES: { readonly [L in Locale]: string } = { 'de-CH': '', en: '/en' };

/**
 * @throws Error without any secret
 */
export function signedLinks({ baseUrlOf, secrets }: SignedLinksOptions): Links {
  const [current] = secrets;
  if (current === undefined) throw new Error('links need a secret');
  const addressed =
    (path: string): Links['manageVisit'] =>
    (salonId, appointmentId, locale) => {
      const token = Buffer.concat([bytesOf(appointmentId), signature(current, salonId, appointmentId)]);
      return `${baseUrlOf(salonId)}${PREFIXES[locale]}${path}/${token.toString('base64url')}`;
    };
  const manageVisit = addressed('/visit');
  return {
    manageVisit,
    payVisit: addressed('/book/payment'),
    answerOffer: (salonId, appointmentId, locale) => `${manageVisit(salonId, appointmentId, locale)}/offer`,
    openVisit: (salonId, token) => {
      if (!TOKEN.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      const appointmentId = idOf(bytes.subarray(0, ID_BYTES));
      const given = bytes.subarray(ID_BYTES);
      // All secrets are tried, so that the time taken says nothing about which one fits.
      const fits = secrets.filter((secret) =>
        timingSafeEqual(given, signature(secret, salonId, appointmentId)),
      );
      return fits.length > 0 ? appointmentId : null;
    },
  };
}

/** The salon is signed along: a link of one salon opens nothing in another. */
const signature = (secret: string, salonId: SalonId, appointmentId: AppointmentId): Buffer =>
  createHmac('sha256', secret).update(`${PURPOSE}\0${salonId}\0${appointmentId}`).digest();

/**
 * @throws TypeError for anything but a lower-case UUID
 */
function bytesOf(id: AppointmentId): Buffer {
  if (!isUuid(id)) throw new TypeError('an appointment id is a UUID');
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

const idOf = (bytes: Buffer): AppointmentId =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as AppointmentId;
