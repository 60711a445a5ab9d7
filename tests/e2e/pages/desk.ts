/** The desk as the team sees it: its day, what is entered into it, and the page of a visit. */
import { expect, type Page } from '@playwright/test';
import { textsIn } from '#app/i18n/texts.ts';
import { addDays, weekdayOf, type LocalDate } from '#domain/shared/salon-time.ts';
import { todayIn } from '#scripts/today.ts';
import type { Person } from './details-page.ts';

const { calendar } = textsIn('de-CH');

/** A Wednesday so many weeks on: open, and beyond what the seed has booked. */
export function openDayAhead(weeks: number): LocalDate {
  const today = todayIn('Europe/Zurich') as LocalDate;
  return addDays(today, 3 - weekdayOf(today) + 7 * weeks);
}

export type Entry = Partial<Person> & {
  readonly time: string;
  readonly staff: string;
  readonly firstName: string;
};

export class Desk {
  readonly words = calendar;

  constructor(readonly page: Page) {}

  async openDay(day: LocalDate): Promise<void> {
    await this.page.goto(`/admin/calendar/${day}`);
    await expect(this.page.locator('[data-calendar]')).toHaveAttribute('data-calendar', day);
  }

  /** @returns the visit's id, from the address of its page */
  async enter(day: LocalDate, { time, staff, ...person }: Entry): Promise<string> {
    await this.page.goto(`/admin/calendar/${day}/new?time=${time}&staff=${staff}`);
    await this.page.locator('[name=s]').first().check();
    for (const [name, value] of Object.entries(person)) {
      await this.page.locator(`[name=${name}]`).fill(value);
    }
    await this.press(this.words.creating.submit);
    await this.says(this.words.visit.done.created);
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  async openVisit(id: string): Promise<void> {
    await this.page.goto(`/admin/visits/${id}`);
  }

  /** One press, and what the page says of it. */
  async step(step: 'check_in' | 'complete' | 'no_show' | 'undo'): Promise<void> {
    await this.press(this.words.visit.step[step]);
    await this.says(this.words.visit.done[step]);
  }

  press(name: string) {
    return this.page
      .getByRole('main')
      .getByRole('button', { name, exact: true })
      .and(this.page.locator(':not(.sr-only)'))
      .click();
  }

  follow(name: string) {
    return this.page.getByRole('main').getByRole('link', { name, exact: true }).click();
  }

  says(text: string) {
    return expect(this.page.getByRole('alert')).toContainText(text);
  }

  card(visitId: string) {
    return this.page.locator(`[data-visit="${visitId}"]`);
  }

  signOut() {
    return this.page.locator('form[action$="/sign-out"] button').click();
  }
}
