import { expect, type Locator, type Page } from '@playwright/test';
import type { Catalogue } from '#app/i18n/catalogue.ts';

/** What the signed link of the mail opens: the visit, moving it, cancelling it. */
export class VisitPages {
  constructor(
    private readonly page: Page,
    private readonly texts: Catalogue,
  ) {}

  get calendarFile(): Locator {
    return this.page.getByRole('link', { name: this.texts.visit.calendar });
  }

  async expectStatus(status: keyof Catalogue['visit']['status']): Promise<void> {
    await expect(this.page.getByText(this.texts.visit.status[status], { exact: true })).toBeVisible();
  }

  /** To another start of the same day. @returns it, as its form carries it */
  async move(position: number, atConfirm: () => Promise<void> = async () => {}): Promise<string> {
    await this.page.getByRole('link', { name: this.texts.visit.move, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.texts.visit.movePage.heading);
    const button = this.page.getByRole('button', { name: /^\d\d:\d\d$/ }).nth(position);
    const start = (await button.getAttribute('value')) ?? '';
    await button.click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(
      this.texts.visit.moveConfirm.heading,
    );
    await atConfirm();
    await this.page.getByRole('button', { name: this.texts.visit.moveConfirm.confirm }).click();
    await expect(this.page.getByRole('alert')).toContainText(this.texts.visit.moved);
    return start;
  }

  async toCancelling(): Promise<void> {
    await this.page.getByRole('link', { name: this.texts.visit.cancel, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(
      this.texts.visit.cancelPage.heading,
    );
  }

  async cancel(): Promise<void> {
    await this.toCancelling();
    await this.page.getByRole('button', { name: this.texts.visit.cancelPage.confirm }).click();
    await expect(this.page.getByRole('alert')).toContainText(this.texts.visit.cancelled);
  }
}
