/** The same slot cannot be had twice, and nothing is booked twice, whatever is clicked. */
import { mailCount, newestLetter } from './mailbox.ts';
import { visitsBeside } from './owner-database.ts';
import { aPerson } from './pages/details-page.ts';
import { ORIGIN } from './addresses.ts';
import { expect, test } from './watched-test.ts';

const CHOICE = 's=pony&with=nora';

test('two windows want one slot', { tag: ['@no-js', '@desktop'] }, async ({ flow, stranger }) => {
  const { refusals } = stranger.texts;
  await stranger.openTimes(CHOICE);
  await stranger.page.waitForLoadState();
  const { start } = await flow.hold(CHOICE, 2);
  const wanted = stranger.page.locator(`button[value="${start}"]`);
  await wanted.click();
  await expect(stranger.alert()).toContainText(refusals.held);
  await expect(wanted).toHaveCount(0);

  await flow.details.book(aPerson());
  await flow.expectDone();
  const other = await stranger.take(stranger.nearest().first());
  expect(other).not.toBe(start);
  await stranger.details.book(aPerson());
  await stranger.expectDone();
});

test('quick hands click twice', { tag: ['@phone', '@no-js'] }, async ({ flow }) => {
  const { page, details } = flow;
  const person = aPerson();
  await flow.openTimes(CHOICE);
  await flow.starts().nth(1).dblclick();
  await expect(details.submit).toBeVisible();
  await details.fillAndAccept(person);
  await details.submit.dblclick();
  await flow.expectDone();
  expect(await visitsBeside(flow.idInAddress())).toEqual({ confirmed: 1 });
  await newestLetter(person.email, { of: 1 });

  // Back, reload, and the same again: it is booked already, once.
  await page.goBack();
  await flow.expectDone();
  await page.reload();
  await flow.expectDone();
  expect(await mailCount(person.email)).toBe(1);
});

test(
  'back to a form that had come back',
  { tag: ['@phone', '@no-js'] },
  async ({ flow, javaScriptEnabled }) => {
    const person = aPerson();
    await flow.hold(CHOICE, 1);
    await flow.details.submit.click();
    await expect(flow.alert()).toBeVisible();
    await flow.details.book(person);
    await flow.expectDone();
    await flow.page.goBack();
    // Without a script the browser shows the form as it was; sent again, it says what is booked.
    if (javaScriptEnabled === false) await flow.details.submit.click();
    await flow.expectDone();
    expect(await visitsBeside(flow.idInAddress())).toEqual({ confirmed: 1 });
    await newestLetter(person.email, { of: 1 });
  },
);

test('the same forms sent twice at the same moment', { tag: '@no-js' }, async ({ flow }) => {
  const { page } = flow;
  const person = aPerson();
  await flow.openTimes(CHOICE);
  const start = (await flow.starts().nth(1).getAttribute('value')) ?? '';
  const send = (path: string, form: Record<string, string>) =>
    page.request.post(path, { form, headers: { Origin: ORIGIN }, maxRedirects: 0 });
  const twice = async (path: string, form: Record<string, string>) => {
    const answers = await Promise.all([send(path, form), send(path, form)]);
    expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
    const [first, second] = answers.map((answer) => answer.headers()['location']);
    expect(second).toBe(first);
    return first ?? '';
  };
  const attempt = { attempt: crypto.randomUUID(), start };
  const details = await twice(`/book/time?${CHOICE}`, attempt);
  const done = await twice(details, { ...person, note: '', terms: 'on', termsVersion: '2024-01' });
  // And once more, long after: the first form leads to what it led to.
  expect((await send(`/book/time?${CHOICE}`, attempt)).headers()['location']).toBe(done);
  await page.goto(done);
  await flow.expectDone();
  expect(await visitsBeside(flow.idInAddress())).toEqual({ confirmed: 1 });
  await newestLetter(person.email, { of: 1 });
});
