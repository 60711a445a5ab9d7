/** Who may do what is settled in one window, and holds in the other at once. */
import { demoAddress } from '#db/seed/salon/accounts.ts';
import { inspectPage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

const PAGE = '/admin/settings/access';
const AYLIN = demoAddress('aylin', 'lindenhof');
const NORA = demoAddress('nora', 'lindenhof');

test('a role is changed, and holds at once', { tag: ['@no-js', '@desktop'] }, async ({ flow, stranger }) => {
  const { page, texts } = flow;
  const aylin = stranger.page;
  const { access } = texts;
  const give = async (who: string, role: string) => {
    const card = page.getByRole('listitem').filter({ hasText: who });
    await card.getByRole('combobox', { name: access.role }).selectOption(role);
    await card.getByRole('button', { name: access.saveFor(who) }).click();
  };

  await signInAs(aylin, 'aylin', '/admin/customers');
  expect((await aylin.goto(PAGE))?.status()).toBe(404);
  await signInAs(page, 'nora', PAGE);

  await give(NORA, 'staff');
  await expect(flow.alert()).toContainText(access.refusal.last_owner);
  await expect(page.getByRole('combobox', { name: access.role }).first()).toHaveValue('staff');

  await page.goto(PAGE);
  await give(AYLIN, 'manager');
  await expect(page.getByRole('status')).toHaveText(access.done.changed);
  await aylin.goto('/admin/customers');
  await expect(aylin).toHaveURL(/\/sign-in\?to=/);
  await signInAs(aylin, 'aylin', PAGE);
  await expect(aylin.getByText(access.lookOnly)).toBeVisible();

  await give(AYLIN, 'staff');
  await expect(page.getByRole('status')).toHaveText(access.done.changed);
  await aylin.goto(PAGE);
  await expect(aylin).toHaveURL(/\/sign-in\?to=/);
});

test('somebody without an account gets no access', { tag: '@phone' }, async ({ flow }) => {
  const { page, texts } = flow;
  const { access } = texts;
  await signInAs(page, 'nora', PAGE);
  await page.getByLabel(access.add.email).fill('niemand@example.ch');
  await page.getByRole('button', { name: access.add.submit }).click();
  await expect(flow.alert()).toContainText(access.refusal.no_account);
  await expect(page.getByLabel(access.add.email)).toHaveValue('niemand@example.ch');
  await inspectPage(page, 'access-no-account');
});
