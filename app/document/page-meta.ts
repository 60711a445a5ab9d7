/** Title, description, language versions and preview of a page. */
import type { MetaDescriptor } from '@remix-run/node';
import type { Catalogue } from '../i18n/catalogue.ts';
import { inLocale, localeOfPath, withoutLocale } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';

type Match = { readonly id: string; readonly data?: unknown };
type RootFacts = {
  readonly baseUrl: string;
  readonly salon: { readonly name: string; readonly city: string };
  /** A form came back: entry.server.tsx says so. */
  readonly formRefused?: boolean;
};

export type PageWords = { readonly title: string; readonly description?: string };

const isRootFacts = (data: unknown): data is RootFacts =>
  typeof data === 'object' && data !== null && 'baseUrl' in data && 'salon' in data;

type AreaFacts = { readonly visited: RootFacts['salon'] | null };
const isAreaFacts = (data: unknown): data is AreaFacts =>
  typeof data === 'object' && data !== null && 'visited' in data;

/** @param index false: a step of a booking or somebody's visit, nothing for a search engine */
export function pageMeta(
  args: { readonly location: { readonly pathname: string }; readonly matches: readonly Match[] },
  words: (texts: Catalogue, salon: RootFacts['salon']) => PageWords,
  options: { readonly index: boolean } = { index: true },
): MetaDescriptor[] {
  const root = args.matches.find((match) => match.id === 'root')?.data;
  const locale = localeOfPath(args.location.pathname);
  const texts = textsIn(locale);
  if (!isRootFacts(root)) return [];
  // The staff's area names the salon in view, which may be another one than this host's.
  const area = args.matches.find((match) => match.id === 'routes/admin-layout')?.data;
  const salon = (isAreaFacts(area) ? area.visited : null) ?? root.salon;
  const { title: written, description } = words(texts, salon);
  // Soft hyphens are for narrow headings.
  const title = written.replaceAll('\u00ad', '');
  const named = title.includes(salon.name) ? title : `${title} – ${salon.name}`;
  // The title is what a screen reader says first.
  const full = root.formRefused === true ? texts.frame.form.errorPrefix + named : named;
  if (!options.index) return [{ title: full }, { name: 'robots', content: 'noindex' }];
  const path = withoutLocale(args.location.pathname);
  const address = (language: 'de-CH' | 'en') => `${root.baseUrl}${inLocale(language, path)}`;
  const link = (rel: string, href: string, hrefLang?: string): MetaDescriptor => ({
    tagName: 'link',
    rel,
    href,
    ...(hrefLang === undefined ? {} : { hrefLang }),
  });
  return [
    { title: full },
    ...(description === undefined ? [] : [{ name: 'description', content: description }]),
    link('canonical', address(locale)),
    link('alternate', address('de-CH'), 'de-CH'),
    link('alternate', address('en'), 'en'),
    link('alternate', address('de-CH'), 'x-default'),
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: root.salon.name },
    { property: 'og:title', content: full },
    ...(description === undefined ? [] : [{ property: 'og:description', content: description }]),
    { property: 'og:url', content: address(locale) },
    { property: 'og:locale', content: locale === 'en' ? 'en_GB' : 'de_CH' },
    { property: 'og:image', content: `${root.baseUrl}/icon-512.png` },
  ];
}
