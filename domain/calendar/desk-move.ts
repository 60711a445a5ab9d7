/** Moving a visit at the desk: staff may pass over lead time and online flags, never over what is occupied. */
import type { StaffId } from '../shared/ids.ts';
import { err } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { AppointmentItem, ConfirmedAppointment } from '../slots/appointment.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { movedVisit } from '../slots/visit-change.ts';
import type { VisitPlan } from '../slots/visit-plan.ts';
import { partsOfFrozen, staffById } from '../slots/wish-parts.ts';
import type { Part, WishRefusal } from '../slots/wish-parts.ts';

/**
 * The parts of a visit as they are to be placed: with the colleagues of now, or all with another one who can do them.
 * What was agreed stays: price and length.
 */
export function deskParts(
  book: SalonBook,
  items: readonly AppointmentItem[],
  staff: StaffId | null,
): Result<readonly Part[], WishRefusal> {
  if (staff !== null) {
    const member = staffById(book, staff);
    if (member === undefined) return err({ kind: 'unknown_staff', staffId: staff });
    const unable = items.find((item) => item.staffId !== staff && !member.skills.has(item.serviceId));
    if (unable !== undefined) {
      return err({ kind: 'staff_lacks_skill', serviceId: unable.serviceId, staffId: staff });
    }
  }
  return partsOfFrozen(
    book,
    items.map(({ serviceId, segments, staffId }) => ({ serviceId, segments, staff: staff ?? staffId })),
  );
}

/**
 * The visit at its new place. A colleague whom the customer had asked for and who no longer does it was not asked for.
 *
 * @throws RangeError when the book has no VAT rate for the new day
 */
export function deskMoved(
  book: SalonBook,
  visit: ConfirmedAppointment,
  plan: VisitPlan,
): ConfirmedAppointment {
  const moved = movedVisit(book, visit, plan);
  return {
    ...moved,
    items: moved.items.map((item, position) => ({
      ...item,
      staffChosen: item.staffChosen && item.staffId === visit.items[position]!.staffId,
    })),
  };
}

/** Nothing would change: the same time with the same colleagues. */
export const isSamePlace = (visit: ConfirmedAppointment, plan: VisitPlan): boolean =>
  plan.from === visit.from &&
  plan.items.every(
    (item, position) =>
      item.staffId === visit.items[position]?.staffId && item.from === visit.items[position].from,
  );
