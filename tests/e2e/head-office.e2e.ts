/** Head office chooses a salon, sees it in its own colours, and finds nothing that it could change there. */
import { demoAddress, demoPassword } from '#db/seed/salon/accounts.ts';
import { deCH } from '#app/i18n/de-CH.ts';
import { ORIGIN, SECOND_ORIGIN } from './addresses.ts';
import { inspectPage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { salons, readOnly } = deCH.admin;
const { search } = deCH.customers;
const [FIRST, SECOND] = ['Lindenhof', 'Atelier Rheinblick'];
const LIST = '/admin/salons';

test.setTimeout(120_000);

test(
  'head office chooses the second salon and the first again',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page, second }) => {
    const scripted = test.info().project.name !== 'phone-no-js';
    const look = (name: string) => (scripted ? inspectPage(page, `head-office-${name}`) : Promise.resolve());
    const show = (name: string) =>
      page.getByRole('button', { name: new RegExp(`^${salons.showNamed('')}.*${name}`) }).click();
    const header = page.locator('header').first();
    const accent = () =>
      page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--color-accent'));

    await signInAs(page, 'hq', '/admin');
    await expect(page).toHaveURL(new RegExp(`${LIST}$`));
    await expect(header).toContainText(readOnly);
    await expect(header).toContainText(FIRST);
    await look('1-choice');
    const ours = await accent();
    const firstId = await header.getAttribute('data-salon');

    await show(SECOND);
    await expect(page).toHaveURL(/\/admin\/calendar\//);
    await expect(header).toContainText(`${readOnly} ${SECOND}`);
    expect(await page.title()).toContain(SECOND);
    await expect(page.getByText('Livio')).toHaveCount(0);
    expect(await accent()).toBe('#7a2f4f');
    await page.screenshot({
      path: `test-results/screens/head-office-2-calendar-${test.info().project.name}.png`,
    });
    const secondId = await header.getAttribute('data-salon');

    // Every page that the header leads to, and not one form but those that only look.
    const sections = await header
      .locator('nav a')
      .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
    for (const path of [...sections, '/admin/settings/hours', '/admin/settings/rules']) {
      expect((await page.goto(path ?? ''))?.status(), path ?? '').toBe(200);
      await expect(header).toContainText(SECOND);
      const offered = await page
        .locator('main form[method=post] [type=submit]:enabled')
        .evaluateAll((buttons) => buttons.map((button) => button.textContent));
      const allowed = [search.submit, deCH.admin.signOut];
      expect(
        offered.filter((text) => !allowed.includes(text ?? '')),
        path ?? '',
      ).toEqual([]);
    }

    // A form that no page offered.
    const force = (path: string, form: Record<string, string>) =>
      page.request.post(path, { form, headers: { Origin: ORIGIN }, maxRedirects: 0 });
    expect((await force('/admin/settings/rules', { seen: 'x' })).status()).toBe(404);
    expect((await force('/admin/calendar/2026-03-10/pause', { intent: 'save' })).status()).toBe(404);
    expect((await force(LIST, { salon: crypto.randomUUID() })).status()).toBe(404);

    // Public pages of this host stay this salon's; those of the chosen one are at its own address.
    await expect(header.getByRole('link', { name: deCH.admin.website, includeHidden: true })).toHaveAttribute(
      'href',
      `${SECOND_ORIGIN}/`,
    );
    await page.goto('/');
    await expect(page.getByRole('banner')).toContainText(FIRST);
    expect(await accent()).toBe(ours);

    // A customer of the second salon can see who looked.
    await page.goto('/admin/customers');
    await page.locator('#q').fill(demoAddress('kundin', 'rheinblick'));
    await page.getByRole('button', { name: search.submit, exact: true }).click();
    await page.locator('[aria-labelledby=found] a').first().click();
    await expect(page.getByRole('heading', { name: deCH.customers.profile.notes })).toBeVisible();
    await second.page.goto('/account/log');
    await second.page.locator('[name=email]').fill(demoAddress('kundin', 'rheinblick'));
    await second.page.locator('[name=password]').fill(demoPassword('rheinblick'));
    await second.page.locator('form:has([name=password]) [type=submit]').click();
    await expect(second.page.getByText(deCH.account.log.by.head_office).first()).toBeVisible();

    await page.goto(LIST);
    await expect(page.getByRole('listitem').filter({ hasText: SECOND })).toContainText(salons.inView);
    await show(FIRST);
    await expect(header).toContainText(FIRST);
    expect(await header.getAttribute('data-salon')).toBe(firstId);
    expect(secondId).not.toBe(firstId);
    expect(await accent()).toBe(ours);
  },
);

test('the second salon’s owner sees who may read along', { tag: '@desktop' }, async ({ second }) => {
  const { page } = second;
  await page.goto('/admin/settings/access');
  await page.locator('[name=email]').fill(demoAddress('seraina', 'rheinblick'));
  await page.locator('[name=password]').fill(demoPassword('rheinblick'));
  await page.locator('form:has([name=password]) [type=submit]').click();
  const readers = page.getByRole('region', { name: deCH.access.readers.title });
  await expect(readers).toContainText(demoAddress('hq', 'lindenhof'));
  await expect(readers.getByRole('button')).toHaveCount(0);
  await inspectPage(page, 'head-office-3-access');
});
