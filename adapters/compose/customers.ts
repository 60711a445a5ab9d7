/** The salon's customers: what the team's pages about them read and do. */
import { addCustomerNote } from '#domain/customers/use-cases/add-customer-note.ts';
import { beginImport } from '#domain/customers/use-cases/begin-import.ts';
import { changeCustomer } from '#domain/customers/use-cases/change-customer.ts';
import { exportCustomers } from '#domain/customers/use-cases/export-customers.ts';
import { mergeCustomers } from '#domain/customers/use-cases/merge-customers.ts';
import { openCustomer } from '#domain/customers/use-cases/open-customer.ts';
import { removeCustomerNote } from '#domain/customers/use-cases/remove-customer-note.ts';
import { runImport } from '#domain/customers/use-cases/run-import.ts';
import { settleHealthConsent } from '#domain/customers/use-cases/settle-health-consent.ts';
import { writeHealthNote } from '#domain/customers/use-cases/write-health-note.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { Database } from '../postgres/database.ts';
import { customerQueries } from '../postgres/queries/customer-queries.ts';

type CustomerDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
};

export function composeCustomers({ database, ...deps }: CustomerDeps) {
  return {
    queries: customerQueries(database, deps.clock),
    useCases: {
      openCustomer: openCustomer(deps),
      beginImport: beginImport(deps),
      runImport: runImport(deps),
      exportCustomers: exportCustomers(deps),
      mergeCustomers: mergeCustomers(deps),
      changeCustomer: changeCustomer(deps),
      addCustomerNote: addCustomerNote(deps),
      removeCustomerNote: removeCustomerNote(deps),
      settleHealthConsent: settleHealthConsent(deps),
      writeHealthNote: writeHealthNote(deps),
    },
  };
}
