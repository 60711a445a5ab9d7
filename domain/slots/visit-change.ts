/** What a visit becomes when the customer moves or cancels it. Both are news for a calendar: the sequence grows. */
import type { ConfirmedAppointment, EndedAppointment } from './appointment.ts';
import { moveItems } from './frozen-items.ts';
import type { SalonBook } from './salon-book.ts';
import type { VisitPlan } from './visit-plan.ts';

/**
 * The visit at its new place.
 *
 * @param plan made from `frozenWish` of the visit's items
 * @throws RangeError when the book has no VAT rate for the new day
 */
export const movedVisit = (
  book: SalonBook,
  visit: ConfirmedAppointment,
  plan: VisitPlan,
): ConfirmedAppointment => ({
  ...visit,
  day: plan.day,
  from: plan.from,
  to: plan.to,
  items: moveItems(book, visit.items, plan),
  sequence: visit.sequence + 1,
});

export function cancelledVisit(visit: ConfirmedAppointment): EndedAppointment {
  const { confirmedAt: _, ...core } = visit;
  return { ...core, status: 'cancelled', sequence: visit.sequence + 1 };
}
