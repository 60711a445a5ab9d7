import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import type { AuditAction, AuditEntry } from '../../audit/audit-entry.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { Links } from '../../ports/links.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider, LinkHolder } from '../../shared/actor.ts';
import type { AppointmentId, MailId, MoveOfferId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Appointment, ConfirmedAppointment } from '../../slots/appointment.ts';
import { staffById } from '../../slots/wish-parts.ts';
import { isVisit } from '../../slots/hold.ts';
import { deskMoved } from '../desk-move.ts';
import { daysWith, isBackAsAgreed, offerState } from '../move-offer.ts';
import type { MoveOffer, MoveOfferOutcome, MoveOfferState } from '../move-offer.ts';

export type AnswerOfferDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
  readonly links: Links;
  readonly notices: Notices;
};

/** `withdraw`: the salon takes it back. */
export type OfferAnswer = 'accept' | 'decline' | 'withdraw';

export type AnswerOfferInput = {
  readonly appointmentId: AppointmentId;
  readonly offerId: MoveOfferId;
  readonly answer: OfferAnswer;
};

export type AnswerOfferRefusal =
  | { readonly kind: 'not_found' }
  /** How the offer stands now: answered otherwise, lapsed, or about something that is no more. */
  | { readonly kind: 'offer_over'; readonly state: MoveOfferState };

/** By the customer, with the visit's link; or by staff, who have heard the answer on the telephone. */
export type AnswerOffer = (
  actor: LinkHolder | Insider,
  input: AnswerOfferInput,
) => Promise<Result<Appointment, AnswerOfferRefusal>>;

const OUTCOMES = {
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
} as const satisfies Readonly<Record<OfferAnswer, MoveOfferOutcome>>;

/** The held place is somebody's who is away now as well. */
type NoRoom = { readonly kind: 'no_room' };

const MOST_TRIES = 3;

/** The visit changed its day, or got another offer, between reading it and taking the gates. */
type Moving = { readonly kind: 'moving' };

/**
 * Accepting moves the visit onto the held place, in one transaction: price and length stay as agreed, the sequence
 * grows, and the letter carries the new calendar file. The same answer a second time is the first result. What the hold
 * kept is given up by any other answer, and the visit stays where it was. Whoever was asked by letter is told by letter
 * when the salon takes it back; who was asked by telephone then stands on the call list.
 *
 * @throws Error when the visit is moved again and again meanwhile
 */
export const answerOffer =
  (deps: AnswerOfferDeps): AnswerOffer =>
  async (actor, input) => {
    const { appointmentId } = input;
    const mayAnswer =
      actor.kind === 'link'
        ? actor.appointmentId === appointmentId && input.answer !== 'withdraw'
        : actor.kind === 'employee' && may(actor, 'absences.change');
    if (!mayAnswer) return err({ kind: 'not_found' });
    let outcome: MoveOfferOutcome = OUTCOMES[input.answer];
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const result = await deps.uow.run(actor, (stores) => answer(deps, stores, actor, input, outcome));
      if (result.ok) {
        return outcome === OUTCOMES[input.answer] ? result : err({ kind: 'offer_over', state: 'lapsed' });
      }
      const { error } = result;
      if (error.kind === 'no_room') outcome = 'lapsed';
      else if (error.kind !== 'moving') return err(error);
    }
    throw new Error('the visit did not keep still');
  };

async function answer(
  deps: AnswerOfferDeps,
  stores: Stores,
  actor: LinkHolder | Insider,
  { appointmentId, offerId }: AnswerOfferInput,
  outcome: MoveOfferOutcome,
): Promise<Result<Appointment, AnswerOfferRefusal | NoRoom | Moving>> {
  const { clock, ids, letters } = deps;
  const { appointments, audit, calendar, moveOffers } = stores;
  const [seen, offered] = await Promise.all([
    appointments.find(appointmentId),
    moveOffers.latestOf(appointmentId),
  ]);
  if (!isVisit(seen) || offered?.id !== offerId) return err({ kind: 'not_found' });
  await calendar.gate(daysWith([offered], seen.day));
  const [found, offer] = await Promise.all([
    appointments.lock(appointmentId),
    moveOffers.latestOf(appointmentId),
  ]);
  const at = clock.now();
  if (!isVisit(found) || offer === null) return err({ kind: 'not_found' });
  if (found.day !== seen.day || offer.id !== offerId) return err({ kind: 'moving' });
  const state = offerState(offer, found, at);
  if (state === outcome) return ok(found);
  if (state !== 'open' || found.status !== 'confirmed') return err({ kind: 'offer_over', state });

  const lapsed = await calendar.sweep([offer.plan.day], at);
  await Promise.all(lapsed.map((gone) => audit.append(appointmentEntry('appointment.expired', gone), at)));
  const settled = await moveOffers.settle(offerId, outcome, at);
  if (!settled) return err({ kind: 'offer_over', state: 'lapsed' });
  const by = actor.kind === 'employee' ? { staffId: actor.staffId } : {};
  const note = (action: AuditAction, data: AuditEntry['data'] = {}) =>
    audit.append(appointmentEntry(action, appointmentId, { ...data, ...by }), at);
  await note(`appointment.place_${outcome}`);
  if (outcome === 'withdrawn') await tellItIsOff(deps, stores, found, offer, at);
  if (outcome !== 'accepted') return ok(found);

  const [book, contact, salon] = await Promise.all([
    calendar.book(),
    appointments.contactOf(appointmentId),
    calendar.card(),
  ]);
  // Whoever has left since takes nobody.
  if (offer.plan.items.some(({ staffId }) => staffById(book, staffId) === undefined)) {
    return err({ kind: 'no_room' });
  }
  const appointment = deskMoved(book, found, offer.plan);
  const [, occupied] = await Promise.all([
    calendar.vacate(appointmentId),
    calendar.occupy(appointmentId, offer.plan),
    appointments.move(appointment, at),
    note('appointment.moved', { ...visitFacts(appointment), was: isoInstant(found.from) }),
  ]);
  if (!occupied) return err({ kind: 'no_room' });
  if (contact?.email) {
    const { locale } = appointment;
    const kind = 'appointment_moved';
    const content = letters.compose(kind, { appointment, contact, salon, locale, at });
    const id = ids.next() as MailId;
    await stores.outbox.post({ id, kind, appointmentId, recipient: contact.email, locale, content }, at);
  }
  return ok(appointment);
}

async function tellItIsOff(
  { ids, links, notices }: AnswerOfferDeps,
  { appointments, calendar, outbox }: Stores,
  visit: ConfirmedAppointment,
  offer: MoveOffer,
  at: Instant,
): Promise<void> {
  if (!offer.byLetter || !isBackAsAgreed({ ...offer, status: 'withdrawn' }, visit, at)) return;
  const { id: appointmentId, salonId, locale } = visit;
  const [contact, salon] = await Promise.all([appointments.contactOf(appointmentId), calendar.card()]);
  if (!contact?.email) return;
  const kind = 'place_withdrawn';
  const link = links.manageVisit(salonId, appointmentId, locale);
  const content = notices.compose(kind, { salon, locale, link, visit });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind, appointmentId, recipient: contact.email, locale, content }, at);
}
