/** What becomes of a deposit: cancelled late, nobody came, somebody decides otherwise, and paid with at the till. */
import type { Page } from '@playwright/test';
import { deCH } from '#app/i18n/de-CH.ts';
import { inspectPage } from './inspect-page.ts';
import { bringNear, letTheDayCome } from './owner-database.ts';
import { bookPaidAhead, DEPOSIT } from './pages/paid-ahead.ts';
import { signInAs } from './pages/sign-in.ts';
import { VisitPages } from './pages/visit-pages.ts';
import { expect, test } from './watched-test.ts';

const { cancel, desk, visit: became } = deCH.deposits;
const { calendar, till } = deCH;
/** Half of 138 francs. */
const FEE = 'CHF 69.00';

test.setTimeout(120_000);

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) =>
  main(page).getByRole('button', { name, exact: true }).last().click();
const open = (page: Page, name: string) =>
  main(page).getByRole('link', { name, exact: true }).first().click();
// axe is a script.
const look = (page: Page, name: string) =>
  test.info().project.name === 'phone-no-js'
    ? Promise.resolve()
    : inspectPage(page, `deposits-afterwards-${name}`);
/** A job does it; without scripts nobody but the reader looks again. */
const becomes = (page: Page, words: string) =>
  expect(async () => {
    await page.reload();
    await expect(main(page)).toContainText(words, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });

test(
  'is kept when its visit is cancelled late, and given back when who leads decides so',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ flow }) => {
    const { page, texts } = flow;
    const { link, visitId } = await bookPaidAhead(flow);
    await bringNear(visitId, 5);
    await page.goto(link);
    await new VisitPages(page, texts).toCancelling();
    await expect(main(page)).toContainText(FEE);
    await expect(main(page)).toContainText(cancel.beyond('CHF 41.40'));
    await look(page, '1-cancelling-late');
    await press(page, cancel.confirm(FEE));
    await becomes(page, became.kept(DEPOSIT));
    await look(page, '2-kept');

    await signInAs(page, 'nora', `/admin/visits/${visitId}`);
    await page.goto(`/admin/visits/${visitId}`);
    await expect(main(page)).toContainText(desk.claim(FEE));
    await look(page, '3-desk');
    await page.locator('summary', { hasText: desk.decide }).click();
    await press(page, desk.refund(DEPOSIT));
    await expect(main(page)).toContainText(desk.refused.required);
    await look(page, '4-deciding');
    await main(page).locator('[name=reason]').fill('Krank, mit Zeugnis');
    await press(page, desk.refund(DEPOSIT));
    await becomes(page, desk.standing.refunded);
    await page.goto(link);
    await expect(main(page)).toContainText(became.refunded(DEPOSIT));
    await look(page, '5-decided');
  },
);

test(
  'is kept when nobody comes, and what is owed beyond it is invoiced',
  { tag: ['@phone', '@desktop'] },
  async ({ flow }) => {
    const { page } = flow;
    const { visitId } = await bookPaidAhead(flow);
    await letTheDayCome([visitId]);
    await signInAs(page, 'nora', `/admin/visits/${visitId}`);
    await page.goto(`/admin/visits/${visitId}`);
    await press(page, calendar.visit.step.no_show);
    await becomes(page, desk.moves.kept);
    await look(page, '6-missed');
    await open(page, desk.invoice);
    await look(page, '7-invoicing');
    await press(page, deCH.invoices.make.button);
    await expect(main(page)).toContainText('CHF 41.40');
    await look(page, '8-invoice');
  },
);

test('comes first when its visit is paid at the till', { tag: ['@phone', '@desktop'] }, async ({ flow }) => {
  const { page } = flow;
  const { visitId } = await bookPaidAhead(flow);
  await letTheDayCome([visitId]);
  await signInAs(page, 'nora', `/admin/visits/${visitId}`);
  await page.goto(`/admin/visits/${visitId}`);
  await press(page, calendar.visit.step.check_in);
  await open(page, till.onVisit.sell);
  await page.getByText(till.sell.way.cash, { exact: true }).click();
  await press(page, till.sell.count);
  await expect(page.locator('#sums')).toContainText('27.60');
  await look(page, '9-till');
  await press(page, till.sell.book);
  await expect(page.locator('.slip')).toContainText('110.40');
  await look(page, '10-receipt');

  // What was paid took place: a slip there is taken back first.
  await page.goto(`/admin/visits/${visitId}`);
  await press(page, calendar.visit.step.undo);
  await expect(main(page)).toContainText(calendar.visit.refused.already_paid);
  await look(page, '11-paid');
});
