import { deskEntry } from '../../calendar/desk-entry.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import type { EpochMinute } from '../../shared/salon-time.ts';
import { isVisit } from '../../slots/hold.ts';

export type NoteCallInput = {
  readonly id: AppointmentId;
  /** When the visit began on the page: of another time somebody has to be told anew. */
  readonly from: EpochMinute;
  readonly called: boolean;
};

export type NoteCallRefusal = { readonly kind: 'not_found' } | { readonly kind: 'changed' };

export type NoteCall = (actor: Insider, input: NoteCallInput) => Promise<Result<null, NoteCallRefusal>>;

/** That somebody of the team has called about a visit, or has not after all. To say the same again changes nothing. */
export const noteCall =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): NoteCall =>
  async (actor, { id, from, called }) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    return await uow.run<null, NoteCallRefusal>(actor, async ({ appointments, messages, audit }) => {
      const found = await appointments.lock(id);
      if (!isVisit(found)) return err({ kind: 'not_found' });
      if (found.status !== 'confirmed' || found.from !== from) return err({ kind: 'changed' });
      const at = clock.now();
      const changed = called
        ? await messages.noteCall(actor, id, from, at)
        : await messages.dropCall(id, from);
      if (!changed) return ok(null);
      const action = called ? 'appointment.called' : 'appointment.call_undone';
      await audit.append(deskEntry(actor, action, id, { from: isoInstant(from) }), at);
      return ok(null);
    });
  };
