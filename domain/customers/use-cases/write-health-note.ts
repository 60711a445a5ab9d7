import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { customerEntry } from '../customer-entry.ts';
import { parseHealthNote, type HealthNote } from '../notes.ts';
import type { WriteHealthNoteRefusal } from '../refusals.ts';

export type WriteHealthNote = (
  actor: Insider,
  input: {
    readonly id: CustomerId;
    readonly note: HealthNote;
    /** The one that the form showed; 0: there was none. */
    readonly version: number;
  },
) => Promise<Result<null, WriteHealthNoteRefusal>>;

/** Nothing is kept without a consent in force. What changed is not in the log: it would be health data itself. */
export const writeHealthNote =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): WriteHealthNote =>
  async (actor, { id, note: raw, version }) => {
    if (!may(actor, 'customers.sensitive')) return err({ kind: 'not_found' });
    const wanted = parseHealthNote(raw);
    return await uow.run(
      actor,
      async ({ customers, audit }): Promise<Result<null, WriteHealthNoteRefusal>> => {
        if ((await customers.lock(id)) === null) return err({ kind: 'not_found' });
        if ((await customers.lastHealthConsent(id))?.granted !== true) return err({ kind: 'no_consent' });
        if (!wanted.ok) return err({ kind: 'invalid', fields: wanted.error });
        const now = await customers.healthNote(id);
        const { formula, allergies } = wanted.value;
        if (now?.formula === formula && now.allergies === allergies) return ok(null);
        if (now !== null && now.version !== version) return err({ kind: 'changed_meanwhile', now });
        const at = clock.now();
        await customers.writeHealthNote(id, { formula, allergies, version: (now?.version ?? 0) + 1 }, at);
        await audit.append(customerEntry(actor, 'customer.health_changed', id), at);
        return ok(null);
      },
    );
  };
