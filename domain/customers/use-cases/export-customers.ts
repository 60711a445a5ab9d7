import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ExportedCustomer } from '../../ports/customers.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { customerEntry } from '../customer-entry.ts';
import type { NotFound } from '../refusals.ts';

export type ExportCustomers = (actor: Insider) => Promise<Result<readonly ExportedCustomer[], NotFound>>;

/** Everybody's details leave the house: noted as a whole, and for each person who can read who looked at their data. */
export const exportCustomers =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): ExportCustomers =>
  async (actor) => {
    if (!may(actor, 'customers.export')) return err({ kind: 'not_found' });
    return await uow.run(
      actor,
      async ({ customerImports, audit }): Promise<Result<readonly ExportedCustomer[], NotFound>> => {
        const people = await customerImports.everybody();
        const at = clock.now();
        const role = actor.kind === 'hq' ? 'hq' : actor.role;
        await audit.append(
          {
            action: 'customer.exported',
            target: { kind: 'account', id: actor.accountId },
            reason: null,
            data: { count: people.length, role },
          },
          at,
        );
        for (const { id, hasAccount } of people)
          if (hasAccount) await audit.append(customerEntry(actor, 'customer.exported', id), at);
        return ok(people);
      },
    );
  };
