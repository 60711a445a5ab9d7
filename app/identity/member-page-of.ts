/** What every loader and action begins with that is about one's own sign-ins, whether customer or team. */
import { redirect, type AppLoadContext } from '@remix-run/node';
import type { SignedIn } from '#domain/ports/identity.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';

export type MemberPage = {
  readonly url: URL;
  readonly locale: Locale;
  readonly texts: Catalogue;
  readonly signedIn: SignedIn;
};

/** @throws Response 303 to the sign-in when nobody is signed in */
export async function memberPageOf(request: Request, context: AppLoadContext): Promise<MemberPage> {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const signedIn = await context.signedIn();
  if (signedIn === null) {
    throw redirect(`${inLocale(locale, '/sign-in')}?to=${encodeURIComponent(url.pathname)}`, 303);
  }
  return { url, locale, texts: textsIn(locale), signedIn };
}
