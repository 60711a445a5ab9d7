/** What every loader and action begins with. */
import type { AppLoadContext } from '@remix-run/node';
import type { Booker } from '#domain/shared/actor.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Catalogue } from './i18n/catalogue.ts';
import { localeOfPath } from './i18n/locale-path.ts';
import { textsIn } from './i18n/texts.ts';

export type Page = {
  readonly url: URL;
  readonly locale: Locale;
  readonly texts: Catalogue;
  readonly actor: Booker;
  /** False for a browser without our cookie: it can have neither holds nor visits. */
  readonly known: boolean;
  /** What an answer that writes something for this visitor must carry. */
  readonly headers: { readonly 'Set-Cookie': string } | Record<string, never>;
  readonly now: Instant;
};

export async function pageOf(request: Request, context: AppLoadContext): Promise<Page> {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const { actor, setCookie } = await context.visitor();
  return {
    url,
    locale,
    texts: textsIn(locale),
    actor,
    known: setCookie === null,
    headers: setCookie === null ? {} : { 'Set-Cookie': setCookie },
    now: context.clock.now(),
  };
}

/** Unknown and foreign look the same. */
export const notFound = (): Response => new Response(null, { status: 404 });
