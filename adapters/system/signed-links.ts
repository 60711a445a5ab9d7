import type { Links } from '#domain/ports/links.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { idSeal, type SignedLinksOptions } from './id-seal.ts';

/**
 * @throws Error without any secret
 */
export function signedLinks(options: SignedLinksOptions): Links {
  const { address, open } = idSeal<AppointmentId>('manage-visit', options);
  return {
    manageVisit: (salonId, id, locale) => address(salonId, locale, '/visit', id),
    payVisit: (salonId, id, locale) => address(salonId, locale, '/book/payment', id),
    answerOffer: (salonId, id, locale) => `${address(salonId, locale, '/visit', id)}/offer`,
    openVisit: open,
  };
}
