/** The booking's steps as a customer sees them: by what is written on the page. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '#domain/shared/locale.ts';
import type { Catalogue } from '#app/i18n/catalogue.ts';
import { inLocale } from '#app/i18n/locale-path.ts';
import { textsIn } from '#app/i18n/texts.ts';
import { nameOf } from '../seeded-services.ts';
import { DetailsPage } from './details-page.ts';

export class BookingFlow {
  readonly texts: Catalogue;
  readonly details: DetailsPage;

  constructor(
    readonly page: Page,
    readonly locale: Locale,
  ) {
    this.texts = textsIn(locale);
    this.details = new DetailsPage(page, this.texts);
  }

  open(path: string) {
    return this.page.goto(inLocale(this.locale, path));
  }

  async chooseServices(...slugs: readonly string[]): Promise<void> {
    for (const slug of slugs) {
      await this.page.getByRole('checkbox', { name: nameOf(slug, this.locale) }).check();
    }
    await this.page.getByRole('button', { name: this.texts.booking.services.continue, exact: true }).click();
    await expect(this.page).toHaveURL(/\/book\/staff\?/);
  }

  /** @param name null: no preference */
  async chooseStaff(name: string | null): Promise<void> {
    const { staff } = this.texts.booking;
    await this.page.getByRole('radio', { name: name ?? staff.any }).check();
    await this.toFreeTimes();
  }

  async toFreeTimes(): Promise<void> {
    await this.page.getByRole('button', { name: this.texts.booking.staff.continue }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(this.texts.booking.time.heading);
  }

  /** Straight to the free times, as a link from elsewhere would lead. */
  async openTimes(query: string): Promise<void> {
    await this.open(`/book/time?${query}`);
    await this.chooseFarDay();
  }

  /**
   * Pages on until a month has days to choose from, and of those well beyond every cut-off takes the one with the most
   * free times: tests that book one after another do not use up a day.
   */
  async chooseFarDay(): Promise<void> {
    const { time } = this.texts.booking;
    do await this.follow(this.page.getByRole('link', { name: time.nextMonth }));
    while ((await this.freeDays().count()) < 3);
    const names = await this.freeDays().evaluateAll((days) =>
      days.map((day) => day.getAttribute('aria-label') ?? ''),
    );
    const free = names.map((name, at) => (at < 2 ? 0 : Number(/(\d+)\D*$/.exec(name)?.[1] ?? 0)));
    await this.follow(this.freeDays().nth(free.indexOf(Math.max(...free))));
  }

  /** Waits for the page behind a link, not only for its address. */
  async follow(link: Locator): Promise<void> {
    const target = new URL((await link.getAttribute('href')) ?? '', this.page.url()).href;
    await link.click();
    await this.page.waitForURL(target);
  }

  freeDays(): Locator {
    const words = this.texts.booking.time.free(99).replace('99', '\\d+');
    return this.page.getByRole('link', { name: new RegExp(`, ${words}$`) });
  }

  /** The starts of the chosen day. */
  starts(): Locator {
    return this.page.getByRole('button', { name: /^\d\d:\d\d\b/ });
  }

  /** Offers near a time that could not be had. */
  nearest(): Locator {
    return this.page.getByRole('button', { name: /, \d\d:\d\d$/ });
  }

  /** @returns the start as its form carries it */
  async chooseStart(position: number): Promise<string> {
    return this.take(this.starts().nth(position));
  }

  async take(start: Locator): Promise<string> {
    const value = (await start.getAttribute('value')) ?? '';
    await start.click();
    await expect(this.page).toHaveURL(/\/book\/details\//);
    return value;
  }

  /** A hold on a far day, by the shortest way. */
  async hold(query: string, position = 1): Promise<{ readonly start: string; readonly holdId: string }> {
    await this.openTimes(query);
    const start = await this.chooseStart(position);
    return { start, holdId: this.idInAddress() };
  }

  alert(): Locator {
    return this.page.getByRole('alert');
  }

  heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async expectDone(): Promise<void> {
    await expect(this.heading()).toHaveText(this.texts.booking.done.heading);
    await expect(this.page).toHaveURL(/\/book\/done\//);
  }

  /** The visit's or hold's id at the end of the address. */
  idInAddress(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }
}
