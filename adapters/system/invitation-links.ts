import type { InvitationLinks } from '#domain/ports/invitations.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { SignedLinksOptions } from './id-seal.ts';

const PREFIXES: { readonly [L in Locale]: string } = { 'de-CH': '', en: '/en' };

/** Not signed: the token is random, and a row knows its digest. */
export const invitationLinks = ({ baseUrlOf }: Pick<SignedLinksOptions, 'baseUrlOf'>): InvitationLinks => ({
  accept: (salonId, token, locale) => `${baseUrlOf(salonId)}${PREFIXES[locale]}/invitation/${token}`,
});
