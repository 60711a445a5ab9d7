/** The desk's own entries: a walk-in, blocked time, and a calendar that follows what others do. */
import { textsIn } from '#app/i18n/texts.ts';
import { addDays, type LocalDate } from '#domain/shared/salon-time.ts';
import { todayIn } from '#scripts/today.ts';
import { inspectPage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const { calendar } = textsIn('de-CH');
/** Beyond what the seed has booked, and open. */
const dayAhead = (weeks: number): LocalDate => {
  const today = todayIn('Europe/Zurich') as LocalDate;
  const wednesday = addDays(today, 3 - (((new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7) + 1));
  return addDays(wednesday, 7 * weeks);
};

test.setTimeout(120_000);

test(
  'a walk-in, a second one in the same place, and time that is blocked',
  {
    tag: ['@phone', '@no-js', '@desktop'],
  },
  async ({ page, javaScriptEnabled }, { project }) => {
    const day = dayAhead({ phone: 20, 'phone-no-js': 21, desktop: 22 }[project.name] ?? 23);
    await signInAs(page, 'aylin', '/admin/calendar');
    await page.goto(`/admin/calendar/${day}?staff=aylin`);
    const free = page.locator('[data-front] [data-free="10:00"]');
    if (javaScriptEnabled ?? true) await inspectPage(page, 'desk-day');
    await free.click();
    await expect(page.locator('h1')).toHaveText(calendar.creating.heading);
    await expect(page.locator('[name=time]')).toHaveValue('10:00');
    await page.locator('.create-foot button').click();
    await expect(page.getByRole('alert')).toBeVisible();
    if (javaScriptEnabled ?? true) await inspectPage(page, 'desk-new-wrong');
    const enter = async (name: string) => {
      await page.locator('[name=s]').first().check();
      await page.locator('[name=firstName]').fill(name);
      await page.locator('.create-foot button').click();
    };
    await enter('Laufkundin');
    await expect(page.getByText(calendar.visit.done.created)).toBeVisible();
    await expect(page.locator('h1')).toHaveText('Laufkundin');

    await page.goto(`/admin/calendar/${day}/new?time=10:00&staff=aylin`);
    await enter('Zweite');
    await expect(page.getByRole('alert')).toContainText(calendar.creating.instead);
    await expect(page.locator('[name=firstName]')).toHaveValue('Zweite');
    await page.locator('[name=start]').first().click();
    await expect(page.getByText(calendar.visit.done.created)).toBeVisible();

    await page.goto(`/admin/calendar/${day}/pause?staff=aylin&kind=illness`);
    if (javaScriptEnabled ?? true) await inspectPage(page, 'desk-pause');
    await page.locator('form.create-form button.btn-main').click();
    await expect(page.getByRole('alert')).toContainText('Laufkundin');
    if (javaScriptEnabled ?? true) await inspectPage(page, 'desk-pause-affects');
    await page.getByRole('button', { name: calendar.pause.saveAnyway }).click();
    await expect(page.getByText(calendar.pause.still(2))).toBeVisible();
    if (javaScriptEnabled ?? true) await inspectPage(page, 'desk-pause-saved');
    await page.getByRole('button', { name: calendar.pause.remove }).click();
    await expect(page).toHaveURL(new RegExp(`/admin/calendar/${day}`));
  },
);

test(
  'an open calendar follows what is entered elsewhere',
  {
    tag: '@desktop',
  },
  async ({ page, stranger }) => {
    const day = dayAhead(24);
    await signInAs(page, 'aylin', '/admin/calendar');
    await page.goto(`/admin/calendar/${day}`);
    await expect(page.locator('[data-free="11:00"]').first()).toBeVisible();
    await page.locator('[data-sheet]').evaluate((sheet) => sheet.scrollTo(0, 120));
    const other = stranger.page;
    await signInAs(other, 'livio', '/admin/calendar');
    await other.goto(`/admin/calendar/${day}/new?time=11:00&staff=livio`);
    await other.locator('[name=s]').first().check();
    await other.locator('[name=firstName]').fill('Von anderswo');
    await other.locator('.create-foot button').click();
    await expect(other.locator('h1')).toHaveText('Von anderswo');
    await expect(page.getByText('Von anderswo')).toBeVisible();
    expect(await page.locator('[data-sheet]').evaluate((sheet) => sheet.scrollTop)).toBe(120);
    const box = await page.getByRole('link', { name: /Von anderswo/ }).boundingBox();
    expect(box?.height).toBeGreaterThan(20);
  },
);

test('a visit is dragged to another time, after a question', { tag: '@desktop' }, async ({ page }) => {
  const day = dayAhead(25);
  await signInAs(page, 'aylin', '/admin/calendar');
  await page.goto(`/admin/calendar/${day}/new?time=11:00&staff=livio`);
  await page.locator('[name=s]').first().check();
  await page.locator('[name=firstName]').fill('Wandert');
  await page.locator('.create-foot button').click();
  await page.goto(`/admin/calendar/${day}`);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  const target = page.locator('[data-staff=livio] [data-free="09:30"]');
  await page.getByRole('link', { name: /Wandert/ }).dragTo(target, {
    sourcePosition: { x: 20, y: 5 },
    targetPosition: { x: 20, y: 8 },
  });
  await expect(page.getByText(calendar.visit.done.moved)).toBeVisible();
  expect(asked).toEqual([expect.stringContaining('Wandert auf 09:30')]);
});
