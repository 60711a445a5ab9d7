import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { changedFields, parseCustomer, type CustomerFields, type RawCustomer } from '../customer.ts';
import { customerEntry } from '../customer-entry.ts';
import type { ChangeCustomerRefusal } from '../refusals.ts';

export type ChangeCustomer = (
  actor: Insider,
  input: {
    readonly id: CustomerId;
    readonly fields: RawCustomer;
    /** What the form showed before it was filled in: a change of something else is refused. */
    readonly seen: CustomerFields;
  },
) => Promise<Result<null, ChangeCustomerRefusal>>;

export const changeCustomer =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): ChangeCustomer =>
  async (actor, { id, fields, seen }) => {
    if (!may(actor, 'customers.change')) return err({ kind: 'not_found' });
    const wanted = parseCustomer(fields);
    return await uow.run(
      actor,
      async ({ customers, audit }): Promise<Result<null, ChangeCustomerRefusal>> => {
        const now = await customers.lock(id);
        if (now === null) return err({ kind: 'not_found' });
        if (!wanted.ok) return err({ kind: 'invalid', fields: wanted.error });
        const changed = changedFields(now, wanted.value);
        if (changed.length === 0) return ok(null);
        if (changedFields(now, seen).length > 0) return err({ kind: 'changed_meanwhile', now });
        await customers.change(id, wanted.value);
        const entry = customerEntry(actor, 'customer.changed', id, { fields: changed.join(' ') });
        await audit.append(entry, clock.now());
        return ok(null);
      },
    );
  };
