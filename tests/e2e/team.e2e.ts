/** Who leads the salon changes its team and its things; the public site says it at once. */
import type { Page } from '@playwright/test';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage } from './inspect-page.ts';
import { aPerson } from './pages/details-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { nameOf } from './seeded-services.ts';
import { expect, test } from './watched-test.ts';

const { reason, save, stranded } = deCH.settings;
const { team } = deCH;
const { categories, person, resources } = team;

test.setTimeout(180_000);

/** One of a colleague's three forms. */
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: new RegExp(team.tabsOf('')) }).getByRole('link', { name });

test(
  'somebody new gets hours and a skill, is booked, and leaves',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page, stranger }) => {
    // axe is a script.
    const scripted = test.info().project.name !== 'phone-no-js';
    const look = (name: string) => (scripted ? inspectPage(page, `team-${name}`) : Promise.resolve());
    const saveIt = () => page.getByRole('button', { name: save, exact: true }).click();
    const says = (text: string) => expect(page.getByRole('status')).toContainText(text);
    const name = `Zoe ${test.info().project.name.replace('phone-no-js', 'Still')}`;

    await signInAs(page, 'nora', '/admin/team');
    await page.getByRole('link', { name: team.add }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.newTitle);
    await look('1-new');
    await page.locator('#titleDe').fill('Coiffeuse');
    await saveIt();
    await expect(page.locator('#name-error')).toContainText(reason.required);
    await expect(page.locator('#titleDe')).toHaveValue('Coiffeuse');
    await page.locator('#name').fill(name);
    await page.locator('#titleEn').fill('Hairdresser');
    await saveIt();
    await says(team.saved.person);
    await expect(page.getByRole('main')).toContainText(team.next.hours);
    const id = /\/team\/([0-9a-f-]+)\/hours/.exec(page.url())?.[1] ?? '';

    for (const weekday of [2, 3, 4, 5]) {
      await page.locator(`[name="day${weekday}-0-from"]`).fill('09:00');
      await page.locator(`[name="day${weekday}-0-to"]`).fill('17:00');
    }
    await page.locator('[name="break2-0-from"]').fill('18:00');
    await page.locator('[name="break2-0-to"]').fill('18:30');
    await saveIt();
    await expect(page.locator('#break2-error')).toContainText(reason.outside_work);
    await expect(page.locator('[name="day3-0-to"]')).toHaveValue('17:00');
    await look('2-hours-wrong');
    await page.locator('[name="break2-0-from"]').fill('12:00');
    await page.locator('[name="break2-0-to"]').fill('12:30');
    await saveIt();
    await says(team.saved.hours);
    await look('2-hours');

    await tab(page, team.tabs.skills).click();
    const line = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.locator('[name=skill]'), hasText: nameOf('pony') });
    await line.getByRole('checkbox').check();
    await line.locator('summary').click();
    const ownPrice = line.locator('input[name^=price-]');
    await ownPrice.fill('ab 20');
    await saveIt();
    await expect(line).toContainText(reason.not_definite);
    await expect(ownPrice).toHaveValue('ab 20');
    await look('3-skills-wrong');
    await ownPrice.fill('21.50');
    await saveIt();
    await says(team.saved.skills);

    await stranger.open('/team');
    await expect(stranger.page.getByRole('heading', { name })).toBeVisible();
    await stranger.open('/book');
    await stranger.chooseServices('pony');
    await expect(stranger.page.getByRole('radio', { name })).toHaveAccessibleName(/21\.50/);
    await stranger.chooseStaff(name);
    await stranger.chooseFarDay();
    const day = (await stranger.chooseStart(0)).slice(0, 10);
    await stranger.details.book(aPerson());
    await stranger.expectDone();

    await page.goto(`/admin/team/${id}`);
    await page.getByLabel(person.active).uncheck();
    await saveIt();
    const alert = page.locator('[role=alert]');
    await expect(alert).toContainText(stranded.title(1));
    await expect(alert.getByRole('link')).toHaveCount(2);
    await look('1-strands');
    await alert.getByRole('checkbox').check();
    await saveIt();
    await says(team.saved.person);
    await page.goto('/admin/team');
    await page.locator('summary', { hasText: /ausgetreten$/ }).click();
    await expect(page.getByRole('link', { name })).toBeVisible();
    await look('0-list');
    // Nobody sees or books them; the visit still stands in the calendar, in their column.
    await stranger.open('/team');
    await expect(stranger.page.getByRole('heading', { name })).toHaveCount(0);
    await page.goto(`/admin/calendar/${day}?staff=${id}`);
    await expect(page.getByRole('main').getByText(name).first()).toBeAttached();
  },
);

test(
  'what is booked is shown before hours, skills and chairs are taken away',
  { tag: ['@no-js', '@desktop'] },
  async ({ page }) => {
    const scripted = test.info().project.name !== 'phone-no-js';
    const look = (name: string) => (scripted ? inspectPage(page, `team-${name}`) : Promise.resolve());
    const saveIt = () => page.getByRole('button', { name: save, exact: true }).click();
    const alert = page.locator('[role=alert]');
    const showsVisits = async () => {
      await expect(alert).toContainText(stranded.text);
      await expect(alert.getByRole('link').first()).toBeVisible();
    };

    await signInAs(page, 'nora', '/admin/team');
    await page.getByRole('main').getByRole('link', { name: 'Nora' }).click();
    await tab(page, team.tabs.hours).click();
    for (const field of await page.locator('input[type=time]').all()) await field.fill('');
    await saveIt();
    await showsVisits();
    await tab(page, team.tabs.skills).click();
    for (const tick of await page.locator('[name=skill]').all()) await tick.uncheck();
    await saveIt();
    await showsVisits();
    await look('3-skills-strands');

    await page.goto('/admin/resources');
    await page.getByRole('main').getByRole('link', { name: '1', exact: false }).first().click();
    await look('4-resource');
    await page.getByLabel(resources.active).uncheck();
    await saveIt();
    await showsVisits();
  },
);

test('categories come and go', { tag: ['@phone', '@no-js'] }, async ({ page }) => {
  const scripted = test.info().project.name !== 'phone-no-js';
  const saveIt = () => page.getByRole('button', { name: save, exact: true }).click();
  const lines = page.locator('fieldset fieldset');
  await signInAs(page, 'nora', '/admin/service-categories');
  const count = await lines.count();
  await lines.first().getByLabel(categories.nameDe).fill('');
  await lines.first().getByLabel(categories.nameEn).fill('');
  await lines.last().getByLabel(categories.nameDe).fill('Pflege zu Hause');
  await saveIt();
  await expect(page.locator('#category0-error')).toContainText(reason.not_empty);
  await expect(lines.last().getByLabel(categories.nameDe)).toHaveValue('Pflege zu Hause');
  if (scripted) await inspectPage(page, 'team-5-categories-wrong');
  await page.goto('/admin/service-categories');
  await lines.last().getByLabel(categories.nameDe).fill('Pflege zu Hause');
  await lines.last().getByLabel(categories.nameEn).fill('Care at home');
  await saveIt();
  await expect(page.getByRole('status')).toContainText(categories.title);
  await page.goto('/admin/service-categories');
  await expect(lines).toHaveCount(count + 1);
  const added = lines.nth(count - 1);
  await expect(added.getByLabel(categories.nameDe)).toHaveValue('Pflege zu Hause');
  await added.getByLabel(categories.nameDe).fill('');
  await added.getByLabel(categories.nameEn).fill('');
  await saveIt();
  await page.goto('/admin/service-categories');
  await expect(lines).toHaveCount(count);
});
