import { deskEntry } from '../../calendar/desk-entry.ts';
import { isBackAsAgreed } from '../../calendar/move-offer.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { AppointmentId, MoveOfferId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isVisit } from '../../slots/hold.ts';

export type NotePlaceCallInput = {
  readonly appointmentId: AppointmentId;
  readonly offerId: MoveOfferId;
  readonly called: boolean;
};

export type NotePlaceCallRefusal = { readonly kind: 'not_found' } | { readonly kind: 'changed' };

export type NotePlaceCall = (
  actor: Insider,
  input: NotePlaceCallInput,
) => Promise<Result<null, NotePlaceCallRefusal>>;

/**
 * That somebody of the team has told a customer that the visit stays as it was agreed, or has not after all. To say the
 * same again changes nothing.
 */
export const notePlaceCall =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): NotePlaceCall =>
  async (actor, { appointmentId, offerId, called }) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    return await uow.run<null, NotePlaceCallRefusal>(actor, async (stores) => {
      const { appointments, messages, moveOffers, audit } = stores;
      const [found, offer] = await Promise.all([
        appointments.lock(appointmentId),
        moveOffers.latestOf(appointmentId),
      ]);
      if (!isVisit(found) || offer === null) return err({ kind: 'not_found' });
      const at = clock.now();
      if (offer.id !== offerId || !isBackAsAgreed(offer, found, at)) return err({ kind: 'changed' });
      const changed = called
        ? await messages.notePlaceCall(actor, offerId, at)
        : await messages.dropPlaceCall(offerId);
      if (!changed) return ok(null);
      const action = called ? 'appointment.place_called' : 'appointment.place_call_undone';
      await audit.append(deskEntry(actor, action, appointmentId), at);
      return ok(null);
    });
  };
