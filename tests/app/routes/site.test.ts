import { describe, expect, test } from 'vitest';
import { ok } from '#domain/shared/result.ts';
import { loader as contact } from '#app/routes/contact.tsx';
import { loader as home } from '#app/routes/home.tsx';
import { loader as impressum } from '#app/routes/impressum.tsx';
import { loader as privacy } from '#app/routes/privacy.tsx';
import { loader as robots } from '#app/routes/robots.ts';
import { loader as services } from '#app/routes/services.tsx';
import { loader as sitemap } from '#app/routes/sitemap.ts';
import { loader as team } from '#app/routes/team.tsx';
import { loader as terms } from '#app/routes/terms.tsx';
import { loader as nothing } from '#app/routes/not-found.tsx';
import { day } from '#tests/support/builders/salon-book.ts';
import { answerOf, fakeContext, get, START } from '#tests/app/support/fake-page.ts';

describe.each(['', '/en'])('pages at %s/', (prefix) => {
  test.each([
    ['/', home],
    ['/services', services],
    ['/team', team],
    ['/contact', contact],
    ['/impressum', impressum],
    ['/privacy', privacy],
    ['/terms', terms],
  ])('%s', async (path, loader) => {
    const answer = await answerOf(() => loader(get(prefix + path, fakeContext({}, { known: false }))));
    expect(answer.status).toBe(200);
    // A page that is only looked at leaves no cookie.
    expect(answer.cookie).toBeNull();
    expect(JSON.stringify(answer.data)).not.toMatch(/undefined/);
  });
});

test('home says when the next time is free', async () => {
  const context = fakeContext();
  const firstFree = () => Promise.resolve(ok({ day: day('2026-03-14'), start: START }));
  const { data } = await answerOf(() =>
    home(get('/', { ...context, slotQueries: { ...context.slotQueries, firstFree } })),
  );
  expect(data).toMatchObject({ firstFree: { service: 'Schnitt', slug: 'cut', at: '2026-03-14T13:30:00Z' } });
});

test('VAT numbers stand in the Impressum only when the salon is liable', async () => {
  const context = fakeContext();
  const read = async (vatLiable: boolean) => {
    const card = await context.salonQueries.card({ kind: 'system', salonId: context.salonId, job: 'test' });
    const salonQueries = { ...context.salonQueries, card: () => Promise.resolve({ ...card, vatLiable }) };
    return JSON.stringify(
      (await answerOf(() => impressum(get('/impressum', { ...context, salonQueries })))).data,
    );
  };
  expect(await read(true)).toMatch(/CHE-123\.456\.789 MWST/);
  expect(await read(false)).not.toMatch(/MWST|Mehrwertsteuer/);
});

test('robots and sitemap', async () => {
  const text = (response: unknown) => (response as Response).text();
  expect(await text(robots(get('/robots.txt', fakeContext())))).toMatch(
    /Disallow: \/visit\/[\s\S]*Sitemap: https:\/\/salon\.test\/sitemap\.xml/,
  );
  expect(await text(robots(get('/robots.txt', fakeContext({ appEnv: 'staging' }))))).toBe(
    'User-agent: *\nDisallow: /\n',
  );
  const xml = await text(await sitemap(get('/sitemap.xml', fakeContext())));
  expect(xml.match(/<loc>/g)).toHaveLength(18);
  expect(xml).toContain('hreflang="en" href="https://salon.test/en/services"');
});

test('anything else is not found', async () => {
  expect((await answerOf(() => nothing())).status).toBe(404);
});
