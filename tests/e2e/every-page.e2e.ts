/** Every page and every state of it, on a phone and on a desk, looked at by axe and by a ruler. */
import { inspectPage, measurePage } from './inspect-page.ts';
import { letLapse } from './owner-database.ts';
import { newestLetter } from './mailbox.ts';
import { aPerson } from './pages/details-page.ts';
import { VisitPages } from './pages/visit-pages.ts';
import { expect, test } from './watched-test.ts';

const SITE = [
  '/',
  '/services',
  '/team',
  '/contact',
  '/impressum',
  '/terms',
  '/privacy',
  '/book',
  '/vouchers',
  '/vouchers/balance',
];
const nameOf = (path: string) => (path === '/' ? 'home' : path.slice(1));

test.setTimeout(150_000);

test('the site', { tag: ['@phone', '@desktop'] }, async ({ flow }) => {
  const { page } = flow;
  for (const path of SITE) {
    expect((await flow.open(path))?.status()).toBe(200);
    await inspectPage(page, nameOf(path));
  }
  expect((await flow.open('/gibt-es-nicht'))?.status()).toBe(404);
  await inspectPage(page, 'missing');
  expect((await flow.open('/assets/nothing.js'))?.status()).toBe(404);
  await inspectPage(page, 'refused');
});

test('the site in English', { tag: '@phone' }, async ({ english }) => {
  for (const path of SITE) {
    expect((await english.open(path))?.status()).toBe(200);
    await expect(english.page.locator('html')).toHaveAttribute('lang', 'en');
    await measurePage(english.page, `${nameOf(path)} in English`);
  }
});

test('the steps of a booking', { tag: ['@phone', '@desktop'] }, async ({ flow }) => {
  const { page, details } = flow;
  await flow.open('/book/staff');
  await inspectPage(page, '1-services-missing');
  await flow.chooseServices('damen-mittel', 'ansatz');
  await inspectPage(page, '2-staff');
  await page.getByRole('link', { name: flow.texts.booking.staff.perService }).click();
  await expect(flow.heading()).toHaveText(flow.texts.booking.staff.perServiceHeading);
  await inspectPage(page, '2-staff-per-service');
  await flow.toFreeTimes();
  await inspectPage(page, '3-time');
  await flow.chooseFarDay();
  await inspectPage(page, '3-time-far');
  const closed = page.getByRole('link', { name: new RegExp(`, ${flow.texts.booking.time.noneFree}$`) });
  await closed.first().click();
  await expect(flow.nearest().first()).toBeVisible();
  await inspectPage(page, '3-time-closed-day');
  await page.goBack();
  await flow
    .starts()
    .first()
    .evaluate((button) => button.setAttribute('value', '2020-03-03T09:00+01:00'));
  await flow.starts().first().click();
  await expect(flow.alert()).toBeVisible();
  await inspectPage(page, '3-time-refused');
  await flow.chooseStart(0);
  await expect(details.timer).toBeVisible();
  await inspectPage(page, '4-details');
  const holdId = flow.idInAddress();
  await details.submit.click();
  await expect(flow.alert()).toBeVisible();
  await inspectPage(page, '4-details-wrong');
  await flow.open('/book');
  await inspectPage(page, '1-services-holding');
  await letLapse(holdId);
  await flow.open(`/book/details/${holdId}`);
  await expect(flow.heading()).toHaveText(flow.texts.booking.expired.heading);
  await inspectPage(page, '4-expired');
});

test('the pages of a visit', { tag: ['@phone', '@desktop'] }, async ({ flow }) => {
  const { page, texts } = flow;
  const person = aPerson();
  await flow.hold('s=damen-mittel&s=ansatz');
  await flow.details.book(person);
  await flow.expectDone();
  await inspectPage(page, '5-done');
  await page.goto((await newestLetter(person.email, { of: 1 })).link);
  await inspectPage(page, '6-visit');
  await page.getByRole('link', { name: texts.visit.move, exact: true }).click();
  await expect(flow.heading()).toHaveText(texts.visit.movePage.heading);
  await inspectPage(page, '7-move');
  await page.goBack();
  const visit = new VisitPages(page, texts);
  await visit.move(0, () => inspectPage(page, '7-move-confirm'));
  await inspectPage(page, '7-moved');
  await visit.toCancelling();
  await inspectPage(page, '8-cancel');
  await page.goBack();
  await visit.cancel();
  await inspectPage(page, '8-cancelled');
});
