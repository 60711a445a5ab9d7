/** At the desk: a visit and a product are paid, taken back, and the day is closed; the books are checked. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage } from './inspect-page.ts';
import { somebodyWhoIsHere } from './owner-database.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { till } = deCH;
const { sell, receipt, cash, closing, closings, sheet } = till;

test.setTimeout(180_000);

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) =>
  main(page).getByRole('button', { name, exact: true }).last().click();
const open = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();
// axe is a script.
const look = (page: Page, name: string) =>
  test.info().project.name === 'phone-no-js' ? Promise.resolve() : inspectPage(page, `till-${name}`);

test(
  'a visit is paid with a product, in three ways, and taken back',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }) => {
    await signInAs(page, 'nora', '/admin/till');
    await look(page, '1-empty');
    await page.goto(`/admin/visits/${await somebodyWhoIsHere()}`);
    await open(page, till.onVisit.sell);
    await expect(main(page)).toContainText(sell.items);

    await press(page, sell.book);
    await expect(page.locator('#pay-error')).toContainText(sell.wrong.pay_required);
    await look(page, '2-wrong');
    await page.locator('#q').fill('e');
    await press(page, sell.find);
    const add = main(page).locator('button[name=add]').first();
    await add.click();
    await page.locator('summary', { hasText: sell.reduce }).first().click();
    await page.locator('[name="reduction.s0"]').fill('4.07');
    await page.locator('[name="reason.s0"]').fill('Stammkundin');
    await page.getByText(sell.way.mixed, { exact: true }).click();
    await page.locator('#card').fill('20');
    await page.locator('#twint').fill('10.50');
    await press(page, sell.book);
    await expect(page.locator('#cardReceipt-error')).toBeVisible();
    // What was typed is still there.
    await expect(page.locator('[name="reason.s0"]')).toHaveValue('Stammkundin');
    await page.locator('#cardReceipt').fill('4711');
    await page.locator('#received').fill('1000');
    await press(page, sell.count);
    await expect(page.locator('#sums')).toContainText(sell.change);
    await look(page, '3-sums');
    await press(page, sell.book);
    await expect(page.getByRole('status')).toContainText(receipt.sold);
    const slip = page.locator('.slip');
    await expect(slip).toContainText(receipt.cardReceipt('4711'));
    await expect(slip).toContainText('MWST 8.1');
    await expect(slip).not.toContainText('Stammkundin');
    await look(page, '4-receipt');
    const file = await page.request.get(`${page.url().replace(/\?.*/, '')}/receipt.pdf`);
    expect(file.headers()['content-type']).toBe('application/pdf');

    await press(page, receipt.voidButton);
    await expect(page.locator('#reason-error')).toBeVisible();
    await page.locator('#reason').fill('falsch getippt');
    await press(page, receipt.voidButton);
    await expect(page.getByRole('status')).toContainText(receipt.taken);
    await expect(main(page)).toContainText('CHF');
    await look(page, '5-void');
  },
);

test(
  'the day is closed, and whoever looks sees that nothing was changed',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }) => {
    await signInAs(page, 'aylin', '/admin/till/cash');
    await press(page, cash.book);
    await expect(page.locator('#kind-error')).toBeVisible();
    await page.locator('input[name=kind][value=in]').check();
    await page.locator('#amount').fill('100.00');
    await page.locator('#reason').fill(`Wechselgeld ${randomUUID().slice(0, 8)}`);
    await press(page, cash.book);
    await expect(page.getByRole('status')).toContainText(cash.booked);
    await look(page, '6-cash');

    await open(page, till.parts.closing);
    await page.locator('[id="pieces.10000"]').fill('2');
    await page.locator('[id="pieces.5"]').fill('zwei');
    await press(page, closing.count);
    await expect(page.locator('[id="pieces.5-error"]')).toBeVisible();
    await page.locator('[id="pieces.5"]').fill('1');
    await press(page, closing.count);
    await expect(page.locator('#sum')).toContainText('CHF 200.05');
    await look(page, '7-count');
    // It cannot be exact: no seeded price ends on five Rappen.
    await page.locator('#left').fill('200');
    await press(page, closing.close);
    await expect(page.locator('#note-error')).toContainText(closing.wrong.difference_unexplained);
    await expect(page.locator('[id="pieces.10000"]')).toHaveValue('2');
    await page.locator('#note').fill('Probe: nicht alles gezählt');
    await press(page, closing.close);
    await expect(page.getByRole('status')).toContainText(sheet.closed);
    await expect(main(page)).toContainText(sheet.sound);
    await expect(page.locator('.slip')).toContainText('Probe: nicht alles gezählt');
    await look(page, '8-closed');
    const file = await page.request.get(`${page.url().replace(/\?.*/, '')}/sheet.pdf`);
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');

    await open(page, sheet.back);
    await open(page, closings.check);
    await expect(page.getByRole('status')).toContainText('alle unverändert');
    await look(page, '9-check');
  },
);
