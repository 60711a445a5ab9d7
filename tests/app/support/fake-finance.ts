/** The books' part of the load context: nothing was ever booked, and nothing is that a test has not said. */
import type { FinanceParts } from '#app/load-context.ts';

type Parts = {
  readonly queries?: Partial<FinanceParts['queries']>;
  readonly useCases?: Partial<FinanceParts['useCases']>;
};

const unexpected = (name: string) => () => Promise.reject(new Error(`unexpected call of ${name}`));

export const fakeFinance = ({ queries = {}, useCases = {} }: Parts = {}): FinanceParts => ({
  queries: {
    checks: () => Promise.resolve([]),
    check: () => Promise.resolve(null),
    records: () => Promise.resolve([]),
    readRecords: () => Promise.resolve(),
    worked: () => Promise.resolve({ booked: [], away: [] }),
    customers: () => Promise.resolve({ fresh: 0, returning: 0, lost: 0 }),
    ...queries,
  },
  useCases: {
    askForCheck: unexpected('askForCheck'),
    explainFinding: unexpected('explainFinding'),
    exportJournal: unexpected('exportJournal'),
    ...useCases,
  },
});
