import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Customer } from '../customer.ts';
import { customerEntry } from '../customer-entry.ts';
import type { NotFound } from '../refusals.ts';

export type OpenCustomer = (
  actor: Insider,
  input: { readonly id: CustomerId; readonly part: 'profile' | 'health' },
) => Promise<Result<Customer, NotFound>>;

/** Comes before anything of a person is shown: whoever looks is noted first. */
export const openCustomer =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): OpenCustomer =>
  async (actor, { id, part }) => {
    if (!may(actor, part === 'profile' ? 'customers.see' : 'customers.sensitive'))
      return err({ kind: 'not_found' });
    return await uow.run(actor, async ({ customers, audit }): Promise<Result<Customer, NotFound>> => {
      const found = await customers.find(id);
      if (found === null) return err({ kind: 'not_found' });
      const action = part === 'profile' ? 'customer.viewed' : 'customer.health_viewed';
      await audit.append(customerEntry(actor, action, id), clock.now());
      return ok(found);
    });
  };
