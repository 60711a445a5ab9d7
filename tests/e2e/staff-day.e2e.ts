/**
 * A day at the salon, from the morning's sign-in to the evening's sign-out. It is tried on a day far ahead, which is
 * open whenever the test runs; for what happens only on the day itself its visits are brought to this morning.
 */
import { longDay } from '#app/i18n/format.ts';
import { textsIn } from '#app/i18n/texts.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { todayIn } from '#scripts/today.ts';
import { inspectPage } from './inspect-page.ts';
import { calendarStart } from './invitation.ts';
import { newestLetter } from './mailbox.ts';
import { letTheDayCome } from './owner-database.ts';
import { Desk, openDayAhead } from './pages/desk.ts';
import { aPerson } from './pages/details-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { calendar, customers } = textsIn('de-CH');
const { profile, health } = customers;

test.setTimeout(120_000);

test(
  'a day from opening to closing',
  { tag: ['@no-js', '@desktop'] },
  async ({ page, stranger, javaScriptEnabled }, { project }) => {
    const scripted = javaScriptEnabled ?? true;
    const [me, weeks] = project.name === 'desktop' ? (['aylin', 27] as const) : (['dario', 28] as const);
    const day = openDayAhead(weeks);
    const desk = new Desk(page);
    const caller = { ...aPerson(), firstName: 'Ruth', lastName: `Anruf${project.name.replace('-', '')}` };
    const look = (name: string) => (scripted ? inspectPage(page, `staff-day-${name}`) : Promise.resolve());

    await test.step('signs in in the morning, and the day lies open', async () => {
      await signInAs(page, me, '/admin/calendar');
      const today = todayIn('Europe/Zurich') as LocalDate;
      await expect(page.locator('h1')).toHaveText(longDay('de-CH', today));
      await page.goto(`/admin/calendar/${day}`);
      const sheet = page.getByRole('link', { name: calendar.daySheet.link });
      const answer = await page.request.get((await sheet.getAttribute('href')) ?? '');
      expect(answer.headers()['content-type']).toBe('application/pdf');
      expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
    });

    const walkIn = await test.step('a walk-in has a name and nothing else', () =>
      desk.enter(day, { time: '10:15', staff: me, firstName: 'Laufkundin' }));
    const missing = await desk.enter(day, { time: '09:30', staff: me, firstName: 'Vergesslich' });
    const called = await test.step('somebody on the telephone gets a letter', async () => {
      const id = await desk.enter(day, { time: '11:00', staff: me, ...caller });
      const letter = await newestLetter(caller.email, { of: 1 });
      expect(letter.invitation).toMatchObject({ uid: id, start: calendarStart(`${day}T11:00`) });
      return id;
    });

    await test.step('time is blocked, and says so in the day', async () => {
      await page.goto(`/admin/calendar/${day}/pause?staff=${me}`);
      await page.locator('[name=fromTime]').fill('14:00');
      await page.locator('[name=toTime]').fill('14:30');
      await page.locator('[name=reason]').fill('Lieferung');
      await desk.press(calendar.pause.save);
      await desk.says(calendar.pause.saved);
      await desk.openDay(day);
      await expect(page.getByRole('link', { name: 'Lieferung' })).toHaveCount(1);
      await look('1-day');
    });

    await test.step('a visit is moved by form, and the customer is told', async () => {
      await desk.openVisit(called);
      await desk.follow(calendar.visit.move);
      await desk.press('15:00');
      await desk.says(calendar.visit.done.moved);
      const letter = await newestLetter(caller.email, { of: 2 });
      expect(letter.invitation).toMatchObject({ uid: called, start: calendarStart(`${day}T15:00`) });
    });

    if (scripted) {
      await test.step('and by drag, after a question', async () => {
        await desk.openDay(day);
        page.once('dialog', (dialog) => void dialog.accept());
        await desk.card(called).dragTo(page.locator(`[data-staff=${me}] [data-free="16:00"]`), {
          sourcePosition: { x: 20, y: 5 },
          targetPosition: { x: 20, y: 8 },
        });
        await desk.says(calendar.visit.done.moved);
        const letter = await newestLetter(caller.email, { of: 3 });
        expect(letter.invitation.start).toBe(calendarStart(`${day}T16:00`));
      });

      await test.step('an online booking appears while one looks', async () => {
        const online = { ...aPerson(), firstName: 'Online', lastName: 'Gebucht' };
        const { start } = await stranger.hold(`s=pony&with=${me}`);
        await desk.openDay(start.slice(0, 10) as LocalDate);
        await stranger.details.book(online);
        await stranger.expectDone();
        await expect(desk.card(stranger.idInAddress())).toContainText('Online Gebucht');
      });
    }

    await test.step('the day has come: the first is here', async () => {
      const today = await letTheDayCome([walkIn, missing]);
      await desk.openDay(today as LocalDate);
      await desk.card(walkIn).click();
      await desk.step('check_in');
      await look('2-checked-in');
      await desk.openDay(today as LocalDate);
      await expect(desk.card(walkIn)).toContainText(calendar.status.checked_in);
    });

    await test.step('somebody did not come, which is taken back and said again', async () => {
      await desk.openVisit(missing);
      await desk.step('no_show');
      await desk.step('undo');
      await desk.step('no_show');
      await desk.openVisit(walkIn);
      await desk.step('complete');
    });

    await test.step('what was learnt is noted in the file; health only with consent', async () => {
      await desk.openVisit(called);
      await desk.follow(calendar.visit.toFile);
      await expect(page.locator('h1')).toHaveText(`${caller.firstName} ${caller.lastName}`);
      await page.locator('#note').fill('Mag den Platz am Fenster.');
      await desk.press(profile.addNote);
      await desk.says(profile.done.note);
      await desk.follow(profile.health);
      await expect(page.locator('#formula')).toHaveCount(0);
      await page.locator('#agreed').check();
      await desk.press(health.give);
      await page.locator('#allergies').fill('Ammoniak');
      await desk.press(health.submit);
      await desk.says(health.done.saved);
      await page.reload();
      await expect(page.locator('#allergies')).toHaveValue('Ammoniak');
    });

    await test.step('a visit is called off, and its letter arrives', async () => {
      await desk.openVisit(called);
      await desk.follow(calendar.visit.cancel);
      await page.locator('[name=reason]').fill('Rohrbruch');
      await desk.press(calendar.visit.cancelling.confirm);
      await desk.says(calendar.visit.done.cancelled);
      const letter = await newestLetter(caller.email, { of: scripted ? 4 : 3 });
      expect(letter.invitation).toMatchObject({ method: 'CANCEL', uid: called });
      expect(letter.text).not.toContain('Rohrbruch');
      await desk.openDay(day);
      await expect(desk.card(called)).toHaveCount(0);
    });

    await test.step('signs out, and the day is not readable any more', async () => {
      await desk.signOut();
      await page.waitForURL((url) => url.pathname === '/');
      await page.goBack();
      await expect(page.getByText('Lieferung')).toHaveCount(0);
      await page.goto(`/admin/calendar/${day}`);
      await expect(page).toHaveURL(/\/sign-in\?to=/);
      for (const path of [`calendar/${day}/sheet.pdf`, `calendar/${day}/live`, `visits/${called}`]) {
        const answer = await page.request.get(`/admin/${path}`, { maxRedirects: 0 });
        expect(answer.status(), path).toBe(303);
      }
    });
  },
);
