/** The customers' use cases are tried on PostgreSQL, where their policies are: here are none. */
export const withoutCustomers = <Store extends object>(): Store =>
  new Proxy({} as Store, {
    get: (_, name) => {
      throw new Error(`no customers on memory: ${String(name)}`);
    },
  });
