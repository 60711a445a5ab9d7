import { defineConfig } from 'vitest/config';

/** Suites by what they need: `unit` nothing, `database` an embedded PostgreSQL that the run starts and stops. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: ['tests/support/no-console-error.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Property tests on a busy machine; nothing here is a measure of speed.
          testTimeout: 20_000,
          include: [
            'tests/{domain,app,architecture,simulators,support}/**/*.test.{ts,tsx}',
            'tests/adapters/*.test.ts',
            'tests/adapters/{letters,pdf,resend,sentry,sharp,stripe,system,memory}/**/*.test.ts',
            'tests/scripts/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/db/**/*.test.ts', 'tests/adapters/{postgres,jobs}/**/*.test.ts'],
          globalSetup: ['tests/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
