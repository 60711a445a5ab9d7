/** Who leads the salon changes what it sells; the public site says it at once. Leaves everything as it was. */
import { deCH } from '#app/i18n/de-CH.ts';
import { addDays, dateOf, type Instant, type Zone } from '#domain/shared/salon-time.ts';
import { inspectPage, measurePage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { closures, overview, reason, rules, save, service, services, stranded } = deCH.settings;

test.setTimeout(120_000);

test('a price is changed, and shown', { tag: ['@phone', '@no-js', '@desktop'] }, async ({ page }) => {
  // axe is a script.
  const scripted = test.info().project.name !== 'phone-no-js';
  const look = (name: string) => (scripted ? inspectPage(page, `settings-${name}`) : Promise.resolve());
  const saveIt = () => page.getByRole('button', { name: save, exact: true }).click();

  await signInAs(page, 'nora', '/admin/services');
  await look('1-services');
  const link = page.getByRole('main').getByRole('link').filter({ hasText: 'Pony' });
  await link.click();
  await expect(page.locator('#price')).toBeVisible();
  await look('2-service');
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: 768, height });
  if (scripted) await measurePage(page, 'settings-2-service');
  await page.setViewportSize({ width, height });

  const before = await page.locator('#price').inputValue();
  await page.locator('#price').fill('ab 20');
  await saveIt();
  await expect(page.locator('#price-error')).toContainText(reason.not_definite);
  await expect(page.locator('#price')).toHaveValue('ab 20');
  await look('2-service-wrong');
  await page.locator('#price').fill('17.55');
  await saveIt();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(services.title);
  await expect(page.getByRole('status')).toContainText('Pony');
  await look('1-services-saved');
  await page.goto('/services');
  await expect(page.getByRole('main')).toContainText('17.55');

  await page.goto('/admin/services');
  await link.click();
  await page.locator('#price').fill(before);
  await saveIt();
  await expect(page.getByRole('status')).toContainText('Pony');
});

test(
  'a service that is booked is not taken away unseen',
  { tag: ['@no-js', '@desktop'] },
  async ({ page }) => {
    await signInAs(page, 'nora', '/admin/services');
    await page.getByRole('main').getByRole('link').filter({ hasText: 'Damen' }).first().click();
    await page.getByLabel(service.active).uncheck();
    await page.getByRole('button', { name: save, exact: true }).click();
    const alert = page.locator('[role=alert]');
    await expect(alert).toContainText(stranded.text);
    await expect(alert.getByRole('link').first()).toBeVisible();
    if (test.info().project.name === 'desktop') await inspectPage(page, 'settings-2-service-strands');
    await page.goto('/services');
    await expect(page.getByRole('main')).toContainText('Damen');
  },
);

test('hours, closures and rules', { tag: ['@phone', '@no-js', '@desktop'] }, async ({ page }) => {
  const scripted = test.info().project.name !== 'phone-no-js';
  const look = (name: string) => (scripted ? inspectPage(page, `settings-${name}`) : Promise.resolve());
  const saveIt = () => page.getByRole('button', { name: save, exact: true }).click();
  const says = (text: string) => expect(page.getByRole('status')).toContainText(text);

  await signInAs(page, 'nora', '/admin/settings');
  await look('3-overview');
  await page.getByRole('link', { name: overview.change(rules.title) }).click();
  await expect(page.locator('#horizonDays')).toBeVisible();
  await look('4-rules');
  const horizon = await page.locator('#horizonDays').inputValue();
  await page.locator('#horizonDays').fill('immer');
  await saveIt();
  await expect(page.locator('#horizonDays-error')).toContainText(reason.whole_number);
  await expect(page.locator('#horizonDays')).toHaveValue('immer');
  await look('4-rules-wrong');
  await page.locator('#horizonDays').fill(horizon);
  await saveIt();
  await says(rules.title);

  await page.goto('/admin/settings/hours');
  await look('5-hours');
  const sunday = page.locator('#day7 input');
  await sunday.nth(0).fill('12:00');
  await sunday.nth(1).fill('10:00');
  await saveIt();
  await expect(page.locator('#day7-error')).toContainText(reason.ends_before);
  await expect(sunday.nth(0)).toHaveValue('12:00');
  await look('5-hours-wrong');

  await page.goto('/admin/settings/closures');
  await look('6-closures');
  const line = page.locator('fieldset fieldset').last().locator('input');
  // Beyond the horizon nobody can have booked.
  const first = addDays(dateOf(Date.now() as Instant, 'Europe/Zurich' as Zone), 300);
  await line.nth(0).fill(first);
  await line.nth(1).fill(addDays(first, 5));
  await saveIt();
  await expect(page.locator('[role=alert]')).toContainText(reason.required);
  await look('6-closures-wrong');
  await line.nth(4).fill('Sportferien');
  await line.nth(5).fill('Winter break');
  await saveIt();
  await says(closures.title);
  await expect(page.getByRole('main')).toContainText('Sportferien');
  await look('3-overview-saved');
  await page.goto('/admin/settings/closures');
  const added = page.locator('fieldset fieldset').filter({ has: page.locator('input[value="Sportferien"]') });
  await added.locator('input').nth(0).fill('');
  await added.locator('input').nth(1).fill('');
  await saveIt();
  await expect(page.getByRole('main')).not.toContainText('Sportferien');
});
