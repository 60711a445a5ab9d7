/** A visit that is paid ahead: a decline, a second try, TWINT, and the money goes back when it is cancelled in time. */
import type { Page } from 'playwright';
import { deCH } from '#app/i18n/de-CH.ts';
import { price } from '#app/i18n/format.ts';
import { rappen } from '#domain/shared/money.ts';
import { inspectPage } from './inspect-page.ts';
import { mailWith, newestLetter } from './mailbox.ts';
import { cardsAreKept, depositsComeBackAs, missedVisit } from './owner-database.ts';
import { aPerson } from './pages/details-page.ts';
import type { BookingFlow } from './pages/booking-flow.ts';
import { signInAs } from './pages/sign-in.ts';
import { VisitPages } from './pages/visit-pages.ts';
import { nameOf } from './seeded-services.ts';
import { expect, test } from './watched-test.ts';

test.setTimeout(120_000);

const { payment, visit: became, submit, cancel, desk } = deCH.deposits;
/** A fifth of the price. */
const AMOUNT = price(rappen(2760));
const SERVICE = 'folien-halb';
const DECLINED = '4000000000000002';
const GOOD = '4242424242424242';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const scripted = () => test.info().project.name !== 'phone-no-js';
// axe is a script.
const look = (page: Page, name: string) =>
  scripted() ? inspectPage(page, `deposits-${name}`) : Promise.resolve();

async function payByCard(page: Page, number: string): Promise<void> {
  await page.locator('input[name=number]').fill(number);
  await page.locator('form:has(input[name=number]) button').click();
}

async function toPayment(flow: BookingFlow, person = aPerson()) {
  const { page, details } = flow;
  await flow.open('/book');
  await flow.chooseServices(SERVICE);
  await flow.chooseStaff(null);
  await flow.chooseFarDay();
  await flow.chooseStart(0);
  await expect(main(page)).toContainText(deCH.deposits.terms.title(AMOUNT));
  await details.fillAndAccept(person);
  return person;
}

/** The job has booked it; without scripts nobody but the visitor looks again. */
async function expectBooked(page: Page): Promise<void> {
  await expect(async () => {
    if (!page.url().includes('/visit/')) await page.reload();
    await expect(main(page)).toContainText(became.booked, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(main(page)).toContainText(became.received(AMOUNT));
}

test(
  'is paid by card after a decline, and the money goes back when it is cancelled in time',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ flow }) => {
    const { page, details, texts } = flow;
    const person = await toPayment(flow);
    await details.field('phone').fill('12');
    await press(page, submit(AMOUNT));
    await details.expectError('phone', texts.booking.details.field.phone.malformed);
    await details.field('phone').fill(person.phone);
    await look(page, '1-details');
    await press(page, submit(AMOUNT));

    await page.waitForURL(/\/c\/pay\//);
    await payByCard(page, DECLINED);
    await page.locator('a[href*="back=cancelled"]').first().click();
    await expect(main(page)).toContainText(payment.stopped);
    await look(page, '2-stopped');
    // Nothing is typed twice.
    await page.getByRole('link', { name: payment.change }).click();
    await expect(details.field('lastName')).toHaveValue(person.lastName);
    await page.goBack();
    await press(page, payment.pay(AMOUNT));
    await page.waitForURL(/\/c\/pay\//);
    await payByCard(page, GOOD);
    await page.waitForURL(/\/(visit|payment)\//);
    await expectBooked(page);
    await look(page, '3-booked');

    const letter = await newestLetter(person.email, { of: 1 });
    expect(letter.invitation).toMatchObject({ method: 'REQUEST', sequence: 0 });
    expect(letter.text).toContain('CHF 27.60');
    await page.goto(letter.link);
    const visit = new VisitPages(page, texts);
    await visit.expectStatus('confirmed');
    await visit.toCancelling();
    await expect(main(page)).toContainText(cancel.back(AMOUNT));
    await look(page, '4-cancelling');
    await press(page, texts.visit.cancelPage.confirm);
    await expect(page.getByRole('alert')).toContainText(texts.visit.cancelled);
    await expect(async () => {
      await page.reload();
      await expect(main(page)).toContainText(became.refunded(AMOUNT), { timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await look(page, '5-refunded');
  },
);

test('is paid by TWINT, and stands at the desk', { tag: ['@phone', '@no-js'] }, async ({ flow }) => {
  const { page } = flow;
  const person = await toPayment(flow);
  await press(page, submit(AMOUNT));
  await page.waitForURL(/\/c\/pay\//);
  await page.locator('button.twint').click();
  await page.locator('button[name=answer][value=no]').click();
  await page.locator('button.twint').click();
  await page.locator('button[name=answer][value=yes]').click();
  await page.waitForURL(/\/(visit|payment)\//);
  await expectBooked(page);
  const { invitation } = await newestLetter(person.email, { of: 1 });

  await signInAs(page, 'nora', `/admin/visits/${invitation.uid}`);
  await page.goto(`/admin/visits/${invitation.uid}`);
  await expect(main(page)).toContainText(nameOf(SERVICE));
  await expect(main(page)).toContainText(desk.asked(AMOUNT));
  await look(page, '6-desk');
  await page.goto(`/admin/visits/${invitation.uid}/cancel`);
  await expect(main(page)).toContainText(desk.goesBack(AMOUNT));
  await look(page, '7-desk-cancel');
});

test.describe('where the salon has said so', () => {
  test.beforeAll(() => depositsComeBackAs('voucher'));
  test.afterAll(() => depositsComeBackAs('refund'));

  test(
    'becomes a voucher when it is cancelled in time, and its code comes by letter',
    { tag: ['@phone', '@no-js', '@desktop'] },
    async ({ flow }) => {
      const { page, texts } = flow;
      const person = await toPayment(flow);
      await expect(main(page)).toContainText(/wird sie ganz zu einem Gutschein/);
      await look(page, '8-terms-voucher');
      await press(page, submit(AMOUNT));
      await page.waitForURL(/\/c\/pay\//);
      await payByCard(page, GOOD);
      await page.waitForURL(/\/(visit|payment)\//);
      await expectBooked(page);
      const letter = await newestLetter(person.email, { of: 1 });
      await page.goto(letter.link);
      const visit = new VisitPages(page, texts);
      await visit.toCancelling();
      await expect(main(page)).toContainText(cancel.asVoucher.back(AMOUNT));
      await look(page, '9-cancelling-voucher');
      await press(page, texts.visit.cancelPage.confirm);
      await expect(async () => {
        await page.reload();
        await expect(main(page)).toContainText(became.credited(AMOUNT), { timeout: 2_000 });
      }).toPass({ timeout: 20_000 });
      await look(page, '10-credited');
      const { text } = await mailWith(person.email, /Ihre Anzahlung als Gutschein/);
      expect(text).toMatch(/^ {4}[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/m);
      await page.goto(/https?:\/\/\S+\/voucher\/[\w-]+/.exec(text ?? '')?.[0] ?? '');
      await expect(main(page)).toContainText(AMOUNT);
    },
  );
});

test.describe('where a card may be left', () => {
  test.beforeAll(() => cardsAreKept(true));
  test.afterAll(() => cardsAreKept(false));
  const { card } = deCH.deposits;
  /** Half of the price, less the deposit. */
  const MOST = price(rappen(6900 - 2760));

  async function bookedWithCard(flow: BookingFlow) {
    const { page, details } = flow;
    const person = aPerson();
    await flow.open('/book');
    await flow.chooseServices(SERVICE);
    await flow.chooseStaff(null);
    await flow.chooseFarDay();
    await flow.chooseStart(0);
    const tick = page.getByRole('checkbox', { name: card.consent('Salon Lindenhof', MOST) });
    await expect(tick).not.toBeChecked();
    await details.fillAndAccept(person);
    await tick.check();
    // What was ticked stays when the form comes back.
    await details.field('phone').fill('12');
    await press(page, submit(AMOUNT));
    await expect(tick).toBeChecked();
    await look(page, '11-consent');
    await details.field('phone').fill(person.phone);
    await press(page, submit(AMOUNT));
    await page.waitForURL(/\/c\/pay\//);
    await payByCard(page, GOOD);
    await page.waitForURL(/\/(visit|payment)\//);
    await expectBooked(page);
    await expect(main(page)).toContainText(card.kept('Visa …4242', MOST));
    await look(page, '12-kept');
    const { invitation, link } = await newestLetter(person.email, { of: 1 });
    return { person, id: invitation.uid, link };
  }

  test('it is left with consent, and removed again', { tag: ['@phone', '@no-js'] }, async ({ flow }) => {
    const { page } = flow;
    await bookedWithCard(flow);
    await press(page, card.remove);
    await expect(page.getByRole('alert')).toContainText(card.removed);
    await expect(main(page)).not.toContainText('4242');
    await look(page, '13-removed');
  });

  test(
    'it pays what is owed beyond the deposit by whoever does not come',
    { tag: ['@phone', '@no-js', '@desktop'] },
    async ({ flow }) => {
      const { page } = flow;
      const { person, id, link } = await bookedWithCard(flow);
      await missedVisit(id);
      const { text } = await mailWith(person.email, /Ihrer Karte belastet/);
      expect(text).toContain('Visa …4242');
      expect(text).toContain('CHF 41.40');
      await page.goto(link);
      await expect(main(page)).toContainText(became.kept(price(rappen(6900))));
      await expect(main(page)).not.toContainText('4242');
      await look(page, '14-charged');
      await signInAs(page, 'nora', `/admin/visits/${id}`);
      await page.goto(`/admin/visits/${id}`);
      await expect(main(page)).toContainText(card.deskEnded.charged);
      await look(page, '15-desk-charged');
    },
  );
});
