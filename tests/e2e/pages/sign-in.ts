import type { Page } from '@playwright/test';
import { demoAddress, demoPassword } from '#db/seed/salon/accounts.ts';

/** As somebody of a seeded salon; ends on the page that they wanted to see. */
export async function signInAs(page: Page, who: string, to: string, salon = 'lindenhof'): Promise<void> {
  await page.goto(to);
  await page.locator('[name=email]').fill(demoAddress(who, salon));
  await page.locator('[name=password]').fill(demoPassword(salon));
  await page.locator('form:has([name=password]) [type=submit]').click();
  await page.waitForURL((url) => url.pathname.startsWith(to));
}
