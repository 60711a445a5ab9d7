/** A time is kept for a while: how long is seen, it can be let go, changed, and lost without losing what was typed. */
import { letLapse, visitsBeside } from './owner-database.ts';
import { aPerson } from './pages/details-page.ts';
import { isFree } from './slots-api.ts';
import { expect, test } from './watched-test.ts';

const CHOICE = 's=pony&with=nora';

test('shows how long a time is kept', { tag: ['@phone', '@no-js'] }, async ({ flow, javaScriptEnabled }) => {
  const { details } = flow.texts.booking;
  await flow.hold(CHOICE);
  const until = details.heldUntil('00:00').replace('00:00', '\\d\\d:\\d\\d');
  await expect(flow.page.getByText(new RegExp(until))).toBeVisible();
  const { timer } = flow.details;
  if (javaScriptEnabled === false) return expect(timer).toBeHidden();
  await expect(timer).toHaveText(/^(10:00|9:5\d)$/);
  const before = await timer.textContent();
  await expect(timer).not.toHaveText(before ?? '');
});

test('keeps two times and no third', { tag: ['@phone', '@no-js'] }, async ({ flow }) => {
  const { booking, refusals } = flow.texts;
  const first = await flow.hold(CHOICE);
  await flow.hold(CHOICE);
  await flow.openTimes(CHOICE);
  await flow.starts().first().click();
  await expect(flow.alert()).toContainText(refusals.too_many_holds(2, '').split('.')[0] ?? '');
  const kept = flow.page.getByRole('region', { name: booking.holds.label });
  await expect(kept.getByRole('listitem')).toHaveCount(2);
  const release = kept.getByRole('button', { name: booking.holds.releaseNamed('').trim() });
  await release.first().click();
  await expect(kept.getByRole('listitem')).toHaveCount(1);
  expect(await isFree(first.start, ['pony'], ['nora'])).toBe(true);
  await flow.chooseFarDay();
  await flow.chooseStart(0);
});

test('gives the old time back when another is chosen', { tag: '@desktop' }, async ({ flow }) => {
  const { booking } = flow.texts;
  const { start } = await flow.hold(CHOICE);
  expect(await isFree(start, ['pony'], ['nora'])).toBe(false);
  await flow.page.getByRole('link', { name: booking.choice.changeTime }).click();
  await expect(flow.page.getByText(booking.time.instead('').split('.')[1] ?? '')).toBeVisible();
  // The last one: nobody knows how many a seeded day has left.
  const other = await flow.take(flow.starts().last());
  expect(other).not.toBe(start);
  expect(await visitsBeside(flow.idInAddress())).toEqual({ reserved: 1, cancelled: 1 });
  expect(await isFree(start, ['pony'], ['nora'])).toBe(true);
});

test('loses the time but nothing that was typed', { tag: ['@phone', '@no-js'] }, async ({ flow }) => {
  const { booking } = flow.texts;
  const person = aPerson();
  const { holdId } = await flow.hold(CHOICE);
  await flow.details.fillAndAccept(person);
  await letLapse(holdId);
  const answer = flow.page.waitForResponse((response) => response.request().method() === 'POST');
  await flow.details.submit.click();
  expect((await answer).status()).toBe(409);
  await expect(flow.heading()).toHaveText(booking.expired.heading);
  await expect(flow.page.getByText(booking.expired.keeps)).toBeVisible();
  await flow.nearest().first().click();
  await expect(flow.details.field('email')).toHaveValue(person.email);
  await flow.details.terms.check();
  await flow.details.submit.click();
  await flow.expectDone();
});

test('lets a time go', { tag: '@phone' }, async ({ flow }) => {
  const { start, holdId } = await flow.hold(CHOICE);
  await flow.page.getByRole('button', { name: flow.texts.booking.details.release }).click();
  await expect(flow.heading()).toHaveText(flow.texts.booking.time.heading);
  expect(await isFree(start, ['pony'], ['nora'])).toBe(true);
  const answer = await flow.open(`/book/details/${holdId}`);
  expect(answer?.status()).toBe(410);
  await expect(flow.heading()).toHaveText(flow.texts.booking.released.heading);
});
