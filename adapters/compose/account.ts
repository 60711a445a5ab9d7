/** The customer's account: what its pages read and do. */
import type { Clock } from '#domain/ports/clock.ts';
import type { Database } from '../postgres/database.ts';
import { accountQueries } from '../postgres/queries/account-queries.ts';

export function composeAccount({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return { queries: accountQueries(database, clock) };
}
