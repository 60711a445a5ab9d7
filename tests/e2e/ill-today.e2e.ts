/** Somebody falls ill: eight visits get other places, and their customers answer by link or on the telephone. */
import type { Page } from '@playwright/test';
import { textsIn } from '#app/i18n/texts.ts';
import { addDays, type LocalDate } from '#domain/shared/salon-time.ts';
import { todayIn } from '#scripts/today.ts';
import { inspectPage } from './inspect-page.ts';
import { newestLetter, offerLink } from './mailbox.ts';
import { lapseOfferTo, nobodyWasAskedForOn } from './owner-database.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { calendar, visit } = textsIn('de-CH');
const { plan } = calendar.ill;

/** A Wednesday beyond what the seed has booked. */
const wednesday = (weeks: number): LocalDate => {
  const today = todayIn('Europe/Zurich') as LocalDate;
  const weekday = ((new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7) + 1;
  return addDays(today, 3 - weekday + 7 * weeks);
};

const TIMES = ['09:00', '09:45', '10:30', '11:15', '14:00', '14:45', '15:30', '16:15'];

/** At the desk, with Aylin; the seventh has no e-mail address. */
async function enterVisits(page: Page, day: LocalDate, addressOf: (n: number) => string): Promise<void> {
  for (const [n, time] of TIMES.entries()) {
    await page.goto(`/admin/calendar/${day}/new?time=${time}&staff=aylin`);
    await page.locator('[name=s]').first().check();
    await page.locator('[name=firstName]').fill(`Gast${n}`);
    if (n === 6) await page.locator('[name=phone]').fill('079 123 45 67');
    else await page.locator('[name=email]').fill(addressOf(n));
    await page.locator('.create-foot button').click();
    await expect(page.locator('h1')).toHaveText(`Gast${n}`);
  }
}

const lineOf = (page: Page, n: number) => page.locator('.plan-line').filter({ hasText: `Gast${n}` });

test.setTimeout(180_000);

test(
  'eight visits of somebody who is ill',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ page, javaScriptEnabled }, { project }) => {
    const scripted = javaScriptEnabled ?? true;
    const inspect = async (name: string) => (scripted ? await inspectPage(page, name) : undefined);
    const day = wednesday({ phone: 30, 'phone-no-js': 31, desktop: 32 }[project.name] ?? 33);
    const addressOf = (n: number) => `gast${n}-${project.name}@example.ch`;
    await signInAs(page, 'aylin', '/admin/calendar');
    await enterVisits(page, day, addressOf);
    await nobodyWasAskedForOn(day);

    // One action: who, and the plan is there.
    await page.goto(`/admin/calendar/${day}`);
    await page.getByRole('link', { name: calendar.ill.link }).click();
    await expect(page.locator('h1')).toHaveText(calendar.ill.heading);
    await page.locator('form.create-form button.btn-main').click();
    await expect(page.getByText(calendar.pause.staffMissing).first()).toBeVisible();
    await inspect('ill-today-wrong');
    await page.locator('[name=staff]').selectOption('aylin');
    await page.locator('form.create-form button.btn-main').click();
    await expect(page.getByRole('heading', { name: plan.open(8) })).toBeVisible();
    const home = page.url();
    await inspect('ill-today-plan');
    await expect(lineOf(page, 6)).toContainText(plan.byPhone);
    await page.getByRole('button', { name: plan.submit(8) }).click();
    await expect(page.getByText(`${plan.ran.asked(7)} ${plan.ran.calls(1)}`)).toBeVisible();
    await expect(page.getByRole('heading', { name: plan.asked(8) })).toBeVisible();
    await inspect('ill-today-asked');

    // Four say yes.
    for (const n of [0, 1, 2, 3]) {
      await page.goto(await offerLink(addressOf(n)));
      await expect(page.locator('s')).toContainText(TIMES[n]!);
      if (n === 0) await inspect('ill-today-offer');
      await page.getByRole('button', { name: visit.offer.accept, exact: true }).click();
      await expect(page.getByText(visit.moved)).toBeVisible();
    }
    const { invitation } = await newestLetter(addressOf(0), { of: 3 });
    expect(invitation).toMatchObject({ method: 'REQUEST', sequence: 1 });

    // One wants to be called, one cancels, the day before or not; a second look says how it stands.
    const declined = await offerLink(addressOf(4));
    await page.goto(declined);
    await page.getByRole('button', { name: visit.offer.callMe }).click();
    await expect(page.locator('h1')).toHaveText(visit.offer.declinedHeading);
    await inspect('ill-today-declined');
    await page.goto(await offerLink(addressOf(5)));
    await page.getByRole('link', { name: visit.offer.cancel }).click();
    await page.getByRole('button', { name: visit.cancelPage.confirm }).click();
    await expect(page.getByText(visit.cancelled)).toBeVisible();

    // One does not answer in time.
    const late = await offerLink(addressOf(7));
    await lapseOfferTo(addressOf(7));
    await page.goto(late);
    await expect(page.locator('h1')).toHaveText(visit.offer.lapsedHeading);
    await inspect('ill-today-lapsed');
    await page.getByRole('link', { name: visit.offer.other }).click();
    await expect(page.locator('h1')).toHaveText(visit.movePage.heading);

    // And one was reached on the telephone.
    await page.goto(home);
    await lineOf(page, 6).getByRole('button', { name: plan.accept }).click();
    await expect(page.getByText(plan.answered.accept)).toBeVisible();
    await expect(page.getByRole('heading', { name: plan.open(2) })).toBeVisible();
    await expect(lineOf(page, 4)).toContainText(plan.before.declined);
    await expect(lineOf(page, 7)).toContainText(plan.before.lapsed);
    await expect(lineOf(page, 5)).toContainText(plan.result.cancelled);
    for (const n of [0, 1, 2, 3, 6]) await expect(lineOf(page, n)).toContainText(plan.result.accepted);
    await inspect('ill-today-answers');

    // Whoever did not answer is asked again; whoever said no is left to the telephone.
    await page.getByRole('button', { name: plan.submit(2) }).click();
    await expect(page.getByText(plan.ran.asked(1))).toBeVisible();
    await expect(page.getByRole('heading', { name: plan.open(1) })).toBeVisible();
  },
);
