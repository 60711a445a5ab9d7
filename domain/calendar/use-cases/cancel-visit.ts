import { visitFacts } from '../../audit/appointment-entry.ts';
import { claimOf } from '../../deposits/claim.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId, MailId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { EndedAppointment } from '../../slots/appointment.ts';
import { cancellationReason, isPastCutoff } from '../../slots/cancellation.ts';
import { isVisit } from '../../slots/hold.ts';
import { cancelledVisit } from '../../slots/visit-change.ts';
import { daysWith, isSalonsDoing, isSameOffer, openOnly } from '../move-offer.ts';
import { deskEntry } from '../desk-entry.ts';
import type { DeskCancelRefusal } from '../refusals.ts';

export type CancelVisitDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
};

export type CancelVisitInput = {
  readonly id: AppointmentId;
  /** Stays with the visit; the letter does not repeat it. */
  readonly reason: string;
  readonly expectedSequence: number;
  /** The customer wants it, and not the salon: after the cut-off their policy counts, and a deposit goes back as it says. */
  readonly byCustomer?: boolean;
};

export type CancelVisit = (
  actor: Insider,
  input: CancelVisitInput,
) => Promise<Result<EndedAppointment, DeskCancelRefusal>>;

/**
 * Cancels a visit at the desk, whatever the cut-off says, frees its time, and tells the customer by mail if there is
 * an address. Repeating it returns the first result and posts no second letter. What was paid ahead goes back, unless
 * the customer is late: then the frozen policy says what the salon may ask for. A job does what follows.
 */
export const cancelVisit =
  (deps: CancelVisitDeps): CancelVisit =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    return await deps.uow.run(actor, (stores) => cancel(deps, stores, actor, input));
  };

async function cancel(
  { clock, ids, letters }: CancelVisitDeps,
  { appointments, audit, calendar, deposits, moveOffers, outbox }: Stores,
  actor: Employee,
  { id, reason, expectedSequence, byCustomer = false }: CancelVisitInput,
): Promise<Result<EndedAppointment, DeskCancelRefusal>> {
  const [seen, offer] = await Promise.all([appointments.find(id), moveOffers.latestOf(id)]);
  if (!isVisit(seen)) return err({ kind: 'not_found' });
  const offered = openOnly(offer);
  await calendar.gate(daysWith(offered, seen.day));
  const [found, now, contact, salon] = await Promise.all([
    appointments.lock(id),
    moveOffers.latestOf(id),
    appointments.contactOf(id),
    calendar.card(),
  ]);
  const at = clock.now();
  if (!isVisit(found)) return err({ kind: 'not_found' });
  if (found.status === 'cancelled') return ok(found);
  if (found.sequence !== expectedSequence || found.day !== seen.day || !isSameOffer(offer, now))
    return err({ kind: 'changed_meanwhile', status: found.status });
  if (found.status !== 'confirmed') return err({ kind: 'wrong_state', status: found.status });

  const appointment = cancelledVisit(found);
  const givenUp = byCustomer && !isSalonsDoing(offer, found, at);
  const late = givenUp && isPastCutoff(found, at);
  const claim = late ? claimOf(found, 'late_cancellation') : rappen(0);
  await Promise.all([
    calendar.vacate(id),
    ...offered.map((open) => moveOffers.settle(open.id, 'withdrawn', at)),
    ...offered.map(() => audit.append(deskEntry(actor, 'appointment.place_withdrawn', id), at)),
    appointments.cancel(id, at, cancellationReason(reason)),
    claim > 0 ? deposits.claim(id, claim) : null,
    givenUp && found.deposit > 0 ? deposits.giveUp(id, true) : null,
    found.deposit > 0 ? deposits.settleSoon(id) : null,
    audit.append(deskEntry(actor, 'appointment.cancelled', id, { ...visitFacts(appointment), claim }), at),
  ]);
  if (contact?.email) {
    const { locale } = appointment;
    const kind = 'appointment_cancelled';
    const content = letters.compose(kind, { appointment, contact, salon, locale, at });
    const mailId = ids.next() as MailId;
    const letter = {
      id: mailId,
      kind,
      appointmentId: id,
      recipient: contact.email,
      locale,
      content,
    } as const;
    await outbox.post(letter, at);
  }
  return ok(appointment);
}
