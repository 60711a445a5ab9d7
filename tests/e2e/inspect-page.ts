/** What every page must be, in whatever state: readable by everybody, no wider than the window, made for thumbs. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { smallTargets } from './small-targets.ts';
import { expect } from './watched-test.ts';

const NARROWEST = 320;

/** @param name of the state, for messages and for the picture in test-results */
export async function inspectPage(page: Page, name: string): Promise<void> {
  const { width } = sizeOf(page);
  await page.screenshot({ path: `test-results/screens/${name}-${width}.png`, fullPage: true });
  expect.soft(await violations(page), `${name}: accessibility`).toEqual([]);
  await measurePage(page, name);
}

export async function measurePage(page: Page, name: string): Promise<void> {
  const size = sizeOf(page);
  await expect.soft(page, name).toHaveTitle(/\S/);
  expect.soft(await tooWide(page), `${name}: wider than ${size.width} px`).toBe(0);
  if (size.width > 400) return;
  expect.soft(await page.evaluate(smallTargets), `${name}: smaller than a thumb`).toEqual([]);
  await page.setViewportSize({ ...size, width: NARROWEST });
  expect.soft(await tooWide(page), `${name}: wider than ${NARROWEST} px`).toBe(0);
  await page.setViewportSize(size);
}

async function violations(page: Page): Promise<readonly string[]> {
  // The package brings a Playwright of its own, of another version: the same object by another type.
  const same = page as unknown as ConstructorParameters<typeof AxeBuilder>[0]['page'];
  // The other mode opens a page of its own for each answer; only frames of other sites need it.
  const { violations: found } = await new AxeBuilder({ page: same })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], selectors: false })
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const sizeOf = (page: Page) => page.viewportSize() ?? { width: 0, height: 0 };

const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
