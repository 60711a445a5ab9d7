import type { Clock } from '#domain/ports/clock.ts';
import type { CustomerQueries } from '#domain/ports/customers.ts';
import type { Database } from '../postgres/database.ts';
import { customerQueries } from '../postgres/queries/customer-queries.ts';

export type CustomerParts = { readonly queries: CustomerQueries };

export const customerParts = (deps: {
  readonly database: Database;
  readonly clock: Clock;
}): CustomerParts => ({
  queries: customerQueries(deps.database, deps.clock),
});
