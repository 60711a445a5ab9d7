/** What the booking pages weigh, as a browser that has never been here loads them. */
import { chromium, type Browser, type Page } from 'playwright';
import { chromiumLaunch } from '#tests/support/chromium.ts';
import { figure, type Figure } from './figure.ts';
import { freeVisits } from './free-visits.ts';
import { timesPath } from './book-visits.ts';
import type { Stage } from './stage.ts';

const KB = 1000;

type Weight = { readonly name: string; readonly scriptBytes: number; readonly files: number };

export async function pages(stage: Stage): Promise<readonly Figure[]> {
  const { facts } = await stage.database('months');
  const { origin } = await stage.server('months');
  const visit = [...(await freeVisits(facts, origin, facts.tomorrow, 31)).values()].flat()[0]!;
  const steps: readonly (readonly [string, string])[] = [
    ['services', '/book'],
    ['staff', `/book/staff?s=${visit.service}`],
    ['month and times', timesPath(visit)],
  ];
  const month = await (
    await fetch(origin + timesPath(visit), { headers: { 'Accept-Encoding': 'identity' } })
  ).arrayBuffer();
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const weights: Weight[] = [];
    for (const [name, path] of steps) weights.push({ name, ...(await scriptsOf(browser, origin + path)) });
    const heaviest = weights.toSorted((a, b) => b.scriptBytes - a.scriptBytes)[0]!;
    for (const { name, scriptBytes, files } of weights)
      stage.say(`pages: ${name}, ${files} scripts, ${scriptBytes} bytes`);
    return [
      figure(
        'booking-script-kb',
        heaviest.scriptBytes / KB,
        60,
        'lower',
        `compressed, all scripts that the heaviest page (${heaviest.name}) loads: ${heaviest.files} files`,
      ),
      figure(
        'month-html-kb',
        month.byteLength / KB,
        50,
        'lower',
        'uncompressed HTML of the page with the month and the times of a day',
      ),
    ];
  } finally {
    await browser.close();
  }
}

/** Bytes of every script on the wire, as the server compresses them, without their headers. */
async function scriptsOf(browser: Browser, url: string): Promise<{ scriptBytes: number; files: number }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const sizes = bodySizes(page);
    await page.goto(url, { waitUntil: 'networkidle' });
    const scripts = await sizes();
    return { scriptBytes: scripts.reduce((sum, each) => sum + each, 0), files: scripts.length };
  } finally {
    await context.close();
  }
}

function bodySizes(page: Page): () => Promise<number[]> {
  const finished: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    const isScript =
      request.resourceType() === 'script' || /\.m?js(\?|$)/.test(new URL(request.url()).pathname);
    if (isScript) finished.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return () => Promise.all(finished);
}
