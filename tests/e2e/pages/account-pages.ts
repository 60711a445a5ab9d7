/** The customer's account: the way into it, and its pages. */
import { expect, type Page } from '@playwright/test';
import type { Catalogue } from '#app/i18n/catalogue.ts';
import { newestCode } from '../mailbox.ts';
import type { Person } from './details-page.ts';

export const PASSWORD = 'ein ganzer Satz als Passwort';

export class AccountPages {
  constructor(
    private readonly page: Page,
    private readonly texts: Catalogue,
  ) {}

  /** Opens an account and shows that the address is one's own. @param mails that came there, with the code's */
  async open(person: Person, mails: number): Promise<void> {
    const { booking, identity } = this.texts;
    await this.page.goto('/sign-up?to=/account');
    for (const name of ['firstName', 'lastName', 'email', 'phone'] as const)
      await this.page.getByLabel(booking.details[name], { exact: true }).fill(person[name]);
    await this.page.getByLabel(identity.newPassword, { exact: true }).fill(PASSWORD);
    await this.press(identity.signUp.submit);
    await expect(this.page.locator('h1')).toHaveText(identity.code.title);
    const code = await newestCode(person.email, { of: mails });
    await this.page.getByLabel(identity.code.label, { exact: true }).fill(code);
    await this.press(identity.code.submit);
    await expect(this.page).toHaveURL(/\/account$/);
  }

  async signIn(email: string): Promise<void> {
    const { identity } = this.texts;
    await this.page.goto('/sign-in?to=/account');
    await this.page.getByLabel(identity.email, { exact: true }).fill(email);
    await this.page.getByLabel(identity.password, { exact: true }).fill(PASSWORD);
    await this.press(identity.signIn.submit);
    await expect(this.page).toHaveURL(/\/account$/);
  }

  /** By the account's own navigation. */
  async to(section: Exclude<keyof Catalogue['account']['nav'], 'label'>): Promise<void> {
    const { nav } = this.texts.account;
    const link = this.page
      .getByRole('navigation', { name: nav.label })
      .getByRole('link', { name: nav[section] });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
  }

  press(name: string) {
    return this.page.getByRole('main').getByRole('button', { name, exact: true }).click();
  }
}
