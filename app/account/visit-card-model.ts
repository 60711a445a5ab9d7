/** One of the customer's visits as the account lists it. */
import type { Links } from '#domain/ports/links.ts';
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
};

export function visitCardModel(
  appointment: Appointment,
  { actor, locale, now }: AccountPage,
  book: SalonBook,
  links: Links,
): VisitCardModel {
  const visit = visitModel(appointment, locale, now);
  return {
    visit,
    home: links.manageVisit(actor.salonId, appointment.id, locale),
    changeable: visit.status === 'confirmed' && !visit.cutoffPassed,
    again: queryOfWish(wishOf(appointment), book),
  };
}
