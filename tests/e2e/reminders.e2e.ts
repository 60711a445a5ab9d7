/** A reminder as it arrives: posted by the worker, shown by the mailbox, leading back to the visit. */
import { isQuietHour } from '#domain/messages/reminder.ts';
import type { Instant, Zone } from '#domain/shared/salon-time.ts';
import { mailWith } from './mailbox.ts';
import { bringNear, remindersOf, startJob } from './owner-database.ts';
import { aPerson } from './pages/details-page.ts';
import { expect, test } from './watched-test.ts';

test('a visit of tomorrow is reminded of, once', { tag: '@desktop' }, async ({ flow }) => {
  const { page, details } = flow;
  const person = aPerson();
  await flow.open('/book');
  await flow.chooseServices('pony');
  await flow.chooseStaff(null);
  await flow.chooseFarDay();
  await flow.chooseStart(0);
  await details.book(person);
  await flow.expectDone();

  const visit = flow.idInAddress();
  await bringNear(visit, 4);
  const atNight = isQuietHour(Date.now() as Instant, 'Europe/Zurich' as Zone);
  await startJob('send-reminders');
  // At night nobody is woken, so this runs at any hour.
  expect(await remindersOf(visit)).toBe(atNight ? 0 : 1);
  if (atNight) return;
  const mail = await mailWith(person.email, /^Erinnerung: Ihr Termin am /);
  expect(mail.text).toContain('Wir erinnern Sie an Ihren Termin');
  expect(mail.attachments).toEqual([]);
  await startJob('send-reminders');
  expect(await remindersOf(visit)).toBe(1);

  const link = /https?:\/\/\S+\/visit\/[\w-]+/.exec(mail.text ?? '')?.[0] ?? '';
  await page.goto(link);
  await expect(page.getByRole('main')).toContainText('Pony');
  const again = await mailWith(person.email, /^Erinnerung: /);
  expect(again.id).toBe(mail.id);
});
