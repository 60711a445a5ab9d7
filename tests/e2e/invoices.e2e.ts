/** A visit that was not paid at the desk: invoiced, paid in parts, credited; the customer finds the paper. */
import { textsIn } from '#app/i18n/texts.ts';
import { inspectPage } from './inspect-page.ts';
import { uninvoicedVisit } from './owner-database.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { invoices } = textsIn('de-CH');

test.setTimeout(150_000);

test(
  'invoiced, paid in parts, and credited',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page, javaScriptEnabled }) => {
    const look = async (name: string) => {
      if (javaScriptEnabled ?? true) await inspectPage(page, `invoice-${name}`);
    };
    const main = page.getByRole('main');
    const visit = await uninvoicedVisit();
    await signInAs(page, 'nora', `/admin/visits/${visit}`);
    await main.getByRole('link', { name: invoices.make.link }).click();
    await look('1-make');

    // An address is whole or not there, and nothing that was typed is lost.
    await page.getByLabel(invoices.make.city).fill('St. Gallen');
    await page.getByLabel(invoices.make.postalCode).fill('90000');
    await page.getByRole('button', { name: invoices.make.button }).click();
    await expect(page.getByRole('alert')).toContainText(invoices.make.reasons.malformed);
    await expect(page.getByLabel(invoices.make.city)).toHaveValue('St. Gallen');
    await look('2-refused');
    await page.getByLabel(invoices.make.street).fill('Beispielweg');
    await page.getByLabel(invoices.make.houseNumber).fill('4');
    await page.getByLabel(invoices.make.postalCode).fill('9000');
    await page.getByRole('button', { name: invoices.make.button }).click();
    await expect(page.getByText(invoices.issued)).toBeVisible();
    const address = new URL(page.url()).pathname;
    await look('3-issued');

    // The visit leads to its invoice, and to no second one.
    await page.goto(`/admin/visits/${visit}/invoice`);
    expect(new URL(page.url()).pathname).toBe(address);

    await expect
      .poll(
        async () => {
          await page.goto(address);
          return await main.getByRole('link', { name: invoices.paper }).count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    const href = await main.getByRole('link', { name: invoices.paper }).getAttribute('href');
    const paper = await page.request.get(href ?? '');
    expect(paper.headers()['content-type']).toBe('application/pdf');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');

    const { payments } = invoices;
    await page.getByLabel(payments.amount).fill('10');
    await page.getByLabel(payments.receivedOn).fill('2020-01-01');
    await page.getByRole('button', { name: payments.button }).click();
    await expect(page.getByRole('alert')).toContainText(payments.reasons.too_early);
    await page
      .getByLabel(payments.receivedOn)
      .fill(new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Zurich' }));
    await page.getByRole('button', { name: payments.button }).click();
    await expect(page.getByText(invoices.paymentNoted)).toBeVisible();
    await look('4-paid-in-part');
    await main.getByRole('button', { name: new RegExp(payments.takeBack) }).click();
    await expect(page.getByText(invoices.paymentTakenBack)).toBeVisible();
    await page.getByLabel(payments.amount).fill('10');
    await page.getByRole('button', { name: payments.button }).click();
    await expect(page.getByText(invoices.paymentNoted)).toBeVisible();

    await main.getByRole('link', { name: invoices.credit.link }).click();
    await page.getByRole('button', { name: invoices.credit.button }).click();
    await expect(page.getByRole('alert')).toContainText(invoices.credit.reasonMissing);
    await page.getByLabel(invoices.credit.reason).fill('Nicht zufrieden');
    for (const field of await main.locator('input[name^=quantity-]').all()) await field.fill('1');
    await look('5-credit');
    await page.getByRole('button', { name: invoices.credit.button }).click();
    await expect(page.getByText(invoices.credited)).toBeVisible();
    await look('6-credited');
    await page.goto(address);
    await expect(page.getByText(invoices.standing.overpaid)).toBeVisible();
    await page.getByLabel(payments.repay.amount).fill('10.05');
    await page.getByRole('button', { name: payments.repay.button }).click();
    await expect(page.getByRole('alert')).toContainText(payments.reasons.more_than_owed);
    await look('7-too-much-back');
    await page.getByLabel(payments.repay.amount).fill('10');
    await page.getByRole('button', { name: payments.repay.button }).click();
    await expect(page.getByText(invoices.repaid)).toBeVisible();
    await look('8-repaid');
    await expect(page.getByText(invoices.standing.settled, { exact: true })).toBeVisible();

    const number = /\d{4}-\d{4}/.exec((await page.locator('h1').textContent()) ?? '')?.[0] ?? '';
    await page.goto('/admin/invoices?state=all');
    await look('9-list');
    await page.getByLabel(invoices.find).fill('2026-9999');
    await page.getByRole('button', { name: invoices.findButton }).click();
    await expect(page.getByText(invoices.notFound)).toBeVisible();
    await page.getByLabel(invoices.find).fill(number);
    await page.getByRole('button', { name: invoices.findButton }).click();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
  },
);
