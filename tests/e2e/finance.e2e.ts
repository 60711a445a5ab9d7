/** The owner reads what was taken, takes the journal out of the house, and has the books checked. */
import type { Page } from '@playwright/test';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { finance } = deCH;
const { overview, vat, journal, checks, check, range } = finance;

test.setTimeout(120_000);

const main = (page: Page) => page.getByRole('main');
const open = (page: Page, name: string) =>
  main(page).getByRole('link', { name, exact: true }).first().click();
// axe is a script.
const look = (page: Page, name: string) =>
  test.info().project.name === 'phone-no-js' ? Promise.resolve() : inspectPage(page, `finance-${name}`);

test(
  'revenue of a range, the VAT return, and the journal as a file',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }) => {
    await signInAs(page, 'nora', '/admin/finance');
    await open(page, range.presets.this_year);
    await expect(main(page)).toContainText(overview.byStaff);
    await expect(main(page).getByRole('img')).toBeVisible();
    await look(page, '1-revenue');
    // It opens without JavaScript, too.
    await main(page).locator('summary', { hasText: finance.asTable }).click();
    await expect(main(page).locator('details table').first()).toBeVisible();

    await page.locator('#from').fill('2026-03-10');
    await page.locator('#to').fill('2026-03-09');
    await main(page).getByRole('button', { name: range.show }).click();
    await expect(page.locator('#to-error')).toContainText(range.wrong.before_from);
    await expect(page.locator('#from')).toHaveValue('2026-03-10');
    await look(page, '2-wrong');

    await open(page, finance.parts.vat);
    await open(page, range.presets.this_year);
    await expect(main(page)).toContainText('303');
    await look(page, '3-vat');
    await open(page, vat.journal);
    await expect(main(page)).toContainText(journal.accounts.vat);
    await look(page, '4-account');

    await open(page, journal.all);
    const download = page.waitForEvent('download');
    await main(page).getByRole('button', { name: journal.export }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^journal-\d{4}-01-01-\d{4}-12-31\.csv$/);
    const parts: Buffer[] = [];
    for await (const part of await file.createReadStream()) parts.push(part as Buffer);
    const lines = Buffer.concat(parts).toString('utf8').split('\r\n');
    expect(lines[0]).toContain(`"${journal.column.debit}";"${journal.column.credit}"`);
    expect(lines.length).toBeGreaterThan(50);

    await open(page, finance.parts.visits);
    await expect(main(page)).toContainText(finance.visits.people);
    await look(page, '5-visits');
  },
);

test(
  'the books are checked on request, and the page says how far it is',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }) => {
    await signInAs(page, 'nora', '/admin/finance/checks');
    await main(page).getByRole('button', { name: checks.run }).click();
    await page.waitForURL(/\/checks\/[0-9a-f-]{36}/);
    // It loads itself again, with JavaScript and without.
    await expect(main(page)).toContainText(check.equation, { timeout: 30_000 });
    await expect(main(page)).toContainText(check.balances);
    await look(page, '6-check');
    await open(page, check.back);
    await expect(main(page)).toContainText(checks.byHand);
    await look(page, '7-checks');
  },
);

test('who works at the chair finds no books', { tag: '@desktop' }, async ({ page }) => {
  await signInAs(page, 'aylin', '/admin/calendar');
  await expect(page.getByRole('link', { name: deCH.admin.nav.finance, exact: true })).toHaveCount(0);
  expect((await page.goto('/admin/finance'))?.status()).toBe(404);
});
