import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Links } from '../../ports/links.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId, AttemptId, MailId, MoveOfferId, StaffId, VisitorId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, instantOf, isoInstant } from '../../shared/salon-time.ts';
import type { EpochMinute } from '../../shared/salon-time.ts';
import type { AppointmentStatus, ConfirmedAppointment, Hold } from '../../slots/appointment.ts';
import { explainStartOfParts } from '../../slots/explain-start.ts';
import { isVisit } from '../../slots/hold.ts';
import { firstUntried } from '../../slots/plan-trial.ts';
import type { Overlap } from '../../slots/plan-trial.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import type { VisitPlan } from '../../slots/visit-plan.ts';
import { partsAsProposed } from '../absence-plan.ts';
import { deskBook } from '../desk-book.ts';
import { deskEntry } from '../desk-entry.ts';
import { deskMoved, isSamePlace } from '../desk-move.ts';
import { daysWith, isOfferOf, offerState, openOnly } from '../move-offer.ts';
import type { MoveOffer } from '../move-offer.ts';
import { offerTerm } from '../offer-term.ts';
import type { PauseId } from '../pause.ts';
import type { ChangedMeanwhile } from '../refusals.ts';
import { besideOwn, withPauses } from '../taken-time.ts';

export type OfferPlaceDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly links: Links;
  readonly notices: Notices;
};

export type OfferPlaceInput = {
  readonly absenceId: PauseId;
  readonly appointmentId: AppointmentId;
  /** The sequence of the visit that the plan showed. */
  readonly expectedSequence: number;
  readonly from: EpochMinute;
  /** Who does it, a colleague for each service. */
  readonly staff: readonly StaffId[];
};

export type OfferPlaceRefusal =
  | { readonly kind: 'not_found' }
  | ChangedMeanwhile
  | { readonly kind: 'wrong_state'; readonly status: AppointmentStatus }
  /** Somebody else has proposed another place meanwhile. */
  | { readonly kind: 'asked_already' }
  /** Taken, or not possible any more. */
  | { readonly kind: 'place_gone' };

export type OfferPlace = (
  actor: Insider,
  input: OfferPlaceInput,
) => Promise<Result<MoveOffer, OfferPlaceRefusal>>;

/**
 * Holds another place for a visit whose colleague is away, and asks the customer by letter, if there is an address and
 * time enough. The visit itself stays where it is until the answer is there. The hold is an appointment of its own that
 * belongs to nobody's browser: it counts against no visitor's holds, and nobody can book it. The same proposal twice is
 * the first one.
 *
 * @throws RangeError when the salon's settings have no VAT rate for the new day
 */
export const offerPlace =
  (deps: OfferPlaceDeps): OfferPlace =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'absences.change')) return err({ kind: 'not_found' });
    const refused: VisitPlan[] = [];
    for (;;) {
      const result = await deps.uow.run(actor, (stores) => offer(deps, stores, actor, input, refused));
      if (result.ok) return result;
      if (result.error.kind !== 'overlap') return err(result.error);
      refused.push(result.error.plan);
    }
  };

async function offer(
  deps: OfferPlaceDeps,
  stores: Stores,
  actor: Employee,
  input: OfferPlaceInput,
  refused: readonly VisitPlan[],
): Promise<Result<MoveOffer, OfferPlaceRefusal | Overlap>> {
  const { appointments, audit, calendar, moveOffers, pauses } = stores;
  const { appointmentId, absenceId, from, staff } = input;
  const [seen, settings, earlier, absence] = await Promise.all([
    appointments.find(appointmentId),
    calendar.book(),
    moveOffers.latestOf(appointmentId),
    pauses.find(absenceId),
  ]);
  if (!isVisit(seen) || absence === null || absence.kind === 'block') return err({ kind: 'not_found' });
  const day = dateOf(instantOf(from), settings.zone);
  const days = daysWith(openOnly(earlier), seen.day, day);
  await calendar.gate(days);
  const [found, last, away] = await Promise.all([
    appointments.lock(appointmentId),
    moveOffers.latestOf(appointmentId),
    pauses.find(absenceId),
  ]);
  const at = deps.clock.now();
  if (!isVisit(found) || away === null) return err({ kind: 'not_found' });
  if (last !== null && offerState(last, found, at) === 'open') {
    return isOfferOf(last, from, staff) ? ok(last) : err({ kind: 'asked_already' });
  }
  if (found.sequence !== input.expectedSequence || found.day !== seen.day || last?.id !== earlier?.id) {
    return err({ kind: 'changed_meanwhile', status: found.status });
  }
  if (found.status !== 'confirmed') return err({ kind: 'wrong_state', status: found.status });
  // Only whose colleague is away then is told that somebody is.
  const touched = found.items.some(
    (item) => item.staffId === away.staffId && item.from < away.to && item.to > away.from,
  );
  if (!touched) return err({ kind: 'changed_meanwhile', status: found.status });
  if (instantOf(from) <= at) return err({ kind: 'place_gone' });

  const lapsed = await calendar.sweep(days, at);
  await Promise.all(lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)));
  if (last?.status === 'open') {
    await moveOffers.settle(last.id, 'lapsed', at);
    await audit.append(deskEntry(actor, 'appointment.place_lapsed', appointmentId), at);
  }
  const [book, without, busy, pausesThen] = await Promise.all([
    calendar.book(),
    calendar.busy([day], at, appointmentId),
    calendar.busy([day], at),
    pauses.on([day]),
  ]);
  const parts = partsAsProposed(book, found.items, staff);
  if (parts === null) return err({ kind: 'place_gone' });
  const answer = explainStartOfParts(deskBook(book), withPauses(without, pausesThen), parts, from);
  const plan = answer.kind === 'bookable' ? firstUntried(answer.plans, refused) : null;
  if (plan === null || isSamePlace(found, plan)) return err({ kind: 'place_gone' });

  const contact = await appointments.contactOf(appointmentId);
  const term = offerTerm(at, from, book.zone, Boolean(contact?.email));
  const hold = holdFor(deps.ids, book, found, plan, term);
  const made: MoveOffer = {
    id: deps.ids.next() as MoveOfferId,
    appointmentId,
    holdId: hold.id,
    absenceId,
    sequence: found.sequence,
    was: found.from,
    plan,
    ...term,
    status: 'open',
    offeredAt: at,
  };
  const [inserted, occupied] = await Promise.all([
    appointments.insertHold(hold),
    calendar.occupy(hold.id, besideOwn(plan, busy)),
  ]);
  if (!inserted) throw new Error(`id ${hold.id} was drawn twice`);
  if (!occupied) return err({ kind: 'overlap', plan });
  const offered = { from: isoInstant(plan.from), was: isoInstant(found.from), byLetter: term.byLetter };
  await Promise.all([
    moveOffers.add(made),
    audit.append(appointmentEntry('appointment.reserved', hold.id, visitFacts(hold)), at),
    audit.append(deskEntry(actor, 'appointment.place_offered', appointmentId, offered), at),
  ]);
  if (contact?.email && term.byLetter) await ask(deps, stores, found, hold, made, contact.email);
  return ok(made);
}

/** Under a visitor id of its own: whoever has the visit can neither see nor confirm it as a second one. */
function holdFor(
  ids: Ids,
  book: SalonBook,
  visit: ConfirmedAppointment,
  plan: VisitPlan,
  { until }: { readonly until: Hold['reservedUntil'] },
): Hold {
  const { customerId: _, confirmedAt: __, ...moved } = deskMoved(book, visit, plan);
  const id = ids.next() as AppointmentId;
  return {
    ...moved,
    id,
    attemptId: id as string as AttemptId,
    visitorId: ids.next() as VisitorId,
    status: 'reserved',
    reservedUntil: until,
    sequence: 0,
  };
}

async function ask(
  { ids, links, notices }: OfferPlaceDeps,
  { calendar, outbox }: Stores,
  visit: ConfirmedAppointment,
  place: Hold,
  { offeredAt, until }: MoveOffer,
  recipient: string,
): Promise<void> {
  const { id: appointmentId, salonId, locale } = visit;
  const salon = await calendar.card();
  const link = links.answerOffer(salonId, appointmentId, locale);
  const kind = 'place_offer';
  const content = notices.compose(kind, { salon, locale, link, visit, place, until });
  await outbox.post({ id: ids.next() as MailId, kind, appointmentId, recipient, locale, content }, offeredAt);
}
