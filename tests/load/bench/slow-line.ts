/**
 * A whole booking without JavaScript on a line of 400 kbit/s and 400 ms: from the press of a button until the next page
 * is painted and its form complete. The browser keeps its cache from step to step, and has an empty one at the first.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { textsIn } from '#app/i18n/texts.ts';
import { chromiumLaunch } from '#tests/support/chromium.ts';
import { everyDayChanges } from './bookings-elsewhere.ts';
import { figure, type Figure } from './figure.ts';
import { shortService } from './free-visits.ts';
import { takeOut } from './kept-rows.ts';
import { median } from './rounds.ts';
import type { Stage } from './stage.ts';

const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const PHONE = { width: 360, height: 740 };
const PERSON = {
  firstName: 'Vera',
  lastName: 'Langsam',
  email: 'vera@bench.example',
  phone: '079 123 45 67',
};
const BOOKINGS = 3;
const PAINT_PATIENCE_MS = 10_000;

type Step = { readonly name: string; readonly go: (page: Page) => Promise<unknown> };

export async function slowLine(stage: Stage): Promise<readonly Figure[]> {
  const { facts, owner } = await stage.database('months');
  const { origin } = await stage.server('months');
  const since = new Date();
  const browser = await chromium.launch(await chromiumLaunch());
  const seconds = new Map<string, number[]>();
  try {
    for (let booking = 0; booking < BOOKINGS; booking += 1) {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: PHONE,
        locale: 'de-CH',
      });
      const page = await context.newPage();
      await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', LINE);
      for (const { name, go } of stepsOf(origin, shortService(facts).slug)) {
        const taken = await usableAfter(page, go);
        seconds.set(name, [...(seconds.get(name) ?? []), taken]);
        stage.say(`slow-line: ${name} ${taken.toFixed(2)} s`);
      }
      await context.close();
    }
  } finally {
    await browser.close();
    await takeOut(owner, since);
    await everyDayChanges(owner, facts.salonId, facts.tomorrow, facts.lastBookable);
  }
  const steps = [...seconds].map(([name, all]) => ({ name, seconds: median(all) }));
  const worst = steps.toSorted((a, b) => b.seconds - a.seconds)[0]!;
  const all = steps.map(({ name, seconds: each }) => `${name} ${each.toFixed(2)}`).join(', ');
  return [
    figure('slow-line-worst-step-s', worst.seconds, 2, 'lower', `400 kbit/s, 400 ms, no JavaScript: ${all}`),
  ];
}

const { booking } = textsIn('de-CH');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
const freeDay = new RegExp(`, ${booking.time.free(99).replace('99', '\\d+')}$`);

const stepsOf = (origin: string, service: string): readonly Step[] => [
  { name: 'services', go: (page) => page.goto(`${origin}/book`, { waitUntil: 'commit' }) },
  {
    name: 'staff',
    go: async (page) => {
      await page.locator(`input[type="checkbox"][value="${service}"]`).press('Space');
      await press(page, booking.services.continue);
    },
  },
  { name: 'month', go: (page) => press(page, booking.staff.continue) },
  { name: 'day', go: (page) => page.getByRole('link', { name: freeDay }).last().press('Enter') },
  { name: 'details', go: (page) => page.locator('button[name="start"]').first().press('Enter') },
  {
    name: 'done',
    go: async (page) => {
      for (const [field, text] of Object.entries(PERSON))
        await page.locator(`input[name="${field}"]`).fill(text);
      await page.getByRole('checkbox').press('Space');
      await press(page, booking.details.submit);
    },
  },
];

async function usableAfter(page: Page, go: (page: Page) => Promise<unknown>): Promise<number> {
  const [first] = await Promise.all([
    page.waitForEvent('request'),
    page.waitForEvent('domcontentloaded'),
    go(page),
  ]);
  await page.waitForLoadState('load');
  const usable = await paintedAt(page);
  const status = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseStatus,
  );
  if (status !== 200) throw new Error(`${page.url()} was answered by ${status}`);
  return (usable - first.timing().startTime) / 1000;
}

/** When both the first content stood on the screen and the document was complete; milliseconds since 1970. */
async function paintedAt(page: Page): Promise<number> {
  for (let waited = 0; waited < PAINT_PATIENCE_MS; waited += 20) {
    const at = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      if (navigation === undefined || paint === undefined) return null;
      return performance.timeOrigin + Math.max(navigation.domContentLoadedEventEnd, paint.startTime);
    });
    if (at !== null) return at;
    await sleep(20);
  }
  throw new Error(`${page.url()} was never painted`);
}
