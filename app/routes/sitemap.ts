import type { LoaderFunctionArgs } from '@remix-run/node';
import { LOCALES } from '#domain/shared/locale.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { pageOf } from '../page-of.ts';

const PAGES = [
  '/',
  '/services',
  '/vouchers',
  '/team',
  '/contact',
  '/book',
  '/impressum',
  '/terms',
  '/privacy',
];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

async function shopPages({ request, context }: LoaderFunctionArgs): Promise<readonly string[]> {
  const { actor } = await pageOf(request, context);
  const shelves = await context.shop.queries.shelves(actor);
  const products = shelves.flatMap((shelf) => shelf.products.map(({ slug }) => `/shop/${slug}`));
  return products.length === 0 ? [] : ['/shop', ...products];
}

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const pages = [...PAGES, ...(await shopPages(args))];
  const address = (locale: (typeof LOCALES)[number], page: string) =>
    escaped(context.baseUrl + inLocale(locale, page));
  const urls = pages.flatMap((page) => {
    const versions = LOCALES.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale, page)}"/>`,
    ).join('');
    return LOCALES.map((locale) => `<url><loc>${address(locale, page)}</loc>${versions}</url>`);
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`;
  return new Response(xml, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
