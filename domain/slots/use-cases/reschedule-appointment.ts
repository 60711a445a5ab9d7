import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import { daysWith, isSalonsDoing, isSameOffer, openOnly } from '../../calendar/move-offer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { LinkHolder } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf, isoInstant } from '../../shared/salon-time.ts';
import type { EpochMinute } from '../../shared/salon-time.ts';
import type { ConfirmedAppointment } from '../appointment.ts';
import { cutoffOf, isPastCutoff } from '../cancellation.ts';
import { frozenWish } from '../frozen-items.ts';
import { isVisit } from '../hold.ts';
import { choosePlan } from '../plan-trial.ts';
import type { Overlap } from '../plan-trial.ts';
import type { MoveRefusal } from '../refusals.ts';
import { movedVisit } from '../visit-change.ts';
import type { VisitPlan } from '../visit-plan.ts';
import { partsOfFrozen } from '../wish-parts.ts';

export type RescheduleAppointmentDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
};

export type RescheduleAppointmentInput = {
  readonly start: EpochMinute;
  /** The sequence of the visit that the customer was looking at. */
  readonly expectedSequence: number;
};

export type RescheduleAppointment = (
  actor: LinkHolder,
  input: RescheduleAppointmentInput,
) => Promise<Result<ConfirmedAppointment, MoveRefusal>>;

/**
 * Moves the visit that the actor's link stands for, in one transaction: the old time is given up only if the new one
 * is won. What was agreed stays (services, price, length, a colleague who was asked for); lead time and horizon count
 * as for a new booking; the cut-off does not where the salon itself could not keep the agreed time. To move it to where it is already changes nothing and posts no letter, so repeating a move is
 * safe; anything else that was decided on an older state of the visit is refused.
 *
 * @throws RangeError when the salon's settings have no VAT rate for the new day
 */
export const rescheduleAppointment =
  (deps: RescheduleAppointmentDeps): RescheduleAppointment =>
  async (actor, input) => {
    const refused: VisitPlan[] = [];
    for (;;) {
      const result = await deps.uow.run(actor, (stores) => reschedule(deps, stores, actor, input, refused));
      if (result.ok) return result;
      if (result.error.kind !== 'overlap') return err(result.error);
      refused.push(result.error.plan);
    }
  };

async function reschedule(
  { clock, ids, letters }: RescheduleAppointmentDeps,
  { calendar, appointments, audit, moveOffers, outbox }: Stores,
  { appointmentId }: LinkHolder,
  { start, expectedSequence }: RescheduleAppointmentInput,
  refused: readonly VisitPlan[],
): Promise<Result<ConfirmedAppointment, MoveRefusal | Overlap>> {
  const [seen, settings, offer] = await Promise.all([
    appointments.find(appointmentId),
    calendar.book(),
    moveOffers.latestOf(appointmentId),
  ]);
  if (!isVisit(seen)) return err({ kind: 'not_found' });
  const day = dateOf(instantOf(start), settings.zone);
  const offered = openOnly(offer);
  await calendar.gate(daysWith(offered, seen.day, day));
  const [found, now] = await Promise.all([
    appointments.lock(appointmentId),
    moveOffers.latestOf(appointmentId),
  ]);
  const at = clock.now();
  if (!isVisit(found)) return err({ kind: 'not_found' });
  if (found.status === 'requested') return err({ kind: 'not_answered_yet' });
  if (found.status !== 'confirmed') return err({ kind: 'already_ended' });
  if (found.from === start) return ok(found);
  if (found.sequence !== expectedSequence || found.day !== seen.day || !isSameOffer(offer, now))
    return err({ kind: 'changed_meanwhile' });
  if (isPastCutoff(found, at) && !isSalonsDoing(offer, found, at))
    return err({ kind: 'cutoff_passed', cutoff: cutoffOf(found) });

  const [lapsed, , book, busy, contact, salon] = await Promise.all([
    calendar.sweep([day], at),
    // They have found something else: what was held for them is free before the new place is looked for.
    Promise.all(offered.map(({ id }) => moveOffers.settle(id, 'declined', at))),
    calendar.book(),
    calendar.busy([day], at, appointmentId),
    appointments.contactOf(appointmentId),
    calendar.card(),
  ]);
  const parts = partsOfFrozen(book, frozenWish(book, found.items));
  if (!parts.ok) return parts;
  const chosen = choosePlan(book, busy, parts.value, start, at, refused);
  if (!chosen.ok) return chosen;
  const plan = chosen.value;

  const appointment = movedVisit(book, found, plan);
  const moved = { ...visitFacts(appointment), was: isoInstant(found.from) };
  const [, occupied] = await Promise.all([
    calendar.vacate(appointmentId),
    calendar.occupy(appointmentId, plan),
    appointments.move(appointment, at),
    audit.append(appointmentEntry('appointment.moved', appointmentId, moved), at),
    ...lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)),
    ...offered.map(() => audit.append(appointmentEntry('appointment.place_declined', appointmentId), at)),
  ]);
  if (!occupied) return err({ kind: 'overlap', plan });
  if (contact?.email) {
    const { locale } = appointment;
    const kind = 'appointment_moved';
    const content = letters.compose(kind, { appointment, contact, salon, locale, at });
    const id = ids.next() as MailId;
    await outbox.post({ id, kind, appointmentId, recipient: contact.email, locale, content }, at);
  }
  return ok(appointment);
}
