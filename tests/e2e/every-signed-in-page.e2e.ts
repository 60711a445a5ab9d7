/**
 * Every page behind the sign-in, on a phone, a tablet and a desk, looked at by axe and by a ruler. The list is the
 * product's own, so that a new page is looked at without anybody's thinking of it.
 */
import routes from '#app/routes.ts';
import { inspectPage, measurePage } from './inspect-page.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

type Entry = { readonly path?: string; readonly file: string; readonly children?: readonly Entry[] };

/** They answer with a file, a stream or a way elsewhere, or are head office's (head-office.e2e.ts). */
const WITHOUT_A_PAGE = new Set(['/account/sign-out', '/admin/customers/export', '/admin/salons']);
const TABLET = { width: 768, height: 1024 };

/** What stands for a parameter. */
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Zurich' });

function pathsUnder(area: 'account' | 'admin'): readonly string[] {
  const walk = (entries: readonly Entry[], above: string): readonly string[] =>
    entries.flatMap(({ path, file, children }) => {
      const own = path === undefined ? above : `${above}/${path}`;
      const nested = walk(children ?? [], own);
      return children !== undefined && nested.length > 0 ? nested : file.endsWith('.tsx') ? [own] : [];
    });
  const all = walk(routes as readonly Entry[], '').map((path) => path.replace(/^\/en\?/, ''));
  return all
    .filter((path) => path === `/${area}` || path.startsWith(`/${area}/`))
    .map((path) => path.replace(':day', today()))
    .filter((path) => !path.includes(':') && !WITHOUT_A_PAGE.has(path));
}

const AREAS = [
  { area: 'account', who: 'kundin', first: '/account' },
  { area: 'admin', who: 'nora', first: '/admin/settings' },
] as const;

test.setTimeout(240_000);

for (const { area, who, first } of AREAS) {
  test(`every page of ${area}`, { tag: ['@phone', '@desktop'] }, async ({ page }) => {
    await signInAs(page, who, first);
    const paths = pathsUnder(area);
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) {
      expect((await page.goto(path))?.status(), path).toBe(200);
      await inspectPage(page, nameOf(path));
    }
  });

  test(`every page of ${area} on a tablet, and in English`, { tag: '@desktop' }, async ({ page }) => {
    await page.setViewportSize(TABLET);
    await signInAs(page, who, first);
    for (const path of pathsUnder(area)) {
      expect((await page.goto(path))?.status(), path).toBe(200);
      await inspectPage(page, nameOf(path));
      expect((await page.goto(`/en${path}`))?.status(), path).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await measurePage(page, `${nameOf(path)} in English`);
    }
  });
}

test('the ways in', { tag: ['@phone', '@desktop'] }, async ({ page }) => {
  for (const path of ['/sign-in', '/sign-in/code', '/sign-up', '/reset', '/waitlist?s=pony']) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await inspectPage(page, nameOf(path));
  }
});

const nameOf = (path: string): string => path.slice(1).replaceAll(/[/?=]/g, '-');
