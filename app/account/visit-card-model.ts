/** One of the customer's visits as the account lists it. */
import type { SavedCard } from '#domain/deposits/saved-card.ts';
import { keptCard, type KeptCardModel } from '../deposits/kept-card.tsx';
import { isSalonsDoing, offerState, type MoveOffer } from '#domain/calendar/move-offer.ts';
import type { Links } from '#domain/ports/links.ts';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { visitModel, wishOf, type VisitModel } from '../slots/visit-model.ts';
import { queryOfWish } from '../slots/wish-query.ts';
import type { AccountPage } from './account-page-of.ts';

export type VisitCardModel = {
  readonly visit: VisitModel;
  /** The visit's own page, as its letter links it. */
  readonly home: string;
  readonly changeable: boolean;
  readonly again: string;
  readonly card: KeptCardModel | null;
  /** What the salon proposes instead, until when, and where that is answered; null: nothing. */
  readonly place: { readonly start: string; readonly until: string; readonly answer: string } | null;
};

export function visitCardModel(
  appointment: Appointment,
  { actor, locale, now }: AccountPage,
  book: SalonBook,
  links: Links,
  offer: MoveOffer | null = null,
  saved: SavedCard | null = null,
): VisitCardModel {
  const visit = visitModel(appointment, locale, now, isSalonsDoing(offer, appointment, now));
  return {
    visit,
    home: links.manageVisit(actor.salonId, appointment.id, locale),
    changeable: visit.status === 'confirmed' && !visit.cutoffPassed,
    again: queryOfWish(wishOf(appointment), book),
    card: keptCard(saved),
    place:
      offer !== null && offerState(offer, appointment, now) === 'open'
        ? {
            start: isoInstant(offer.plan.from),
            until: isoInstant(minuteOf(offer.until)),
            answer: links.answerOffer(actor.salonId, appointment.id, locale),
          }
        : null,
  };
}
