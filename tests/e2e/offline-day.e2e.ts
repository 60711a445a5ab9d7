/** The line is down: the last seen day opens, says how old it is, and is gone after the sign-out. */
import { textsIn } from '#app/i18n/texts.ts';
import { ORIGIN } from './addresses.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { calendar } = textsIn('de-CH');

// Not the watched window: without a line a browser complains, and should.
test('the last seen day without a line', { tag: '@desktop' }, async ({ browser }) => {
  const context = await browser.newContext({ baseURL: ORIGIN });
  const page = await context.newPage();
  await signInAs(page, 'nora', '/admin/calendar');
  const day = new URL(page.url()).pathname;
  await expect(page.locator('.cal-offline')).toBeHidden();
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('calendar')).match('/last-day')) !== undefined);
  await expect.poll(kept).toBe(true);
  const heading = await page.locator('h1').textContent();

  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('h1')).toHaveText(heading ?? '');
  await expect(page.locator('.cal-offline')).toBeVisible();
  await expect(page.locator('.cal-offline')).toContainText(calendar.offline('').split('.')[0]!);
  // Styled, too. On a Sunday nobody works, and there are no columns to look at.
  expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
  await page.goto('/admin/calendar');
  await expect(page.locator('h1')).toHaveText(heading ?? '');

  await context.setOffline(false);
  await page.goto(day);
  await expect(page.locator('.cal-offline')).toBeHidden();
  await page.locator('form[action$="/sign-out"] button').click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await context.setOffline(true);
  await expect(page.goto(day)).rejects.toThrow();
  await context.close();
});
