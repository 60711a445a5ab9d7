/** An account's life: opened with a verified address, seen on its devices, and found again after a forgotten password. */
import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import type { Catalogue } from '#app/i18n/catalogue.ts';
import { demoAddress, demoPassword } from '#db/seed/salon/accounts.ts';
import { inspectPage } from './inspect-page.ts';
import { newestCode } from './mailbox.ts';
import { aPerson, type Person } from './pages/details-page.ts';
import { expect, test } from './watched-test.ts';

const PASSWORD = 'ein ganzer Satz als Passwort';
const ANOTHER = 'und noch ein ganz anderer Satz';
const ALL = { tag: ['@phone', '@no-js', '@desktop'] };

class SignInPages {
  constructor(
    private readonly page: Page,
    private readonly texts: Catalogue,
  ) {}

  private field(label: string) {
    return this.page.getByLabel(label, { exact: true });
  }
  private press(name: string) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true }).click();
  }

  async signUp(person: Person): Promise<void> {
    const { booking, identity } = this.texts;
    for (const name of ['firstName', 'lastName', 'email', 'phone'] as const)
      await this.field(booking.details[name]).fill(person[name]);
    await this.field(identity.newPassword).fill(PASSWORD);
    await this.press(identity.signUp.submit);
  }
  async signIn(email: string, password: string): Promise<void> {
    const { identity } = this.texts;
    await this.field(identity.email).fill(email);
    await this.field(identity.password).fill(password);
    await this.press(identity.signIn.submit);
  }
  async askCode(email: string, submit: string): Promise<void> {
    await this.field(this.texts.identity.email).fill(email);
    await this.press(submit);
  }
  async enterCode(code: string): Promise<void> {
    await this.field(this.texts.identity.code.label).fill(code);
    await this.press(this.texts.identity.code.submit);
  }
  async showFactor(code: string, submit: string): Promise<void> {
    await this.field(this.texts.identity.factor.code).fill(code);
    await this.press(submit);
  }
  async reset(code: string, password: string): Promise<void> {
    const { identity } = this.texts;
    await this.field(identity.code.label).fill(code);
    await this.field(identity.newPassword).fill(password);
    await this.press(identity.reset.save);
  }
  signOut() {
    return this.page
      .getByRole('contentinfo')
      .getByRole('button', { name: this.texts.identity.signOut })
      .click();
  }
}

test('opened, seen on its devices, left, and found again', ALL, async ({ flow }) => {
  const { page, texts } = flow;
  const { identity } = texts;
  const pages = new SignInPages(page, texts);
  const person = aPerson();
  await flow.open('/sign-in');
  await page.getByRole('link', { name: identity.signIn.noAccount }).click();
  await pages.signUp(person);
  await expect(flow.heading()).toHaveText(identity.code.title);
  await pages.enterCode('0000 0000');
  await expect(flow.alert()).toContainText(identity.code.wrong);
  await pages.enterCode(await newestCode(person.email, { of: 1 }));
  await expect(page).toHaveURL(/\/account$/);

  await page.getByRole('link', { name: texts.account.nav.sessions }).click();
  await expect(page.getByText(identity.sessions.current)).toBeVisible();
  await pages.signOut();
  await flow.open('/account/sessions');
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await pages.signIn(person.email, PASSWORD);
  await expect(page).toHaveURL(/\/account\/sessions$/);
  await page.getByRole('button', { name: identity.sessions.everywhere }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await page.getByRole('link', { name: identity.signIn.forgotten }).click();
  await pages.askCode(person.email, identity.reset.submit);
  await expect(flow.heading()).toHaveText(identity.reset.enterTitle);
  const code = await newestCode(person.email, { of: 2 });
  await pages.reset(code, 'kurz');
  await expect(flow.alert()).toContainText(identity.passwordProblem.too_short);
  await pages.reset(code, ANOTHER);
  await expect(page).toHaveURL(/\/account$/);
  await pages.signOut();
  await flow.open('/sign-in');
  await pages.signIn(person.email, PASSWORD);
  await expect(flow.alert()).toContainText(identity.signIn.wrong);
  await pages.signIn(person.email, ANOTHER);
  await expect(page).toHaveURL(/\/account$/);
});

test(
  'a guest’s visit comes to the account, and a code signs in without a password',
  { tag: '@phone' },
  async ({ flow, stranger }) => {
    const person = aPerson();
    await stranger.hold('s=damen-mittel');
    await stranger.details.book(person);
    await stranger.expectDone();

    const { page, texts } = flow;
    const pages = new SignInPages(page, texts);
    await flow.open('/sign-up?to=/account');
    await pages.signUp(person);
    await pages.enterCode(await newestCode(person.email, { of: 2 }));
    await expect(page.getByRole('link', { name: texts.account.details })).toHaveCount(1);
    await pages.signOut();

    await flow.open('/sign-in');
    await page.getByRole('link', { name: texts.identity.signIn.byCode }).click();
    await pages.askCode(person.email, texts.identity.byCode.submit);
    await pages.enterCode(await newestCode(person.email, { of: 3 }));
    await expect(page).toHaveURL(/\/account$/);
  },
);

test(
  'a second factor is set up, asked for, and a code on paper stands in for it',
  ALL,
  async ({ flow, javaScriptEnabled }) => {
    const { page, texts } = flow;
    // axe is a script of the page's.
    const look = (name: string) => (javaScriptEnabled ? inspectPage(page, name) : Promise.resolve());
    const { identity } = texts;
    const pages = new SignInPages(page, texts);
    const person = aPerson();
    await flow.open('/sign-up');
    await pages.signUp(person);
    await pages.enterCode(await newestCode(person.email, { of: 1 }));
    await flow.open('/account/factor');
    await page.getByRole('button', { name: identity.factor.begin }).click();
    await expect(page.getByRole('img', { name: identity.factor.imageAlt })).toBeVisible();
    await look('identity-factor-begun');
    const words = (await page.locator('main span.font-mono').textContent()) ?? '';
    const app = new TOTP({ secret: words.replaceAll(' ', '') });
    await pages.showFactor('000000', identity.factor.confirm);
    await expect(flow.alert()).toContainText(identity.factor.wrong);
    await pages.showFactor(app.generate(), identity.factor.confirm);
    await expect(flow.alert()).toContainText(identity.factor.codesTitle);
    await look('identity-factor-codes');
    const paper = (await flow.alert().getByRole('listitem').first().textContent()) ?? '';
    await pages.signOut();

    await flow.open('/sign-in?to=/account/factor');
    await pages.signIn(person.email, PASSWORD);
    await expect(flow.heading()).toHaveText(identity.factor.enterTitle);
    await look('identity-factor-enter');
    await flow.open('/account');
    await expect(page).toHaveURL(/\/sign-in\?to=/);
    await flow.open('/sign-in/factor?to=/account/factor');
    // A telephone's clock may be half a minute fast, and the code of this one was used.
    await pages.showFactor(app.generate({ timestamp: Date.now() + 30_000 }), identity.code.submit);
    await expect(page).toHaveURL(/\/account\/factor$/);
    await look('identity-factor');
    await pages.signOut();
    await flow.open('/sign-in');
    await pages.signIn(person.email, PASSWORD);
    await pages.showFactor(paper, identity.code.submit);
    await expect(page).toHaveURL(/\/account$/);
  },
);

test('the pages of signing in', { tag: ['@phone', '@desktop'] }, async ({ flow, english }) => {
  test.setTimeout(150_000);
  const { page, texts } = flow;
  const pages = new SignInPages(page, texts);
  for (const path of ['/sign-in', '/sign-in/code', '/sign-up', '/reset']) {
    await flow.open(path);
    await inspectPage(page, `identity-${path.slice(1).replace('/', '-')}`);
    await page.getByRole('main').getByRole('button').click();
    await expect(flow.alert()).toBeVisible();
    await inspectPage(page, `identity-${path.slice(1).replace('/', '-')}-refused`);
    await english.open(path);
    await inspectPage(page, `identity-${path.slice(1).replace('/', '-')}-en`);
  }
  for (const path of ['/sign-in/code/', '/reset/']) {
    await flow.open(`${path}${crypto.randomUUID()}`);
    await inspectPage(page, `identity${path.replaceAll('/', '-')}enter`);
  }
  await flow.open('/sign-in');
  await pages.signIn(demoAddress('nora', 'lindenhof'), demoPassword('lindenhof'));
  await expect(page).toHaveURL(/\/admin/);
  await flow.open('/account/sessions');
  await inspectPage(page, 'identity-sessions-team');
  await page.getByRole('button', { name: texts.identity.sessions.everywhere }).click();
  await pages.signIn(demoAddress('kundin', 'lindenhof'), demoPassword('lindenhof'));
  await flow.open('/account/sessions');
  await inspectPage(page, 'identity-sessions');
});
