import type { WaitlistLinks } from '#domain/ports/waitlist.ts';
import type { VisitorId } from '#domain/shared/ids.ts';
import { idSeal, type SignedLinksOptions } from './id-seal.ts';

/**
 * Whoever has an account keeps a place there: no letter opens somebody's account.
 *
 * @throws Error without any secret
 */
export function waitlistLinks(options: SignedLinksOptions): WaitlistLinks {
  const { address, open, page } = idSeal<VisitorId>('keep-place', options);
  return {
    place: (salonId, { visitorId, guest }, locale) =>
      guest ? address(salonId, locale, '/waitlist', visitorId) : page(salonId, locale, '/account/waitlist'),
    open,
  };
}
