/** On a phone the parts of the staff's area stand in a menu that the browser opens by itself. */
import { inspectPage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

test(
  'the menu says where one is, and leads to every part',
  { tag: ['@phone', '@no-js'] },
  async ({ flow, javaScriptEnabled }) => {
    const { page, texts } = flow;
    const { admin } = texts;
    await signInAs(page, 'nora', '/admin/calendar');
    const menu = page.locator('summary', { hasText: admin.menu });
    await expect(menu).toContainText(admin.nav.calendar);
    await expect(page.getByRole('link', { name: admin.nav.waitlist })).toHaveCount(0);
    await menu.click();
    const parts = page.getByRole('navigation', { name: admin.navigation });
    // Whoever sells finds the sales at the till; for head office they are a part of their own.
    const { sales: _, ...nav } = admin.nav;
    await expect(parts.getByRole('link')).toHaveCount(Object.keys(nav).length);
    await expect(parts.getByRole('link', { name: admin.nav.calendar })).toHaveAttribute(
      'aria-current',
      'page',
    );
    if (javaScriptEnabled) await inspectPage(page, 'staff-menu');
    await parts.getByRole('link', { name: admin.nav.waitlist }).click();
    await expect(page).toHaveURL(/\/admin\/waitlist$/);
    await expect(menu).toContainText(admin.nav.waitlist);
    await page.getByRole('link', { name: admin.account }).click();
    await expect(page).toHaveURL(/\/account\/sessions$/);
  },
);
