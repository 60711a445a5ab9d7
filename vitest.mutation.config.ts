import { defineConfig } from 'vitest/config';

/** For `npm run test:mutation`: the tests that decide by tables. */
export default defineConfig({
  test: {
    // MUTATED=orders: only the tests of one folder.
    include: [
      `tests/domain/${process.env['MUTATED'] ?? '{slots,orders,payments,deposits,vouchers}'}/**/*.test.ts`,
    ],
    // Random salons kill little that the tables do not, and cost most of the time; the clock changes are looked at in
    // processes of their own, where mutants cannot be switched on.
    exclude: [
      'tests/domain/slots/{engine-*,clock-changes,use-cases/histories}.test.ts',
      'tests/domain/orders/use-cases/histories.test.ts',
    ],
  },
});
