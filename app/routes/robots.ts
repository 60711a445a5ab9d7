import type { LoaderFunctionArgs } from '@remix-run/node';

const CLOSED = [
  '/account',
  '/admin',
  '/calendar/',
  '/en/account',
  '/book/',
  '/visit/',
  '/voucher/',
  '/en/voucher/',
  '/waitlist/',
  '/api/',
  '/en/book/',
  '/en/visit/',
];

/** Only production wants to be found. */
export function loader({ context }: LoaderFunctionArgs) {
  const lines =
    context.appEnv === 'production'
      ? [...CLOSED.map((path) => `Disallow: ${path}`), '', `Sitemap: ${context.baseUrl}/sitemap.xml`]
      : ['Disallow: /'];
  return new Response(`User-agent: *\n${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}
