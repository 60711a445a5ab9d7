import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import { daysWith, isSalonsDoing, isSameOffer, openOnly } from '../../calendar/move-offer.ts';
import { claimOf } from '../../deposits/claim.ts';
import { standingOf } from '../../deposits/deposit-ledger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { LinkHolder } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { instantOf } from '../../shared/salon-time.ts';
import type { EndedAppointment } from '../appointment.ts';
import { cancellationReason, cutoffOf, isPastCutoff } from '../cancellation.ts';
import { isVisit } from '../hold.ts';
import { endedRequest } from '../request.ts';
import type { CancelRefusal } from '../refusals.ts';
import { cancelledVisit } from '../visit-change.ts';

export type CancelAppointmentDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
};

export type CancelAppointmentInput = {
  /** In the customer's own words. */
  readonly reason?: string;
  /** What the customer was told that it costs now, in Rappen; missing: nothing. */
  readonly fee?: number;
};

export type CancelAppointment = (
  actor: LinkHolder,
  input: CancelAppointmentInput,
) => Promise<Result<EndedAppointment, CancelRefusal>>;

/** The visit changed its day between reading it and taking that day's gate. */
type OtherDay = { readonly kind: 'other_day' };

const MOST_TRIES = 3;

/**
 * Cancels the visit that the actor's link stands for, frees its time, and sends a letter that takes it out of the
 * calendar. Repeating it returns the first result and posts no second letter. From the cut-off on it is refused: what
 * happens then is for the salon to say. Where a deposit was paid, the frozen policy says it, and whoever was told what it
 * costs can cancel; a job then does with the deposit what follows. The cut-off does not count where the salon could not keep the agreed time. What is only
 * asked for can be withdrawn at any time: nobody has promised anything yet.
 *
 * @throws Error when the visit is moved to another day again and again meanwhile
 */
export const cancelAppointment =
  (deps: CancelAppointmentDeps): CancelAppointment =>
  async (actor, input) => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const result = await deps.uow.run(actor, (stores) => cancel(deps, stores, actor, input));
      if (result.ok) return result;
      if (result.error.kind !== 'other_day') return err(result.error);
    }
    throw new Error('the visit did not keep still');
  };

async function cancel(
  { clock, ids, letters }: CancelAppointmentDeps,
  { calendar, appointments, audit, deposits, moveOffers, outbox }: Stores,
  { appointmentId }: LinkHolder,
  input: CancelAppointmentInput,
): Promise<Result<EndedAppointment, CancelRefusal | OtherDay>> {
  const [seen, offer] = await Promise.all([
    appointments.find(appointmentId),
    moveOffers.latestOf(appointmentId),
  ]);
  if (!isVisit(seen)) return err({ kind: 'not_found' });
  const offered = openOnly(offer);
  await calendar.gate(daysWith(offered, seen.day));
  const [found, moves, now, contact, salon] = await Promise.all([
    appointments.lock(appointmentId),
    deposits.moves(appointmentId),
    moveOffers.latestOf(appointmentId),
    appointments.contactOf(appointmentId),
    calendar.card(),
  ]);
  const at = clock.now();
  if (!isVisit(found)) return err({ kind: 'not_found' });
  if (found.status === 'cancelled') return ok(found);
  const asked = found.status === 'requested';
  if (!asked && found.status !== 'confirmed') return err({ kind: 'already_ended' });
  if (found.day !== seen.day || !isSameOffer(offer, now)) return err({ kind: 'other_day' });
  const salons = isSalonsDoing(offer, found, at);
  const late = !asked && isPastCutoff(found, at) && !salons;
  const paidAhead = standingOf(moves).left;
  const claim = late ? claimOf(found, 'late_cancellation') : rappen(0);
  const isKnown = paidAhead > 0 && claim === (input.fee ?? 0) && at < instantOf(found.from);
  if (late && !isKnown) return err({ kind: 'cutoff_passed', cutoff: cutoffOf(found) });

  const appointment = asked ? endedRequest(found, 'withdrawn') : cancelledVisit(found);
  const reason = cancellationReason(input.reason);
  const action = asked ? 'appointment.withdrawn' : 'appointment.cancelled';
  await Promise.all([
    calendar.vacate(appointmentId),
    ...offered.map(({ id }) => moveOffers.settle(id, 'declined', at)),
    ...offered.map(() => audit.append(appointmentEntry('appointment.place_declined', appointmentId), at)),
    asked
      ? appointments.endRequest(appointmentId, 'withdrawn', at, reason)
      : appointments.cancel(appointmentId, at, reason),
    claim > 0 ? deposits.claim(appointmentId, claim) : null,
    paidAhead > 0 && !asked && !salons ? deposits.giveUp(appointmentId, true) : null,
    paidAhead > 0 ? deposits.settleSoon(appointmentId) : null,
    audit.append(
      appointmentEntry(action, appointmentId, { ...visitFacts(appointment), ...(late ? { claim } : {}) }),
      at,
    ),
  ]);
  if (contact?.email) {
    const { locale } = appointment;
    const kind = asked ? 'request_withdrawn' : 'appointment_cancelled';
    const content = letters.compose(kind, { appointment, contact, salon, locale, at });
    const id = ids.next() as MailId;
    await outbox.post({ id, kind, appointmentId, recipient: contact.email, locale, content }, at);
  }
  return ok(appointment);
}
