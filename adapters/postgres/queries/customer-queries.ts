import { may } from '#domain/identity/permissions.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { CustomerQueries } from '#domain/ports/customers.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';
import { importPageOf } from './customer-import-page.ts';
import { healthOf, profileOf } from './customer-profile.ts';
import { searchCustomers } from './customer-search.ts';

export const customerQueries = (database: Database, clock: Clock): CustomerQueries => ({
  search: async (actor, wish) =>
    may(actor, 'customers.see')
      ? readOnly(database, actor, (unit) => searchCustomers(unit, wish, clock.now()))
      : { people: [], next: null },
  importPage: async (actor, id) =>
    may(actor, 'customers.import') ? readOnly(database, actor, (unit) => importPageOf(unit, id)) : null,
  profile: async (actor, id) =>
    may(actor, 'customers.see')
      ? readOnly(database, actor, (unit) => profileOf(unit, id, clock.now()))
      : null,
  health: async (actor, id) =>
    may(actor, 'customers.sensitive') ? readOnly(database, actor, (unit) => healthOf(unit, id)) : null,
});
