/** Somebody buys a shampoo: the cart, the last look, the vendor's page, a decline, a second try; the team sends it off. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage } from './inspect-page.ts';
import { pdfPages } from '#tests/support/pdf-pages.ts';
import { newestWord } from './mailbox.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { sell, receipt } = deCH.till;
const { invoices } = deCH;
const { cart, checkout, desk, order, status } = deCH.orders;

test.setTimeout(120_000);

const DECLINED = '4000000000000002';
const GOOD = '4242424242424242';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const scripted = () => test.info().project.name !== 'phone-no-js';
// axe is a script.
const look = (page: Page, name: string) =>
  scripted() ? inspectPage(page, `orders-${name}`) : Promise.resolve();

async function fillCart(page: Page): Promise<void> {
  await page.goto('/shop');
  await main(page).locator('li h3 a').first().click();
  await page.locator('#quantity').selectOption('2');
  await press(page, cart.add);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(cart.title);
}

async function fillIn(page: Page, email: string): Promise<void> {
  await page.locator('#firstName').fill('Vera');
  await page.locator('#lastName').fill('Beispiel');
  await page.locator('#email').fill(email);
  await page.locator('#phone').fill('079 123 45 67');
}

async function pay(page: Page, number: string): Promise<void> {
  await page.locator('input[name=number]').fill(number);
  await page.locator('form:has(input[name=number]) button').click();
}

test(
  'is paid by card after a decline, and sent off',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }) => {
    const email = `vera.${randomUUID().slice(0, 8)}@example.com`;
    await fillCart(page);
    await look(page, '1-cart');
    await page.locator('input[name=quantity]').fill('viele');
    await main(page)
      .getByRole('button', { name: /ändern$/ })
      .click();
    await expect(main(page)).toContainText(cart.problem.not_a_number);
    await look(page, '2-cart-wrong');
    await main(page)
      .getByRole('button', { name: /entfernen$/ })
      .click();
    await expect(main(page)).toContainText(cart.empty);
    await press(page, cart.undo);
    await page.getByRole('link', { name: cart.toCheckout }).click();
    await look(page, '3-checkout');
    await press(page, checkout.review);
    await expect(page.locator('#firstName')).toHaveAttribute('aria-invalid', 'true');
    await look(page, '4-checkout-wrong');
    await fillIn(page, email);
    await page.locator('input[name=delivery]').nth(1).check();
    await page.locator('#street').fill('Musterweg');
    await page.locator('#postalCode').fill('9000');
    await page.locator('#city').fill('St. Gallen');
    await page.locator('input[name=payBy][value=online]').check();
    await press(page, checkout.review);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(checkout.reviewTitle);
    await look(page, '5-review');
    await press(page, checkout.orderAndPay);
    await expect(page.locator('#terms-error')).toContainText(checkout.termsMissing);
    await page.locator('#terms').check();
    await press(page, checkout.orderAndPay);

    await page.waitForURL(/\/c\/pay\//);
    await pay(page, DECLINED);
    await page.locator('a[href*="back=cancelled"]').first().click();
    await expect(main(page)).toContainText(order.stopped);
    await look(page, '6-stopped');
    await press(page, order.payNow);
    await page.waitForURL(/\/c\/pay\//);
    await pay(page, GOOD);
    await page.waitForURL(/\/order\//);
    await expect(main(page)).toContainText(status.paid, { timeout: 15_000 });
    await look(page, '7-paid');
    const home = new URL(page.url()).pathname;
    const number = /\d+/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
    const letter = await newestWord(email, { of: 1 });
    expect(letter.subject).toContain(number);

    await signInAs(page, 'nora', '/admin/orders');
    await page.goto('/admin/orders?filter=paid');
    await look(page, '8-desk-list');
    await main(page)
      .getByRole('link', { name: new RegExp(number) })
      .click();
    await look(page, '9-desk-order');
    await press(page, desk.stepOf.ship);
    await expect(page.getByRole('status')).toContainText(desk.done);
    const gone = await newestWord(email, { of: 2 });
    expect(gone.subject).toContain(number);
    expect(gone.text).toContain('Die Rechnung dazu liegt auf der Seite Ihrer Bestellung.');
    await page.locator('#amount').fill('5');
    await page.locator('#words').fill('Verpackung beschädigt');
    await press(page, desk.refund);
    await expect(main(page)).toContainText(desk.refundOf('CHF\u00a05.00'));
    await look(page, '9-desk-invoiced');
    await main(page)
      .getByRole('link', { name: /^Rechnung / })
      .click();
    await expect(main(page)).toContainText(invoices.ofOrder.followsMoney);
    await look(page, '9-invoice');
    await page.getByRole('link', { name: invoices.toOrder }).click();

    // Whoever has the order's address opens its invoice there, as a file that says that nothing is to be paid.
    const papers = main(page).getByRole('link', { name: /^PDF: / });
    await expect
      .poll(
        async () => {
          await page.goto(home);
          return await papers.count();
        },
        { timeout: 30_000 },
      )
      .toBe(2);
    await look(page, '9-own-invoice');
    const files = await Promise.all(
      [0, 1].map(async (place) => {
        const file = await page.request.get((await papers.nth(place).getAttribute('href')) ?? '');
        expect(file.headers()['content-type']).toBe('application/pdf');
        return (await pdfPages(await file.body(), 1)).map(({ text }) => text).join(' ');
      }),
    );
    expect(files[0]).toContain('Der Betrag ist bezahlt. Besten Dank.');
    expect(files[0]).toContain('Vera Beispiel');
    expect(files[0]).not.toContain('Zahlbar bis');
    expect(files[1]).toContain('Grund: Verpackung beschädigt');
    expect((await page.request.get(`${home}/invoice?id=${randomUUID()}`)).status()).toBe(404);
  },
);

test('is fetched and paid in cash', { tag: ['@phone', '@no-js'] }, async ({ page }) => {
  const email = `hans.${randomUUID().slice(0, 8)}@example.com`;
  await fillCart(page);
  await page.getByRole('link', { name: cart.toCheckout }).click();
  await fillIn(page, email);
  await page.locator('input[name=payBy][value=on_pick_up]').check();
  await press(page, checkout.review);
  await page.locator('#terms').check();
  await press(page, checkout.order);
  await expect(main(page)).toContainText(order.thanks);
  await look(page, '10-placed');
  const number = /\d+/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
  expect((await newestWord(email, { of: 1 })).subject).toContain(number);
  await signInAs(page, 'aylin', '/admin/orders');
  await main(page)
    .getByRole('link', { name: new RegExp(number) })
    .click();
  await look(page, '11-to-fetch');
  await page.getByRole('link', { name: desk.ringUp }).click();
  await expect(main(page)).toContainText(sell.order(Number(number)));
  await look(page, '12-rung-up');
  await page.getByText(sell.way.cash, { exact: true }).click();
  await main(page).getByRole('button', { name: sell.book }).click();
  await expect(page.getByRole('status')).toContainText(receipt.sold);
  await page.goto('/admin/orders?filter=completed');
  await main(page)
    .getByRole('link', { name: new RegExp(number) })
    .click();
  await expect(main(page)).toContainText(status.completed);
  await expect(main(page)).toContainText(desk.atTill);
  await look(page, '13-fetched');
});
