/** Two salons in one deployment: each at its own host, with its own people, prices, clock and colours. */
import { deCH } from '#app/i18n/de-CH.ts';
import { demoAddress } from '#db/seed/salon/accounts.ts';
import { ORIGIN, SECOND_ORIGIN } from './addresses.ts';
import { inspectPage } from './inspect-page.ts';
import { newestLetter } from './mailbox.ts';
import { dayOf, oneOfEach } from './owner-database.ts';
import { aPerson } from './pages/details-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const SITE = ['/', '/services', '/team', '/contact', '/impressum', '/terms', '/privacy', '/book'];
/** Not every machine's resolver knows names under localhost; browsers do. */
const askedAs = (origin: string): { readonly Host: string } => ({ Host: new URL(origin).host });

const CHOICE = 's=pony&with=tomas';

test('the second salon shows nothing of the first', { tag: ['@phone', '@desktop'] }, async ({ second }) => {
  const { page } = second;
  for (const path of [...SITE, ...SITE.map((each) => `/en${each === '/' ? '' : each}`)]) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    const html = await page.content();
    expect(html, path).toContain('Atelier Rheinblick');
    expect(html, path).not.toMatch(/Lindenhof|St\. Gallen|Nora|Livio|Mirjam|Dario|Aylin/);
    expect(html, path).not.toContain(`${ORIGIN}/`);
  }
  expect(await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--color-accent'))).toBe(
    '#7a2f4f',
  );
  for (const path of ['/', '/services', '/book', '/book/staff?s=pony']) {
    await page.goto(path);
    await inspectPage(page, `second-salon${path.replaceAll(/[/?=]/g, '-')}`);
  }
});

test('each salon names its own addresses only', { tag: '@desktop' }, async ({ request }) => {
  for (const origin of [ORIGIN, SECOND_ORIGIN]) {
    const sitemap = await (await request.get('/sitemap.xml', { headers: askedAs(origin) })).text();
    const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThanOrEqual(16);
    for (const address of addresses) expect(address.startsWith(`${origin}/`), address).toBe(true);
  }
});

test(
  'a visit of one salon is nothing in the other',
  { tag: ['@no-js', '@desktop'] },
  async ({ second, flow }) => {
    const person = aPerson();
    const { holdId } = await second.hold(CHOICE);
    expect((await flow.page.goto(`/book/details/${holdId}`))?.status()).toBe(404);
    await second.details.book(person);
    await second.expectDone();

    const letter = await newestLetter(person.email, { of: 1 });
    expect(letter.subject).toContain('Rheinblick');
    expect(letter.text).not.toContain('Lindenhof');
    expect(letter.link.startsWith(`${SECOND_ORIGIN}/visit/`)).toBe(true);
    expect((await second.page.goto(letter.link))?.status()).toBe(200);
    expect((await flow.page.goto(letter.link.replace(SECOND_ORIGIN, ORIGIN)))?.status()).toBe(404);
    for (const path of ['/book/time?s=pony&with=nora', '/book/time?s=pony&with=nobody']) {
      await second.page.goto(path);
      await expect(second.page.getByText('Nora')).toHaveCount(0);
    }
  },
);

test('a form of one salon is none of the other', { tag: '@desktop' }, async ({ request }) => {
  const send = (to: string, from: string) =>
    request.post('/book/time?s=pony', {
      form: { attempt: crypto.randomUUID(), start: 'nonsense' },
      headers: { ...askedAs(to), Origin: from },
      maxRedirects: 0,
    });
  expect((await send(SECOND_ORIGIN, SECOND_ORIGIN)).status()).not.toBe(403);
  expect((await send(SECOND_ORIGIN, ORIGIN)).status()).toBe(403);
  expect((await send(ORIGIN, SECOND_ORIGIN)).status()).toBe(403);
});

test(
  'the owner of the second salon works in it, and the first is not there',
  { tag: ['@no-js', '@desktop'] },
  async ({ page, second, javaScriptEnabled, context }) => {
    const scripted = javaScriptEnabled ?? true;
    const there = second.page;
    await signInAs(page, 'nora', '/admin/calendar');
    await signInAs(there, 'seraina', '/admin/calendar', 'rheinblick');

    const work = [
      '/admin/calendar',
      '/admin/customers',
      '/admin/waitlist',
      '/admin/services',
      '/admin/settings',
    ];
    for (const path of [...work, '/admin/settings/access']) {
      expect((await there.goto(path))?.status(), path).toBe(200);
      const whole = await there.content();
      // Who of head office may read along is said there, with the salon at which they sign in; nothing else is.
      const html = path.endsWith('/access')
        ? whole.replaceAll(/hq@lindenhof\.example|Salon Lindenhof/g, '')
        : whole;
      expect(html, path).toContain('Atelier Rheinblick');
      expect(html, path).not.toMatch(/Lindenhof|lindenhof|Nora|Livio|Mirjam|Dario|Aylin/);
      if (scripted) await inspectPage(there, `second-salon${path.replaceAll('/', '-')}`);
    }

    const visits = await oneOfEach('appointment');
    const day = await dayOf(visits.second);
    await there.goto(`/admin/calendar/${day}`);
    const shown = await there.locator('[data-visit]').evaluateAll(idsOf);
    await page.goto(`/admin/calendar/${day}`);
    const elsewhere = await page.locator('[data-visit]').evaluateAll(idsOf);
    expect(shown).toContain(visits.second);
    expect(elsewhere.filter((id) => shown.includes(id))).toEqual([]);

    await there.goto('/admin/customers');
    await there.locator('#q').fill(demoAddress('kundin', 'lindenhof'));
    await there.getByRole('button', { name: deCH.customers.search.submit, exact: true }).click();
    await expect(
      there.getByText(deCH.customers.search.nothing(demoAddress('kundin', 'lindenhof'))),
    ).toBeVisible();

    const customers = await oneOfEach('customer');
    const services = await oneOfEach('service');
    const nonsense = crypto.randomUUID();
    for (const [path, id] of [
      ...['', '/move', '/cancel'].map((rest) => [`/admin/visits/:id${rest}`, visits.first] as const),
      ...['', '/edit', '/merge', '/health'].map(
        (rest) => [`/admin/customers/:id${rest}`, customers.first] as const,
      ),
      ['/admin/services/:id', services.first] as const,
    ]) {
      const pageOf = async (whose: string) => {
        const answer = await there.goto(path.replace(':id', whose));
        return { status: answer?.status(), text: await there.locator('body').innerText() };
      };
      const foreign = await pageOf(id);
      expect(foreign.status, path).toBe(404);
      expect(foreign, path).toEqual(await pageOf(nonsense));
      expect((await page.goto(path.replace(':id', id)))?.status(), `${path} at home`).toBe(200);
    }

    // The browser keeps them apart by itself; somebody who carries one over gets no further.
    const cookies = await there.context().cookies();
    await context.clearCookies();
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, domain: new URL(ORIGIN).hostname })));
    await page.goto('/admin/calendar');
    await expect(page).toHaveURL(/\/sign-in\?to=/);
  },
);

const idsOf = (cards: readonly Element[]): string[] =>
  cards.map((card) => card.getAttribute('data-visit') ?? '');
