/** Who may do what is settled in one window, and holds in the other at once. */
import { demoAddress } from '#db/seed/salon/accounts.ts';
import { inspectPage } from './inspect-page.ts';
import { invitationLink } from './mailbox.ts';
import { aPerson } from './pages/details-page.ts';
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

test(
  'somebody without an account is invited, opens one with the letter, and works',
  { tag: ['@phone', '@no-js', '@desktop'] },
  async ({ flow, javaScriptEnabled }) => {
    const { page, texts } = flow;
    const { access, identity, booking } = texts;
    const look = (name: string) => (javaScriptEnabled ? inspectPage(page, name) : Promise.resolve());
    const bea = aPerson();
    await signInAs(page, 'nora', PAGE);
    const open = page.getByRole('region', { name: access.invited.title });
    const form = page.getByRole('region', { name: access.add.title });

    await form.getByRole('button', { name: access.add.submit }).click();
    await expect(flow.alert()).toContainText(booking.details.field.firstName.missing);
    await look('access-1-refused');
    for (const name of ['firstName', 'lastName'] as const)
      await form.getByLabel(booking.details[name], { exact: true }).fill(bea[name]);
    await form.getByLabel(access.add.email).fill(bea.email);
    await form.getByRole('button', { name: access.add.submit }).click();
    await expect(page.getByRole('status')).toHaveText(access.done.invited);
    await expect(open).toContainText(bea.email);
    const first = await invitationLink(bea.email, { of: 1 });
    await open
      .getByRole('listitem')
      .filter({ hasText: bea.email })
      .getByRole('button', { name: access.invited.resendTo(`${bea.firstName} ${bea.lastName}`) })
      .click();
    await expect(page.getByRole('status')).toHaveText(access.done.resent);
    const link = await invitationLink(bea.email, { of: 2, except: first });
    await look('access-2-invited');

    // The same browser in other hands, so that it is without JavaScript where the owner's is.
    const signedOut = () => page.context().clearCookies();
    await signedOut();
    expect((await page.goto(first))?.status()).toBe(404);
    await signInAs(page, 'aylin', '/admin/calendar');
    await page.goto(link);
    await expect(page.getByText(identity.invitation.somebodyElse)).toBeVisible();
    await look('invitation-1-somebody-else');
    await page.getByRole('main').getByRole('button', { name: identity.invitation.signOut }).click();
    await expect(page.getByText(identity.invitation.openLead)).toBeVisible();
    await look('invitation-2-open');
    await page.getByLabel(identity.newPassword, { exact: true }).fill('kurz');
    await page.getByRole('button', { name: identity.invitation.open }).click();
    await expect(flow.alert()).toContainText(identity.passwordProblem.too_short);
    await expect(page.getByLabel(booking.details.firstName, { exact: true })).toHaveValue(bea.firstName);
    await page.getByLabel(identity.newPassword, { exact: true }).fill('ein ganzer Satz als Passwort');
    await page.getByRole('button', { name: identity.invitation.open }).click();
    await expect(page).toHaveURL(/\/admin\/calendar/);

    expect((await page.goto(link))?.status()).toBe(410);
    await expect(page.getByRole('heading', { name: identity.invitation.overTitle })).toBeVisible();
    await look('invitation-3-over');
    await signedOut();
    await signInAs(page, 'nora', PAGE);
    await expect(open.getByText(bea.email)).toHaveCount(0);
    await expect(page.getByRole('heading', { name: bea.email })).toBeVisible();
  },
);
