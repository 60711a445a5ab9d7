/** The main job, from the home page to the cancelled visit; with and without JavaScript, in both languages. */
import { readFile } from 'node:fs/promises';
import { price } from '#app/i18n/format.ts';
import { rappen } from '#domain/shared/money.ts';
import { calendarStart, readInvitation } from './invitation.ts';
import { newestLetter } from './mailbox.ts';
import { staffOf } from './owner-database.ts';
import type { BookingFlow } from './pages/booking-flow.ts';
import { aPerson } from './pages/details-page.ts';
import { VisitPages } from './pages/visit-pages.ts';
import { isFree } from './slots-api.ts';
import { expect, test } from './watched-test.ts';

const SERVICES = ['pony', 'glossing'];

test(
  'book two services, move and cancel them',
  { tag: ['@phone', '@no-js', '@desktop'] },
  ({ flow, javaScriptEnabled }) => journey(flow, javaScriptEnabled ?? true),
);

test('the same in English', { tag: '@phone' }, ({ english }) => journey(english, true));

async function journey(flow: BookingFlow, scripted: boolean): Promise<void> {
  const { page, texts, details } = flow;
  const person = aPerson();
  await flow.open('/');
  await page.getByRole('main').getByRole('link', { name: texts.site.home.book }).first().click();
  await flow.chooseServices(...SERVICES);
  await flow.chooseStaff(null);
  await expect(page.getByText(price(rappen(7600)))).toBeVisible();
  await flow.chooseFarDay();
  const start = await flow.chooseStart(3);

  await wrongInput(flow, scripted);
  await details.book(person);
  await flow.expectDone();
  const id = flow.idInAddress();
  const staff = await staffOf(id);
  expect(await isFree(start, SERVICES, staff)).toBe(false);

  const booked = await newestLetter(person.email, { of: 1 });
  expect(booked.invitation).toMatchObject({ method: 'REQUEST', uid: id, sequence: 0, zone: 'Europe/Zurich' });
  expect(booked.invitation.start).toBe(calendarStart(start));
  expect(booked.text).toContain(person.firstName);
  expect(booked.html).toContain(`lang="${flow.locale}"`);

  await page.goto(booked.link);
  expect(new URL(page.url()).pathname.startsWith('/en/')).toBe(flow.locale === 'en');
  const visit = new VisitPages(page, texts);
  await visit.expectStatus('confirmed');
  const moved = await visit.move(0);
  const second = await newestLetter(person.email, { of: 2 });
  expect(second.invitation).toMatchObject({ method: 'REQUEST', uid: id, sequence: 1 });
  expect(second.invitation.start).toBe(calendarStart(moved));

  const download = page.waitForEvent('download');
  await visit.calendarFile.click();
  const file = readInvitation(await readFile(await (await download).path(), 'utf8'));
  expect(file).toMatchObject({ uid: id, sequence: 1, start: calendarStart(moved), status: 'CONFIRMED' });

  const newStaff = await staffOf(id);
  expect(await isFree(moved, SERVICES, newStaff)).toBe(false);
  await visit.cancel();
  await visit.expectStatus('cancelled');
  const last = await newestLetter(person.email, { of: 3 });
  expect(last.invitation).toMatchObject({ method: 'CANCEL', uid: id, sequence: 2, status: 'CANCELLED' });
  expect(await isFree(moved, SERVICES, newStaff)).toBe(true);
  expect(await isFree(start, SERVICES, staff)).toBe(true);
}

/** Errors stand beside their fields, what was right stays typed, and nothing is booked. */
async function wrongInput({ page, texts, details }: BookingFlow, scripted: boolean): Promise<void> {
  const { field, termsMissing } = texts.booking.details;
  await details.fill({ firstName: 'Anna', lastName: '', email: 'anna@', phone: '12' });
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await details.submit.click();
  expect((await answer).status()).toBe(422);
  await expect(page).toHaveTitle(new RegExp(`^${texts.frame.form.errorPrefix}`));
  const summary = page.getByRole('alert');
  await expect(summary).toContainText(texts.frame.form.summaryCount(4));
  await expect(summary).toContainText(termsMissing);
  await details.expectError('lastName', field.lastName.missing);
  await details.expectError('email', field.email.malformed);
  await details.expectError('phone', field.phone.malformed);
  await expect(details.field('firstName')).toHaveValue('Anna');
  await expect(details.field('firstName')).toHaveAttribute('aria-invalid', 'false');
  await expect(details.field('email')).toHaveValue('anna@');
  if (scripted) await expect(summary).toBeFocused();
}
