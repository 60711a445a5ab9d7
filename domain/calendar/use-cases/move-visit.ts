import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId, MailId, StaffId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf, isoInstant } from '../../shared/salon-time.ts';
import type { EpochMinute } from '../../shared/salon-time.ts';
import type { ConfirmedAppointment } from '../../slots/appointment.ts';
import { isVisit } from '../../slots/hold.ts';
import type { Overlap } from '../../slots/plan-trial.ts';
import type { VisitPlan } from '../../slots/visit-plan.ts';
import { daysWith, isSameOffer, openOnly } from '../move-offer.ts';
import { deskEntry } from '../desk-entry.ts';
import { deskMoved, deskParts, isSamePlace } from '../desk-move.ts';
import { chooseDeskPlan } from '../desk-plan.ts';
import type { DeskMoveRefusal } from '../refusals.ts';

export type MoveVisitDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
};

export type MoveVisitInput = {
  readonly id: AppointmentId;
  readonly start: EpochMinute;
  /** Who does all of it from now on; null: whoever does it now. */
  readonly staff: StaffId | null;
  /** The sequence of the visit that the page showed. */
  readonly expectedSequence: number;
};

export type MoveVisit = (
  actor: Insider,
  input: MoveVisitInput,
) => Promise<Result<ConfirmedAppointment, DeskMoveRefusal>>;

/**
 * Moves a visit at the desk in one transaction: the old time is given up only if the new one is won. Lead time, horizon
 * and online flags do not bind staff; opening and working hours and everything occupied do. The customer gets a letter
 * if there is an address. To move it to where it is changes nothing.
 *
 * @throws RangeError when the salon's settings have no VAT rate for the new day
 */
export const moveVisit =
  (deps: MoveVisitDeps): MoveVisit =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    const refused: VisitPlan[] = [];
    for (;;) {
      const result = await deps.uow.run(actor, (stores) => move(deps, stores, actor, input, refused));
      if (result.ok) return result;
      if (result.error.kind !== 'overlap') return err(result.error);
      refused.push(result.error.plan);
    }
  };

async function move(
  { clock, ids, letters }: MoveVisitDeps,
  { appointments, audit, calendar, moveOffers, outbox }: Stores,
  actor: Employee,
  { id, start, staff, expectedSequence }: MoveVisitInput,
  refused: readonly VisitPlan[],
): Promise<Result<ConfirmedAppointment, DeskMoveRefusal | Overlap>> {
  const [seen, settings, offer] = await Promise.all([
    appointments.find(id),
    calendar.book(),
    moveOffers.latestOf(id),
  ]);
  if (!isVisit(seen)) return err({ kind: 'not_found' });
  const day = dateOf(instantOf(start), settings.zone);
  const offered = openOnly(offer);
  await calendar.gate(daysWith(offered, seen.day, day));
  const [found, now] = await Promise.all([appointments.lock(id), moveOffers.latestOf(id)]);
  const at = clock.now();
  if (!isVisit(found)) return err({ kind: 'not_found' });
  if (found.sequence !== expectedSequence || found.day !== seen.day || !isSameOffer(offer, now))
    return err({ kind: 'changed_meanwhile', status: found.status });
  if (found.status !== 'confirmed') return err({ kind: 'wrong_state', status: found.status });
  if (day < dateOf(at, settings.zone)) return err({ kind: 'day_over' });
  // Also not what was offered for it.
  if (start === found.from && found.items.every(({ staffId }) => staffId === (staff ?? staffId)))
    return ok(found);

  const lapsed = await calendar.sweep([day], at);
  // What was offered is taken back first: the visit may well go there.
  await Promise.all(
    offered.flatMap((open) => [
      moveOffers.settle(open.id, 'withdrawn', at),
      audit.append(deskEntry(actor, 'appointment.place_withdrawn', id), at),
    ]),
  );
  const [book, busy, contact, salon] = await Promise.all([
    calendar.book(),
    calendar.busy([day], at, id),
    appointments.contactOf(id),
    calendar.card(),
  ]);
  const parts = deskParts(book, found.items, staff);
  if (!parts.ok) return parts;
  const chosen = chooseDeskPlan(book, busy, parts.value, start, refused);
  if (!chosen.ok) return chosen;
  const plan = chosen.value;
  if (isSamePlace(found, plan)) return ok(found);

  const appointment = deskMoved(book, found, plan);
  const [, occupied] = await Promise.all([
    calendar.vacate(id),
    calendar.occupy(id, plan),
    appointments.move(appointment, at),
    audit.append(
      deskEntry(actor, 'appointment.moved', id, { ...visitFacts(appointment), was: isoInstant(found.from) }),
      at,
    ),
    ...lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)),
  ]);
  if (!occupied) return err({ kind: 'overlap', plan });
  if (contact?.email) {
    const { locale } = appointment;
    const kind = 'appointment_moved';
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
