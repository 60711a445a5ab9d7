import { defineConfig } from '@playwright/test';
import { ORIGIN, STACK } from './tests/e2e/addresses.ts';
import { chromiumLaunch } from './tests/support/chromium.ts';

/** Journeys in a real browser against the production build, on the embedded stack that the run starts for itself. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  globalSetup: './tests/e2e/start-stack.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'reports/test/e2e.json' }],
  ],
  outputDir: `test-results/stack-${STACK}`,
  use: {
    baseURL: ORIGIN,
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    locale: 'de-CH',
    timezoneId: 'Europe/Zurich',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // Recording one takes a quarter of the time of a run: for whoever looks for a failure, `E2E_TRACE=1`.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: await chromiumLaunch(),
  },
  // A test's tags say where it runs: what a script or the width could change is tried in each, the rest once.
  projects: [
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    {
      name: 'phone-no-js',
      grep: /@no-js/,
      use: { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
    },
    { name: 'desktop', grep: /@desktop/, use: { viewport: { width: 1280, height: 900 } } },
  ],
});
