/** Every test's browser is watched: errors in its console and requests to anybody else fail the test. */
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import type { Locale } from '#domain/shared/locale.ts';
import { ORIGIN, SECOND_ORIGIN, STRIPE } from './addresses.ts';
import { forgetAttempts } from './owner-database.ts';
import { BookingFlow } from './pages/booking-flow.ts';

type Fixtures = {
  /** All tests ask from one address: what earlier ones have tried counts against nobody in this one. */
  readonly noAttempts: undefined;
  /** What the windows complained about so far; must be empty in the end. */
  readonly complaints: string[];
  readonly flow: BookingFlow;
  readonly english: BookingFlow;
  /** A window of somebody else, with cookies of its own. */
  readonly stranger: BookingFlow;
  /** A window at the second salon. */
  readonly second: BookingFlow;
};

export const test = base.extend<Fixtures>({
  noAttempts: [
    async ({}, use) => {
      await forgetAttempts();
      await use(undefined);
    },
    { auto: true },
  ],
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, 'what the browser complained about').toEqual([]);
  },
  page: async ({ page, complaints }, use) => {
    watch(page.context(), complaints);
    await use(page);
  },
  flow: async ({ page }, use) => use(flowIn(page, 'de-CH')),
  english: async ({ page }, use) => use(flowIn(page, 'en')),
  stranger: async ({ browser, complaints }, use) => {
    const context = await browser.newContext();
    watch(context, complaints);
    await use(flowIn(await context.newPage(), 'de-CH'));
    await context.close();
  },
  second: async ({ browser, contextOptions, complaints, javaScriptEnabled, viewport }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      baseURL: SECOND_ORIGIN,
      javaScriptEnabled,
      viewport,
    });
    watch(context, complaints);
    await use(flowIn(await context.newPage(), 'de-CH'));
    await context.close();
  },
});

export const { expect } = base;

const flowIn = (page: Page, locale: Locale) => new BookingFlow(page, locale);

function watch(context: BrowserContext, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(`script: ${error.error().message}`));
  context.on('console', (message) => {
    // Said of every page with an error's status too; sub-resources are watched below.
    const status = message.text().startsWith('Failed to load resource: the server responded');
    if (message.type() === 'error' && !status) complaints.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const url = request.url();
    const ours = [ORIGIN, SECOND_ORIGIN].some((origin) => url.startsWith(`${origin}/`));
    // Whoever pays goes there themselves; no page of ours asks anything of it.
    const pays = request.isNavigationRequest() && url.startsWith(`${STRIPE}/c/pay/`);
    if (!ours && !pays && !url.startsWith('data:')) complaints.push(`request to ${url}`);
  });
  context.on('response', (response) => {
    const page = response.request().isNavigationRequest();
    if (response.status() >= 400 && !page) complaints.push(`${response.status()} ${response.url()}`);
  });
}
