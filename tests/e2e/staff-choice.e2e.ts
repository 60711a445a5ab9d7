/** A colleague's own price, one colleague per service, and the time that colour needs to work. */
import { price } from '#app/i18n/format.ts';
import { rappen } from '#domain/shared/money.ts';
import { staffOf } from './owner-database.ts';
import { aPerson } from './pages/details-page.ts';
import { nameOf } from './seeded-services.ts';
import { expect, test } from './watched-test.ts';

const francs = (amount: number) => price(rappen(amount * 100));

test('a colleague has an own price, and keeps it to the end', { tag: '@desktop' }, async ({ flow }) => {
  const { page, texts } = flow;
  await flow.open('/book');
  await flow.chooseServices('damen-mittel');
  await expect(page.getByRole('radio', { name: texts.booking.staff.any })).toBeChecked();
  await expect(page.getByRole('radio', { name: /Nora/ })).toHaveAccessibleName(new RegExp(francs(116)));
  await flow.chooseStaff('Nora Bischof');
  const choice = page.getByRole('region', { name: texts.booking.choice.label });
  await expect(choice).toContainText(francs(116));
  await flow.chooseFarDay();
  await flow.chooseStart(0);
  const visit = page.getByRole('region', { name: texts.booking.details.yourVisit });
  await expect(visit).toContainText(texts.booking.choice.with('Nora Bischof'));
  await flow.details.book(aPerson());
  await flow.expectDone();
  await expect(visit).toContainText(francs(116));
  expect(await staffOf(flow.idInAddress())).toEqual(['nora']);
});

test('each service by another colleague', { tag: '@no-js' }, async ({ flow }) => {
  const { page, texts } = flow;
  await flow.open('/book');
  await flow.chooseServices('damen-kurz', 'ansatz');
  await page.getByRole('link', { name: texts.booking.staff.perService }).click();
  const colleague = (service: string, name: string) =>
    page.getByRole('group', { name: nameOf(service) }).getByRole('radio', { name });
  // Dario does no colour at all.
  await expect(colleague('ansatz', 'Dario Frei')).toHaveCount(0);
  await colleague('damen-kurz', 'Dario Frei').check();
  await colleague('ansatz', 'Livio Keller').check();
  await flow.toFreeTimes();
  await flow.chooseFarDay();
  await flow.chooseStart(0);
  const visit = page.getByRole('region', { name: texts.booking.details.yourVisit });
  await expect(visit).toContainText(francs(82 + 98));
  expect(await staffOf(flow.idInAddress())).toEqual(['dario', 'livio']);
});

test('colour is charged and timed with its wait', { tag: '@phone' }, async ({ flow }) => {
  const { page, texts } = flow;
  await flow.open('/book');
  await page.getByRole('checkbox', { name: nameOf('glossing') }).check();
  await page.getByRole('checkbox', { name: nameOf('foehnen-kurz') }).check();
  // 15 + 20 + 15 minutes, and half an hour of blow-dry: the script's sum is the server's.
  const total = new RegExp(`1\\s*Std\\.\\s*20.*${francs(104)}`);
  await expect(page.getByRole('status')).toHaveText(total);
  await page.getByRole('button', { name: texts.booking.services.continue, exact: true }).click();
  const choice = page.getByRole('region', { name: texts.booking.choice.label });
  await expect(choice).toHaveText(total);
  await flow.chooseStaff('Aylin Demir');
  await flow.chooseFarDay();
  const start = await flow.chooseStart(0);
  const visit = page.getByRole('region', { name: texts.booking.details.yourVisit });
  const end = new Date(Date.parse(start) + 80 * 60_000);
  const clock = new Intl.DateTimeFormat('de-CH', { timeStyle: 'short', timeZone: 'Europe/Zurich' });
  await expect(visit).toContainText(`${start.slice(11, 16)}–${clock.format(end)}`);
});
