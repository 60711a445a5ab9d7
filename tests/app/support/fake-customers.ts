/** The customers' part of the load context: finds nobody, and does nothing that a test has not said. */
import { vi } from 'vitest';
import type { CustomerParts } from '#app/load-context.ts';

type Parts = {
  readonly queries?: Partial<CustomerParts['queries']>;
  readonly useCases?: Partial<CustomerParts['useCases']>;
};

const unexpected = (name: string) => () => Promise.reject(new Error(`unexpected call of ${name}`));

export const fakeCustomers = ({ queries = {}, useCases = {} }: Parts = {}): CustomerParts => ({
  queries: {
    search: vi.fn(() => Promise.resolve({ people: [], next: null })),
    profile: vi.fn(() => Promise.resolve(null)),
    importPage: vi.fn(() => Promise.resolve(null)),
    health: vi.fn(() => Promise.resolve(null)),
    ...queries,
  },
  useCases: {
    openCustomer: unexpected('openCustomer'),
    beginImport: unexpected('beginImport'),
    runImport: unexpected('runImport'),
    exportCustomers: unexpected('exportCustomers'),
    mergeCustomers: unexpected('mergeCustomers'),
    changeCustomer: unexpected('changeCustomer'),
    addCustomerNote: unexpected('addCustomerNote'),
    removeCustomerNote: unexpected('removeCustomerNote'),
    settleHealthConsent: unexpected('settleHealthConsent'),
    writeHealthNote: unexpected('writeHealthNote'),
    ...useCases,
  },
});
