import { defineConfig } from 'vitest/config';

/** For `npm run test:mutation`: the slots' tests with few random salons, always the same ones. */
export default defineConfig({
  test: {
    include: ['tests/domain/slots/**/*.test.ts'],
    // Looks at the code in processes of its own, where mutants cannot be switched on.
    exclude: ['tests/domain/slots/clock-changes.test.ts'],
    setupFiles: ['tests/domain/slots/fixed-seed.ts'],
    env: { RUNS: '25' },
  },
});
