import { expect, type Locator, type Page } from '@playwright/test';
import type { Catalogue } from '#app/i18n/catalogue.ts';

export type Person = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
};

/** A synthetic customer with a mailbox of their own. */
export const aPerson = (): Person => ({
  firstName: 'Anna',
  lastName: 'Muster',
  email: `anna.${crypto.randomUUID().slice(0, 8)}@example.com`,
  phone: '079 123 45 67',
});

/** The last step: who comes, and on which terms. */
export class DetailsPage {
  constructor(
    private readonly page: Page,
    private readonly texts: Catalogue,
  ) {}

  field(name: keyof Person): Locator {
    return this.page.getByLabel(this.texts.booking.details[name], { exact: true });
  }

  get terms(): Locator {
    return this.page.locator('input[name=terms]');
  }

  get submit(): Locator {
    return this.page.getByRole('button', { name: this.texts.booking.details.submit });
  }

  get timer(): Locator {
    return this.page.getByRole('timer');
  }

  async fill(person: Partial<Person>): Promise<void> {
    for (const name of ['firstName', 'lastName', 'email', 'phone'] as const) {
      const value = person[name];
      if (value !== undefined) await this.field(name).fill(value);
    }
  }

  async fillAndAccept(person: Person): Promise<void> {
    await this.fill(person);
    await this.terms.check();
  }

  async book(person: Person): Promise<void> {
    await this.fillAndAccept(person);
    await this.submit.click();
  }

  /** The message belongs to the field, for eyes and for screen readers. */
  async expectError(name: keyof Person, message: string): Promise<void> {
    const field = this.field(name);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(new RegExp(escaped(message)));
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
