/** German stands at `/…`, English at `/en/…`: the address alone says the language. */
import type { Locale } from '#domain/shared/locale.ts';

const ENGLISH = /^\/en(?=\/|$)/i;

export const localeOfPath = (pathname: string): Locale => (ENGLISH.test(pathname) ? 'en' : 'de-CH');

export const localeOfRequest = (request: Request): Locale => localeOfPath(new URL(request.url).pathname);

/** The path as it reads in German: without the language, and never `//…`, which would lead to another host. */
export const withoutLocale = (pathname: string): string =>
  pathname.replace(ENGLISH, '').replace(/^\/+/, '/') || '/';

/** `/book?x` in a language: `/en/book?x`. */
export function inLocale(locale: Locale, path: string): string {
  if (locale === 'de-CH') return path;
  return path === '/' || path.startsWith('/?') || path.startsWith('/#')
    ? `/en${path.slice(1)}`
    : `/en${path}`;
}
