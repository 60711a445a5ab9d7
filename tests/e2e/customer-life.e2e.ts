/** A customer's life: a guest first, then with an account, and in the end the time that somebody else could not come. */
import { textsIn } from '#app/i18n/texts.ts';
import { inspectPage } from './inspect-page.ts';
import { calendarStart } from './invitation.ts';
import { newestLetter, placeLink } from './mailbox.ts';
import { letTheWaitlistBeServed } from './owner-database.ts';
import { AccountPages } from './pages/account-pages.ts';
import { Desk, openDayAhead } from './pages/desk.ts';
import { aPerson } from './pages/details-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { VisitPages } from './pages/visit-pages.ts';
import { expect, test } from './watched-test.ts';

const texts = textsIn('de-CH');
const { account, booking, calendar, identity, waitlist } = texts;

test.setTimeout(120_000);

test(
  'from a guest’s booking to the time that somebody else gave back',
  { tag: ['@phone', '@no-js'] },
  async ({ flow, stranger, javaScriptEnabled, browser }, { project }) => {
    const { page } = flow;
    const scripted = javaScriptEnabled ?? true;
    const [colleague, weeks] = project.name === 'phone' ? (['nora', 10] as const) : (['livio', 11] as const);
    const day = openDayAhead(weeks);
    const person = { ...aPerson(), lastName: `Leben${project.name.replace('-', '')}` };
    const pages = new AccountPages(page, texts);
    const visit = new VisitPages(page, texts);
    const look = (name: string) => (scripted ? inspectPage(page, `life-${name}`) : Promise.resolve());
    const details = page.getByRole('link', { name: new RegExp(`^${account.details}: `) });
    const alert = page.getByRole('alert');

    await test.step('books as a guest', async () => {
      await flow.hold('s=pony&with=aylin');
      await flow.details.book(person);
      await flow.expectDone();
      await newestLetter(person.email, { of: 1 });
    });

    await test.step('opens an account with that address, and finds the visit there', async () => {
      await pages.open(person, 2);
      await expect(details).toHaveCount(1);
      await look('1-account');
    });

    await test.step('says who one is, and decides about news', async () => {
      await pages.to('profile');
      await expect(flow.details.field('phone')).toHaveValue(person.phone);
      await page.getByLabel(account.profile.locale).selectOption('en');
      await pages.press(account.profile.save);
      await expect(page.getByText(account.profile.saved)).toBeVisible();
      await expect(page.getByLabel(account.profile.locale)).toHaveValue('en');
      await pages.to('consents');
      const news = page.getByRole('region', { name: account.consents.purpose.news.name });
      await news.getByRole('button', { name: account.consents.give }).click();
      await expect(page.getByText(account.consents.saved)).toBeVisible();
      await expect(news.getByRole('button', { name: account.consents.withdraw })).toBeVisible();
    });

    const booked = await test.step('books again from the account, without typing anything', async () => {
      await pages.to('visits');
      await page.getByRole('main').getByRole('link', { name: account.book }).click();
      await flow.chooseServices('pony');
      await flow.chooseStaff(null);
      await flow.chooseFarDay();
      await flow.chooseStart(0);
      await flow.details.terms.check();
      await flow.details.submit.click();
      await flow.expectDone();
      await newestLetter(person.email, { of: 3 });
      return flow.idInAddress();
    });

    await test.step('moves a visit, reads what calling off costs, and calls it off', async () => {
      await flow.open('/account');
      await expect(details).toHaveCount(2);
      await details.first().click();
      await visit.move(0);
      await newestLetter(person.email, { of: 4 });
      await visit.toCancelling();
      await expect(page.getByText(booking.policy.late(50))).toBeVisible();
      await look('2-cancel');
      await page.getByRole('button', { name: texts.visit.cancelPage.confirm }).click();
      await expect(alert).toContainText(texts.visit.cancelled);
      await newestLetter(person.email, { of: 5 });
    });

    const desk = new Desk(stranger.page);
    const taken = await test.step('a day is full: one visit, and nobody at work around it', async () => {
      await signInAs(stranger.page, 'livio', '/admin/calendar');
      const id = await desk.enter(day, { time: '10:00', staff: colleague, firstName: 'Voll' });
      for (const [from, to] of [
        ['00:00', '10:00'],
        ['10:45', '23:55'],
      ] as const) {
        await stranger.page.goto(`/admin/calendar/${day}/pause?staff=${colleague}`);
        await stranger.page.locator('[name=fromTime]').fill(from);
        await stranger.page.locator('[name=toTime]').fill(to);
        await desk.press(calendar.pause.save);
        await desk.says(calendar.pause.saved);
      }
      return id;
    });

    await test.step('waits for that day', async () => {
      await flow.open(`/book/time?s=pony&with=${colleague}&day=${day}`);
      await expect(flow.starts()).toHaveCount(0);
      await page.getByRole('link', { name: waitlist.toJoin }).click();
      await page.locator('[name=from]').fill(day);
      await page.locator('[name=to]').fill(day);
      await pages.press(waitlist.submit);
      await expect(page.getByText(waitlist.status.waiting)).toBeVisible();
      await look('3-waiting');
    });

    await test.step('somebody else cannot come: the time is offered by mail, and taken', async () => {
      await desk.openVisit(taken);
      await desk.follow(calendar.visit.cancel);
      await desk.press(calendar.visit.cancelling.confirm);
      await desk.says(calendar.visit.done.cancelled);
      await letTheWaitlistBeServed();
      const link = await placeLink(person.email, { of: 6 });
      await page.goto(link);
      await expect(page.getByText(waitlist.offer)).toBeVisible();
      await look('4-offer');
      await page.locator('[name=terms]').check();
      await pages.press(waitlist.accept);
      await visit.expectStatus('confirmed');
      const letter = await newestLetter(person.email, { of: 7 });
      expect(letter.invitation.start).toBe(calendarStart(`${day}T10:00`));
    });

    await test.step('finds it in the account and in the calendar on the telephone', async () => {
      await flow.open('/account');
      await expect(details).toHaveCount(3);
      await pages.to('calendar');
      await pages.press(account.calendar.make);
      const feed = await page.request.get(await page.locator('#feed').inputValue());
      expect(await feed.text()).toContain(calendarStart(`${day}T10:00`));
    });

    await test.step('sees who looked at the file', async () => {
      await desk.openVisit(booked);
      await desk.follow(calendar.visit.toFile);
      await expect(stranger.page.locator('h1')).toContainText(person.lastName);
      await pages.to('log');
      const line = page.getByRole('listitem').filter({ hasText: account.log.actions['customer.viewed'] });
      await expect(line.first()).toContainText('Livio Keller');
      await look('5-log');
    });

    await test.step('signs another device out', async () => {
      const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
      const other = await context.newPage();
      await new AccountPages(other, texts).signIn(person.email);
      await pages.to('sessions');
      const devices = page
        .getByRole('main')
        .getByRole('listitem')
        .filter({ has: page.getByRole('button') });
      await expect(devices).toHaveCount(2);
      await devices.filter({ hasNotText: identity.sessions.current }).getByRole('button').click();
      await expect(page.getByText(identity.sessions.ended)).toBeVisible();
      await other.goto('/account');
      await expect(other).toHaveURL(/\/sign-in\?to=/);
      await context.close();
      await flow.open('/account');
      await expect(page).toHaveURL(/\/account$/);
    });
  },
);
