/**
 * Every page behind the sign-in, on a phone, a tablet and a desk, looked at by axe and by a ruler. The list is the
 * product's own, so that a new page is looked at without anybody's thinking of it.
 */
import routes from '#app/routes.ts';
import { inspectPage, measurePage } from './inspect-page.ts';
import { checkedBooks, oneOfEach, someVoucher } from './owner-database.ts';
import { signInAs } from './pages/sign-in.ts';
import { expect, test } from './watched-test.ts';

type Entry = { readonly path?: string; readonly file: string; readonly children?: readonly Entry[] };

/**
 * They answer with a file, a stream or a way elsewhere, or are head office's (head-office.e2e.ts); an import is looked
 * at where one is made.
 */
const WITHOUT_A_PAGE = new Set([
  '/account/sign-out',
  '/admin/customers/export',
  '/admin/customers/import/:id',
  '/admin/salons',
]);
const TABLET = { width: 768, height: 1024 };

/** What stands for a parameter. */
const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Zurich' });
const ROWS = {
  visits: 'appointment',
  customers: 'customer',
  services: 'service',
  pauses: 'absence',
  team: 'staff',
  resources: 'resource',
  products: 'product',
  invoices: 'invoice',
  orders: 'shop_order',
  sales: 'sale',
  closings: 'closing',
  checks: 'books_check',
} as const;

async function pathsUnder(area: 'account' | 'admin'): Promise<readonly string[]> {
  const walk = (entries: readonly Entry[], above: string): readonly string[] =>
    entries.flatMap(({ path, file, children }) => {
      const own = path === undefined ? above : `${above}/${path}`;
      const nested = walk(children ?? [], own);
      return children !== undefined && nested.length > 0 ? nested : file.endsWith('.tsx') ? [own] : [];
    });
  const all = walk(routes as readonly Entry[], '').map((path) => path.replace(/^\/en\?/, ''));
  const pages = all.filter(
    (path) => (path === `/${area}` || path.startsWith(`/${area}/`)) && !WITHOUT_A_PAGE.has(path),
  );
  return Promise.all(pages.map((path) => filledIn(path.replace(':day', today()))));
}

/** With the id of a row that is there. */
async function filledIn(path: string): Promise<string> {
  if (!path.includes(':')) return path;
  const [, kind = ''] = /^\/admin\/(?:till\/|finance\/)?(\w+)\/:id/.exec(path) ?? [];
  if (kind === 'vouchers') return path.replace(':id', await someVoucher());
  expect(Object.keys(ROWS), `which row is looked at for ${path}`).toContain(kind);
  return path.replace(':id', (await oneOfEach(ROWS[kind as keyof typeof ROWS])).first);
}

const AREAS = [
  { area: 'account', who: 'kundin', first: '/account' },
  { area: 'admin', who: 'nora', first: '/admin/settings' },
] as const;

test.setTimeout(240_000);

for (const { area, who, first } of AREAS) {
  test(`every page of ${area}`, { tag: ['@phone', '@desktop'] }, async ({ page }) => {
    await signInAs(page, who, first);
    await checkedBooks();
    const paths = await pathsUnder(area);
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) {
      expect((await page.goto(path))?.status(), path).toBe(200);
      await inspectPage(page, nameOf(path));
    }
  });

  test(`every page of ${area} on a tablet, and in English`, { tag: '@desktop' }, async ({ page }) => {
    await page.setViewportSize(TABLET);
    await signInAs(page, who, first);
    await checkedBooks();
    for (const path of await pathsUnder(area)) {
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

const REFUSED = [
  ['kundin', '/account/profile', { firstName: '', phone: '12' }, 'profile'],
  ['kundin', '/account/profile', { email: 'mia@' }, 'address'],
  ['kundin', '/waitlist?s=pony', { from: '2020-01-01', to: '' }, null],
  ['nora', '/admin/waitlist', { offerMinutes: '1' }, 'rules'],
  ['nora', `/admin/calendar/${today()}/pause`, { fromDay: '', toDay: '' }, null],
  ['nora', `/admin/calendar/${today()}/new`, { phone: '12', email: 'x' }, null],
] as const;

test('forms that were refused', { tag: ['@phone', '@desktop'] }, async ({ page }) => {
  for (const [place, [who, path, typed, intent]] of REFUSED.entries()) {
    if (who !== REFUSED[place - 1]?.[0]) {
      await page.context().clearCookies();
      await signInAs(page, who, who === 'nora' ? '/admin/settings' : '/account');
    }
    await page.goto(path);
    for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value);
    const button = intent === null ? '.btn-main' : `button[name=intent][value=${intent}]`;
    await page.getByRole('main').locator(button).last().click();
    await expect(page.getByRole('alert').first(), path).toBeVisible();
    await inspectPage(page, `${nameOf(path)}-refused-${place}`);
    const size = page.viewportSize() ?? TABLET;
    await page.setViewportSize(TABLET);
    await measurePage(page, `${path} refused, on a tablet`);
    await page.setViewportSize(size);
  }
});

const nameOf = (path: string): string => path.slice(1).replaceAll(/[/?=:]/g, '-');
