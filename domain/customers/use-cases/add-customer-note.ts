import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { customerEntry } from '../customer-entry.ts';
import { parseNote } from '../notes.ts';
import type { AddNoteRefusal } from '../refusals.ts';

export type AddCustomerNote = (
  actor: Insider,
  input: { readonly id: CustomerId; readonly body: string },
) => Promise<Result<null, AddNoteRefusal>>;

export const addCustomerNote =
  ({
    uow,
    clock,
    ids,
  }: {
    readonly uow: UnitOfWork;
    readonly clock: Clock;
    readonly ids: Ids;
  }): AddCustomerNote =>
  async (actor, { id, body }) => {
    if (actor.kind !== 'employee' || !may(actor, 'customers.change')) return err({ kind: 'not_found' });
    const note = parseNote(body);
    return await uow.run(actor, async ({ customers, audit }): Promise<Result<null, AddNoteRefusal>> => {
      if ((await customers.find(id)) === null) return err({ kind: 'not_found' });
      if (!note.ok) return err({ kind: 'invalid', note: note.error });
      const at = clock.now();
      await customers.addNote({
        id: ids.next(),
        customerId: id,
        body: note.value,
        staffId: actor.staffId,
        at,
      });
      await audit.append(customerEntry(actor, 'customer.note_added', id), at);
      return ok(null);
    });
  };
