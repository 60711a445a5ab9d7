/** What every loader and action of the customer's account begins with: a guard in a parent route protects no child. */
import { redirect, type AppLoadContext } from '@remix-run/node';
import type { Customer } from '#domain/shared/actor.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';

export type AccountPage = {
  readonly url: URL;
  readonly locale: Locale;
  readonly texts: Catalogue;
  readonly actor: Customer;
  readonly now: Instant;
};

/** @throws Response 303 to the sign-in when nobody is signed in; 303 to the staff's area for those who work there */
export async function accountPageOf(request: Request, context: AppLoadContext): Promise<AccountPage> {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const signedIn = await context.signedIn();
  if (signedIn === null) {
    const to = request.method === 'GET' ? url.pathname + url.search : inLocale(locale, '/account');
    throw redirect(`${inLocale(locale, '/sign-in')}?to=${encodeURIComponent(to)}`, 303);
  }
  const { actor } = signedIn;
  if (actor.kind !== 'customer') throw redirect(inLocale(locale, '/admin'), 303);
  return { url, locale, texts: textsIn(locale), actor, now: context.clock.now() };
}
