/** The team finds a customer, reads and changes what it knows of them. Leaves everything as it was. */
import { readFile } from 'node:fs/promises';
import { demoAddress } from '#db/seed/salon/accounts.ts';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage, measurePage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { search, profile, edit, health } = deCH.customers;

test.setTimeout(120_000);

test('from the search to the health notes', { tag: ['@phone', '@no-js', '@desktop'] }, async ({ page }) => {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  // axe is a script.
  const scripted = test.info().project.name !== 'phone-no-js';
  const look = (name: string) => (scripted ? inspectPage(page, `customers-${name}`) : Promise.resolve());
  const says = (text: string) => expect(page.locator('[role=alert]')).toContainText(text);

  await signInAs(page, 'aylin', '/admin/customers');
  await look('1-search');
  await press(search.submit);
  await says(search.problem.nothing_typed);
  await look('1-search-nothing-typed');
  await page.locator('#q').fill(demoAddress('kundin', 'lindehnof'));
  await press(search.submit);
  await look('2-found');
  await page.locator('[aria-labelledby=found] a').first().click();
  await expect(page.getByRole('heading', { name: profile.notes })).toBeVisible();
  await look('3-profile');

  await press(profile.addNote);
  await says(profile.noteProblem.missing);
  await look('3-profile-note-missing');
  await page.locator('#note').fill('Trinkt Espresso.\nMag keinen Smalltalk.');
  await press(profile.addNote);
  await says(profile.done.note);
  await look('3-profile-noted');
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ width: 768, height });
  if (scripted) await measurePage(page, 'customers-3-profile');
  await page.setViewportSize({ width, height });
  await page.locator('summary', { hasText: profile.removeNote }).click();
  await expect(page.getByText(profile.removeQuestion)).toBeVisible();
  await look('3-profile-remove');
  await page.getByRole('button', { name: profile.removeConfirm }).click();
  await says(profile.done.removed);

  await page.getByRole('link', { name: profile.edit }).click();
  await page.locator('#lastName').fill('');
  await page.locator('#phone').fill('12');
  await press(edit.submit);
  await expect(page.locator('#lastName-error')).toContainText(edit.problem.lastName.missing);
  await expect(page.locator('#phone')).toHaveValue('12');
  await look('4-edit-wrong');
  await page.getByRole('link', { name: edit.cancel }).click();

  await page.getByRole('link', { name: profile.health }).click();
  await look('5-health-consent');
  await page.locator('#agreed').check();
  await press(health.give);
  await says(health.done.given);
  await page.locator('#formula').fill('6/0 + 6 %, 35 Min.');
  await page.locator('#allergies').fill('PPD');
  await press(health.submit);
  await says(health.done.saved);
  await look('5-health');
  await press(health.withdraw);
  await says(health.done.withdrawn);
  await expect(page.locator('#formula')).toHaveCount(0);
});

test('head office reads, and finds no page to change anything', { tag: '@desktop' }, async ({ page }) => {
  await signInAs(page, 'hq', '/admin/customers');
  await page.locator('#q').fill(demoAddress('kundin', 'lindenhof'));
  await page.getByRole('button', { name: search.submit }).click();
  await page.locator('[aria-labelledby=found] a').first().click();
  await expect(page.getByRole('heading', { name: profile.notes })).toBeVisible();
  await inspectPage(page, 'customers-3-profile-hq');
  await expect(page.getByRole('link', { name: profile.edit })).toHaveCount(0);
  expect((await page.goto(`${page.url()}/health`))?.status()).toBe(404);
});

test(
  'a file of people comes in and everybody goes out',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }, info) => {
    const words = deCH.customers.import;
    const scripted = info.project.name !== 'phone-no-js';
    const look = (name: string) => (scripted ? inspectPage(page, `customers-${name}`) : Promise.resolve());
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
    const name = `Zk${info.project.name.replace('-', '')}`;

    await signInAs(page, 'livio', '/admin/customers');
    await page.getByRole('link', { name: words.title }).click();
    await press(words.look);
    await expect(page.locator('#file-error')).toContainText(words.problem.missing);
    await look('6-import-missing');
    const text = `Kundin;Natel;Mail;Ort\r\nKäthi ${name};079 000 77 66;kaethi@${name.toLowerCase()}.example;Wil\r\nX;12;;\r\n`;
    await page.locator('#file').setInputFiles({
      name: 'kunden.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text, 'latin1'),
    });
    await press(words.look);
    await expect(page.getByText(`Käthi ${name}`).last()).toBeVisible();
    await look('6-import-preview');
    await page.locator('#column-0').selectOption('');
    await press(words.lookAgain);
    await expect(page.locator('[role=alert]')).toContainText(words.mappingProblem.name_missing);
    await look('6-import-columns');
    await page.locator('#column-0').selectOption('name');
    await press(words.lookAgain);
    await press(words.run(1));
    await expect(page.getByRole('heading', { name: words.done.heading })).toBeVisible();
    await look('6-import-done');
    await page.getByRole('link', { name: words.openNew }).click();
    await expect(page.locator('h1')).toHaveText(`Käthi ${name}`);

    await page.goto('/admin/customers');
    const loading = page.waitForEvent('download');
    await press(deCH.customers.export.submit);
    const download = await loading;
    expect(download.suggestedFilename()).toMatch(/^kundschaft-\d{4}-\d\d-\d\d\.csv$/);
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toContain(`"${name}";"Käthi";"079 000 77 66"`);
  },
);

test(
  'two entries of one person are merged and parted',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }, info) => {
    const { merge } = deCH.customers;
    const scripted = info.project.name !== 'phone-no-js';
    const look = (name: string) => (scripted ? inspectPage(page, `customers-${name}`) : Promise.resolve());
    await signInAs(page, 'livio', '/admin/customers');
    await page.locator('#q').fill(demoAddress('kundin', 'lindenhof'));
    await page.getByRole('button', { name: search.submit, exact: true }).click();
    await page.locator('[aria-labelledby=found] a').first().click();
    await page.getByRole('link', { name: merge.open }).click();
    await page.locator('#q').fill('Tobler');
    await page.getByRole('button', { name: search.submit, exact: true }).click();
    await look('7-merge');
    await page
      .getByRole('button', { name: new RegExp(`^${merge.takeNamed('')}`) })
      .first()
      .click();
    await expect(page.locator('[role=alert]')).toContainText(profile.done.merged);
    await look('7-merged');
    await page.getByRole('button', { name: new RegExp(`${merge.part}|wieder trennen`) }).click();
    await expect(page.locator('[role=alert]')).toContainText(profile.done.parted);
  },
);
