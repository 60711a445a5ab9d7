/** What every loader and action of the staff's area begins with: a guard in a parent route protects no child. */
import { redirect, type AppLoadContext } from '@remix-run/node';
import { may, type Permission } from '#domain/identity/permissions.ts';
import { inView } from '#domain/identity/head-office.ts';
import type { HeadOffice, Insider } from '#domain/shared/actor.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Catalogue } from './i18n/catalogue.ts';
import { inLocale, localeOfPath } from './i18n/locale-path.ts';
import { textsIn } from './i18n/texts.ts';
import { notFound } from './page-of.ts';

export type StaffPage = {
  readonly url: URL;
  readonly locale: Locale;
  readonly texts: Catalogue;
  /** In the salon that is in view: head office chooses one. */
  readonly actor: Insider;
  readonly now: Instant;
};

/**
 * @throws Response 303 to the sign-in when nobody is signed in, and to the second factor when the salon asks for one; 404 when the role does not carry the permission, as for
 *   an address that does not exist
 */
export async function staffPageOf(
  request: Request,
  context: AppLoadContext,
  permission: Permission,
): Promise<StaffPage> {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const signedIn = await context.signedIn();
  if (signedIn === null) {
    const to = request.method === 'GET' ? url.pathname + url.search : inLocale(locale, '/admin');
    throw redirect(`${inLocale(locale, '/sign-in')}?to=${encodeURIComponent(to)}`, 303);
  }
  const { actor } = signedIn;
  if (actor.kind === 'customer' || !may(actor, permission)) throw notFound();
  if (signedIn.mustHaveSecondFactor && !signedIn.hasSecondFactor) {
    throw redirect(inLocale(locale, '/account/factor'), 303);
  }
  return { url, locale, texts: textsIn(locale), actor: inView(actor, signedIn), now: context.clock.now() };
}

export type HeadOfficePage = StaffPage & {
  /** As it has signed in, at its own salon. */
  readonly atHome: HeadOffice;
};

/** The same for pages that are head office's alone. @throws Response 404 for everybody else who is signed in */
export async function headOfficePageOf(request: Request, context: AppLoadContext): Promise<HeadOfficePage> {
  const page = await staffPageOf(request, context, 'calendar.see');
  const atHome = (await context.signedIn())?.actor;
  if (atHome?.kind !== 'hq') throw notFound();
  return { ...page, atHome };
}
