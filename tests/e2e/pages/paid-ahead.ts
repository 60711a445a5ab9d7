/** Books a time that asks for a deposit, pays it by card at the vendor's page, and waits until the job has booked it. */
import { deCH } from '#app/i18n/de-CH.ts';
import { price } from '#app/i18n/format.ts';
import { rappen } from '#domain/shared/money.ts';
import { newestLetter } from '../mailbox.ts';
import { expect } from '../watched-test.ts';
import type { BookingFlow } from './booking-flow.ts';
import { aPerson } from './details-page.ts';

/** Highlights for 138 francs, of which a fifth is paid ahead. */
export const DEPOSIT_SERVICE = 'folien-halb';
export const DEPOSIT = price(rappen(2760));
const GOOD_CARD = '4242424242424242';
const { submit, visit } = deCH.deposits;

export async function bookPaidAhead(flow: BookingFlow) {
  const { page, details } = flow;
  const person = aPerson();
  await flow.open('/book');
  await flow.chooseServices(DEPOSIT_SERVICE);
  await flow.chooseStaff(null);
  await flow.chooseFarDay();
  await flow.chooseStart(0);
  await details.fillAndAccept(person);
  await page.getByRole('button', { name: submit(DEPOSIT), exact: true }).click();
  await page.waitForURL(/\/c\/pay\//);
  await page.locator('input[name=number]').fill(GOOD_CARD);
  await page.locator('form:has(input[name=number]) button').click();
  await page.waitForURL(/\/(visit|payment)\//);
  await expect(async () => {
    if (!page.url().includes('/visit/')) await page.reload();
    await expect(page.getByRole('main')).toContainText(visit.booked, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  const { link, invitation } = await newestLetter(person.email, { of: 1 });
  return { person, link, visitId: invitation.uid };
}
