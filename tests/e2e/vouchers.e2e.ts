/** Somebody gives a voucher: bought in the shop, spent there in part, looked up; sold and spent at the desk. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage } from './inspect-page.ts';
import { mailWith } from './mailbox.ts';
import { pdfPages } from '#tests/support/pdf-pages.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { till, vouchers } = deCH;
const { sell, receipt } = till;
const { cart, checkout, order } = deCH.orders;

test.setTimeout(180_000);

const GOOD = '4242424242424242';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) =>
  main(page).getByRole('button', { name, exact: true }).last().click();
// axe is a script.
const look = (page: Page, name: string) =>
  test.info().project.name === 'phone-no-js' ? Promise.resolve() : inspectPage(page, `vouchers-${name}`);

async function fillIn(page: Page, email: string): Promise<void> {
  await page.locator('#firstName').fill('Vera');
  await page.locator('#lastName').fill('Beispiel');
  await page.locator('#email').fill(email);
  await page.locator('#phone').fill('079 123 45 67');
  await page.locator('input[name=payBy][value=online]').check();
}

/** Through the last look and the vendor's page, back to the order. */
async function orderAndPay(page: Page): Promise<void> {
  await page.locator('#terms').check();
  await press(page, checkout.orderAndPay);
  await page.locator('input[name=number]').fill(GOOD);
  await page.locator('form:has(input[name=number]) button').click();
}

/** What the letter says, as one reads it off the screen. */
async function codeFor(email: string): Promise<string> {
  const { text } = await mailWith(email, /Gutschein von/);
  const code = /^ {4}((?:[0-9A-Z]{4}-){4}[0-9A-Z]{4})$/m.exec(text ?? '')?.[1];
  expect(code).toBeDefined();
  return code ?? '';
}

test(
  'is bought, found in the mailbox, and pays a part of an order',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }) => {
    const email = `vera.${randomUUID().slice(0, 8)}@example.com`;
    await page.goto('/vouchers');
    await look(page, '1-buy');
    await page.locator('#amount').fill('12.50');
    await page.locator('#recipient').fill('Berta');
    await press(page, vouchers.buy.add);
    await expect(page.locator('#amount-error')).toContainText(vouchers.fieldReason.whole_number);
    await expect(page.locator('#recipient')).toHaveValue('Berta');
    await look(page, '2-buy-wrong');
    await page.locator('#amount').fill('15');
    await page.locator('#message').fill('Alles Gute zum Geburtstag');
    await press(page, vouchers.buy.add);
    await expect(page.getByRole('status')).toContainText(cart.voucherAdded);
    await expect(main(page)).toContainText('Berta');
    await look(page, '3-cart');
    await page.getByRole('link', { name: cart.toCheckout }).click();
    await expect(main(page)).toContainText(checkout.byLetter);
    await fillIn(page, email);
    await look(page, '4-checkout');
    await press(page, checkout.review);
    await look(page, '5-review');
    await orderAndPay(page);
    await expect(main(page)).toContainText(order.paidText.email);
    await look(page, '6-order');
    const code = await codeFor(email);
    await main(page)
      .getByRole('link', { name: /Gutschein über/ })
      .click();
    await expect(page.getByRole('article')).toContainText(code.slice(0, 4));
    expect(page.url()).not.toContain(code.replaceAll('-', ''));
    await look(page, '7-printed');

    await page.goto('/vouchers/balance');
    await page.locator('#code').fill('0000-0000-0000-0000-0000');
    await press(page, vouchers.balance.look);
    await expect(page.locator('#code-error')).toContainText(checkout.reason.no_voucher);
    await page.locator('#code').fill(code.toLowerCase().replaceAll('-', ' '));
    await press(page, vouchers.balance.look);
    await expect(page.getByRole('status')).toContainText('15.00');
    expect(page.url()).not.toContain(code.slice(0, 4));
    await look(page, '8-balance');

    await page.goto('/shop');
    await main(page).locator('li h3 a').first().click();
    await page.locator('#quantity').selectOption('2');
    await press(page, cart.add);
    await page.getByRole('link', { name: cart.toCheckout }).click();
    await fillIn(page, email);
    await page.locator('#voucher').fill('1234');
    await press(page, checkout.review);
    await expect(page.locator('#voucher-error')).toContainText(checkout.reason.no_code);
    await page.locator('#voucher').fill(code);
    await press(page, checkout.review);
    await expect(main(page)).toContainText(checkout.paidByVoucher);
    await expect(main(page)).toContainText(checkout.leftOnVoucher('CHF\u00a00.00'));
    await look(page, '9-part');
    await orderAndPay(page);
    await expect(main(page)).toContainText(order.paidText.pick_up);
    await page.goto('/vouchers/balance');
    await page.locator('#code').fill(code);
    await press(page, vouchers.balance.look);
    await expect(page.locator('#code-error')).toContainText(checkout.reason.no_voucher);
  },
);

test(
  'is sold at the desk with a slip of its own, pays a part there, and is seen by the team',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page }) => {
    await signInAs(page, 'nora', '/admin/till');
    await press(page, sell.sellVoucher);
    await page.locator('[name="amount.v1"]').fill('5');
    await page.getByText(sell.way.cash, { exact: true }).click();
    await press(page, sell.book);
    await expect(page.locator('[id="amount.v1-error"]')).toBeVisible();
    await page.locator('[name="amount.v1"]').fill('10');
    await look(page, '10-sell');
    await press(page, sell.book);
    await expect(page.getByRole('status')).toContainText(receipt.sold);
    await look(page, '11-sold');
    const slip = await page.request.get(`${page.url().replace(/\?.*/, '')}/voucher.pdf`);
    expect(slip.headers()['content-type']).toBe('application/pdf');
    const [printed] = await pdfPages(await slip.body(), 1);
    const code = /(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}/.exec(printed?.text ?? '')?.[0] ?? '';
    const lastFour = /… (\w{4})/.exec(await main(page).innerText())?.[1] ?? '';
    await main(page)
      .getByRole('link', { name: new RegExp(lastFour) })
      .click();
    await expect(main(page)).toContainText(vouchers.desk.moveOf.issued);
    await look(page, '12-voucher');
    await page.locator('#reason').fill('verloren gemeldet');
    await press(page, vouchers.desk.stepOf.block);
    await expect(main(page)).toContainText(vouchers.status.blocked);
    await page.locator('#reason').fill('wieder da');
    await press(page, vouchers.desk.stepOf.unblock);
    await page.goto('/admin/till');
    await page.locator('#q').fill('e');
    await press(page, sell.find);
    await main(page).locator('button[name=add]').first().click();
    await page.locator('#voucher').fill('1234');
    await press(page, sell.count);
    await expect(page.locator('#voucher-error')).toContainText(checkout.reason.no_code);
    await page.locator('#voucher').fill(code);
    await press(page, sell.count);
    await expect(main(page)).toContainText(sell.voucherBalance('CHF\u00a010.00'));
    await look(page, '13-redeem');
    await page.getByText(sell.way.cash, { exact: true }).click();
    await press(page, sell.book);
    await expect(page.locator('.slip')).toContainText(till.method.voucher);
    await page.goto(`/admin/vouchers?q=${lastFour}`);
    await expect(main(page)).toContainText(lastFour);
    await expect(main(page)).toContainText(vouchers.status.spent);
    await look(page, '14-list');
  },
);
