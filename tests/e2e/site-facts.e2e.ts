/** What machines read: the sitemap and its languages, structured data, robots.txt, health. */
import { expect, test } from './watched-test.ts';

const attributes = (html: string, pattern: RegExp): readonly string[] =>
  [...html.matchAll(pattern)].map((match) => match[1] ?? '');

test('every address of the sitemap answers in both languages', { tag: '@desktop' }, async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const addresses = attributes(sitemap, /<loc>([^<]+)<\/loc>/g);
  expect(addresses.length).toBeGreaterThanOrEqual(16);
  for (const address of addresses) {
    const english = new URL(address).pathname.startsWith('/en');
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(200);
    const html = await answer.text();
    expect(html, address).toContain(`<html lang="${english ? 'en' : 'de-CH'}"`);
    expect(attributes(html, /<link rel="canonical" href="([^"]+)"/g), address).toEqual([address]);
    const pair = new Map(
      [...html.matchAll(/<link rel="alternate" href="([^"]+)" hrefLang="([^"]+)"/gi)].map((link) => [
        link[2],
        link[1],
      ]),
    );
    expect(pair.get(english ? 'en' : 'de-CH'), address).toBe(address);
    expect(pair.get('x-default')).toBe(pair.get('de-CH'));
    expect(addresses).toContain(pair.get('en'));
    expect(addresses).toContain(pair.get('de-CH'));
  }
});

type Salon = {
  readonly '@type': string;
  readonly openingHoursSpecification: readonly { readonly dayOfWeek: string; readonly opens: string }[];
};

test('the home page tells search engines when it is open', { tag: '@desktop' }, async ({ flow }) => {
  await flow.open('/');
  const written = await flow.page.locator('script[type="application/ld+json"]').first().textContent();
  const salon = JSON.parse(written ?? '') as Salon;
  expect(salon['@type']).toBe('HairSalon');
  const days = salon.openingHoursSpecification.map(({ dayOfWeek }) => dayOfWeek);
  expect(days).toEqual(['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']);
});

test('the demo is not for search engines, and is well', { tag: '@desktop' }, async ({ request }) => {
  const robots = await request.get('/robots.txt');
  expect(robots.headers()['content-type']).toContain('text/plain');
  expect(await robots.text()).toContain('Disallow: /\n');
  const health = await request.get('/api/health');
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: 'ok' });
});

test('no step of a booking wants to be found', { tag: '@desktop' }, async ({ request }) => {
  for (const path of ['/book/staff?s=pony', '/book/time?s=pony', '/en/book/time?s=pony', '/nothing-here']) {
    expect(await (await request.get(path)).text(), path).toContain('content="noindex"');
  }
});

test('every answer carries the headers that protect it', { tag: '@desktop' }, async ({ request }) => {
  for (const path of ['/', '/book', '/nothing-here', '/favicon.svg', '/api/salons/nowhere/slots']) {
    const headers = (await request.get(path)).headers();
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy'], path).toMatch(/script-src 'self' 'nonce-[^']+'/);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
  const preflight = await request.fetch('/book/time?s=pony', {
    method: 'OPTIONS',
    headers: { Origin: 'https://elsewhere.example' },
  });
  expect(preflight.headers()['access-control-allow-origin']).toBeUndefined();
});
