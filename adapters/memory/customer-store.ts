import type { CustomerStore } from '#domain/ports/customers.ts';

/** The customers' use cases are tried on PostgreSQL, where their policies are: here are none. */
export const customerStore = (): CustomerStore =>
  new Proxy({} as CustomerStore, {
    get: (_, name) => {
      throw new Error(`no customers on memory: ${String(name)}`);
    },
  });
