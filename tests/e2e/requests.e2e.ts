/** A service on request: asked for, answered by the team, and said so everywhere; with and without JavaScript. */
import { textsIn } from '#app/i18n/texts.ts';
import { inspectPage } from './inspect-page.ts';
import { newestLetter, newestWord } from './mailbox.ts';
import { staffOf } from './owner-database.ts';
import type { BookingFlow } from './pages/booking-flow.ts';
import { aPerson, type Person } from './pages/details-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { VisitPages } from './pages/visit-pages.ts';
import { isFree } from './slots-api.ts';
import { expect, test } from './watched-test.ts';

const SERVICE = 'hochsteck';
const { calendar } = textsIn('de-CH');
const { asked, declining, done } = calendar.visit;

test.setTimeout(150_000);

const somebody = (): Person => ({ ...aPerson(), lastName: `Muster ${crypto.randomUUID().slice(0, 8)}` });
const fullName = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`;

/** From the services to the page that says what was asked for. */
async function ask(flow: BookingFlow, person: Person, look: (name: string) => Promise<void>) {
  const { page, texts, details } = flow;
  const { request } = texts.booking;
  await flow.open('/book');
  await expect(page.locator('label', { hasText: request.mark })).toHaveCount(1);
  await flow.chooseServices(SERVICE);
  await expect(page.getByText(request.within(48))).toBeVisible();
  await flow.chooseStaff(null);
  await expect(page.getByText(request.within(48))).toBeVisible();
  await look('3-time');
  await flow.chooseFarDay();
  const start = await flow.chooseStart(0);
  await expect(page.getByText(request.within(48))).toBeVisible();
  await details.fillAndAccept(person);
  await look('4-details');
  await page.getByRole('button', { name: request.submit }).click();
  await expect(flow.heading()).toHaveText(request.doneHeading);
  await expect(page.getByText(request.notConfirmed)).toBeVisible();
  await look('5-done');
  return { id: flow.idInAddress(), start };
}

test(
  'asked for and accepted; asked for and declined',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ flow, javaScriptEnabled }) => {
    const { page, texts } = flow;
    const visit = new VisitPages(page, texts);
    const look = async (name: string) => {
      if (javaScriptEnabled ?? true) await inspectPage(page, `request-${name}`);
    };
    const [yes, no] = [somebody(), somebody()];

    const first = await ask(flow, yes, look);
    const received = await newestWord(yes.email, { of: 1 });
    expect(received.text).toContain('noch nicht bestätigt');
    await page.goto(received.link);
    await visit.expectStatus('requested');
    await expect(page.getByRole('link', { name: texts.visit.withdraw })).toBeVisible();
    await expect(page.getByText(texts.visit.notMovable)).toBeVisible();
    await expect(page.getByRole('link', { name: texts.visit.move, exact: true })).toHaveCount(0);
    await look('6-visit');
    await page.getByRole('link', { name: texts.visit.withdraw }).click();
    await expect(flow.heading()).toHaveText(texts.visit.withdrawPage.heading);
    await look('8-withdraw');
    const second = await ask(flow, no, async () => {});
    const staff = await staffOf(second.id);
    expect(await isFree(second.start, [SERVICE], staff)).toBe(false);

    await signInAs(page, 'aylin', '/admin/requests');
    await look('list');
    await page.goto(`/admin/calendar/${first.start.slice(0, 10)}/week`);
    const card = page.getByRole('link', { name: new RegExp(fullName(yes)) }).first();
    await expect(card).toHaveAttribute('data-status', 'requested');
    await expect(card).toContainText(calendar.status.requested);
    await look('week');
    await page.goto('/admin/requests');
    await page.getByRole('button', { name: asked.acceptNamed(fullName(yes)) }).click();
    await expect(page.getByRole('alert')).toContainText(done.accepted);
    await expect(page.getByText(fullName(yes))).toHaveCount(0);

    await page.getByRole('link', { name: fullName(no), exact: true }).click();
    await expect(page.locator('.status-tag')).toHaveText(calendar.status.requested);
    await look('staff-visit');
    await page.getByRole('link', { name: asked.declineNamed(fullName(no)) }).click();
    await expect(page.locator('h1')).toHaveText(declining.heading(fullName(no)));
    await look('decline');
    await page.locator('[name=reason]').fill('An diesem Tag sind wir an einer Hochzeit.');
    await page.getByRole('button', { name: declining.confirm }).click();
    await expect(page.getByRole('alert')).toContainText(done.declined);
    await expect(page.getByText(fullName(no))).toHaveCount(0);

    const accepted = await newestLetter(yes.email, { of: 2 });
    expect(accepted.invitation).toMatchObject({ method: 'REQUEST', uid: first.id, sequence: 1 });
    await page.goto(accepted.link);
    await visit.expectStatus('confirmed');
    const declined = await newestWord(no.email, { of: 2 });
    expect(declined.text).toContain('An diesem Tag sind wir an einer Hochzeit.');
    await page.goto(declined.link);
    await expect(page.getByText(texts.visit.ended.declined)).toBeVisible();
    await expect(page.getByRole('link', { name: texts.visit.anotherTime })).toBeVisible();
    await look('9-declined');
    expect(await isFree(second.start, [SERVICE], staff)).toBe(true);
  },
);
