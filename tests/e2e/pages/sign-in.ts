import type { Page } from '@playwright/test';
import { demoAddress, demoPassword } from '#db/seed/salon/accounts.ts';

const SALON = 'lindenhof';

/** As somebody of the seeded salon; ends on the page that they wanted to see. */
export async function signInAs(page: Page, who: string, to: string): Promise<void> {
  await page.goto(to);
  await page.locator('[name=email]').fill(demoAddress(who, SALON));
  await page.locator('[name=password]').fill(demoPassword(SALON));
  await page.locator('form:has([name=password]) [type=submit]').click();
  await page.waitForURL((url) => url.pathname.startsWith(to));
}
