import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { customerEntry } from '../customer-entry.ts';
import type { NotFound } from '../refusals.ts';

export type RemoveCustomerNote = (
  actor: Insider,
  input: { readonly id: CustomerId; readonly noteId: string },
) => Promise<Result<null, NotFound>>;

/** Whoever removes it a second time gets the first result. */
export const removeCustomerNote =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): RemoveCustomerNote =>
  async (actor, { id, noteId }) => {
    if (!may(actor, 'customers.change')) return err({ kind: 'not_found' });
    return await uow.run(actor, async ({ customers, audit }): Promise<Result<null, NotFound>> => {
      if ((await customers.find(id)) === null) return err({ kind: 'not_found' });
      if (await customers.removeNote(id, noteId))
        await audit.append(customerEntry(actor, 'customer.note_removed', id), clock.now());
      return ok(null);
    });
  };
