/** Who leads the salon puts a product with a picture into the shop; the team fills its shelf; everybody sees it. */
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { images, products, site, stock } = deCH.shop;

test.setTimeout(120_000);

test('a product comes into the shop', { tag: ['@phone', '@no-js', '@desktop'] }, async ({ page }) => {
  // axe is a script.
  const scripted = test.info().project.name !== 'phone-no-js';
  const look = (name: string) => (scripted ? inspectPage(page, `shop-${name}`) : Promise.resolve());
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const name = `Seife ${randomUUID().slice(0, 8)}`;

  await signInAs(page, 'nora', '/admin/products');
  await look('1-products');
  await page.getByRole('link', { name: products.add }).click();
  await page.locator('#nameDe').fill(name);
  await page.locator('#nameEn').fill(name);
  await page.locator('#price').fill('ab 12');
  await press(deCH.settings.save);
  await expect(page.locator('#price-error')).toContainText(deCH.settings.reason.not_definite);
  await expect(page.locator('#nameDe')).toHaveValue(name);
  await look('2-product-wrong');
  await page.locator('#price').fill('12.50');
  await press(deCH.settings.save);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(images.title(name));

  await page.locator('#file').setInputFiles({
    name: 'seife.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await page.locator('#altDe').fill('Ein Stück Seife');
  await press(images.add);
  await expect(page.locator('#file-error')).toContainText(images.problem.not_a_picture);
  await expect(page.locator('#altDe')).toHaveValue('Ein Stück Seife');
  await look('3-images-wrong');
  const picture = sharp({ create: { width: 900, height: 1100, channels: 3, background: '#8aa399' } });
  await page.locator('#file').setInputFiles({
    name: 'seife.png',
    mimeType: 'image/png',
    buffer: await picture.png().toBuffer(),
  });
  await page.locator('#altEn').fill('A bar of soap');
  await press(images.add);
  await expect(page.getByRole('img', { name: 'Ein Stück Seife' })).toBeVisible();
  await look('3-images');

  await page.getByRole('link', { name: deCH.shop.product.parts.stock, exact: true }).click();
  await page.locator('#quantity').fill('viele');
  await press(stock.book);
  await expect(page.locator('#quantity-error')).toContainText(deCH.settings.reason.whole_number);
  await look('4-stock-wrong');
  await page.locator('#quantity').fill('2');
  await press(stock.book);
  await expect(page.getByRole('status')).toContainText(stock.booked);
  await look('4-stock');
  const shelf = page.url().replace('?booked', '');

  await page.goto('/shop');
  await expect(
    page.getByRole('navigation').getByRole('link', { name: site.title, exact: true }),
  ).toBeVisible();
  await look('5-shop');
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('main')).toContainText('CHF 12.50');
  await expect(page.getByRole('main')).toContainText(site.available);
  const shown = page.getByRole('img', { name: 'Ein Stück Seife' });
  await expect(shown).toBeVisible();
  // It has really arrived.
  if (scripted) {
    const width = () => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width).toBeGreaterThan(0);
  }
  await look('6-product');
  const address = page.url();

  // Two were stolen: sold out at once. Then it goes off sale, so that the shop is as it was.
  await page.goto(shelf);
  await page.locator('input[value=loss]').check();
  await page.locator('#quantity').fill('2');
  await page.locator('#reason').fill('gestohlen');
  await press(stock.book);
  await page.goto(address);
  await expect(page.getByRole('main')).toContainText(site.soldOut);
  await page.goto(shelf.replace('/stock', ''));
  await page.locator('[name=active]').uncheck();
  await press(deCH.settings.save);
  await expect(page.getByRole('status')).toContainText(name);
  expect((await page.goto(address))?.status()).toBe(404);
});
