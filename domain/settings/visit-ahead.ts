import type { AppointmentId, ServiceId, StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import { intersect, subtract } from '../shared/interval.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { salonDay } from '../slots/salon-day.ts';

/** A visit that is still to come, as far as a change of settings can touch it. */
export type VisitAhead = {
  readonly id: AppointmentId;
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  /** Empty while somebody is still booking. */
  readonly customer: string;
  /** The visit whose customer is asked about this place instead; null: it is no such place. */
  readonly offeredFor: AppointmentId | null;
  readonly items: readonly {
    readonly serviceId: ServiceId;
    readonly staffId: StaffId;
    readonly serviceName: Localized;
    readonly staffName: string;
    readonly from: EpochMinute;
    readonly to: EpochMinute;
  }[];
};

/** Those who have booked a service that is no longer sold. They keep their visit; the salon has to know. */
export const withService = (visits: readonly VisitAhead[], serviceId: ServiceId): readonly VisitAhead[] =>
  visits.filter(({ items }) => items.some((item) => item.serviceId === serviceId));

/** Those with a colleague who will not be there. */
export const withStaff = (visits: readonly VisitAhead[], staffId: StaffId): readonly VisitAhead[] =>
  visits.filter(({ items }) => items.some((item) => item.staffId === staffId));

/** Those who have booked with the colleague what the colleague no longer does. */
export const withSkills = (
  visits: readonly VisitAhead[],
  staffId: StaffId,
  lost: ReadonlySet<ServiceId>,
): readonly VisitAhead[] =>
  visits.filter(({ items }) => items.some((item) => item.staffId === staffId && lost.has(item.serviceId)));

/** Those during which the colleague works as it is, and would not, be it for a part, as it is to be. */
export const leftAlone = (
  visits: readonly VisitAhead[],
  staffId: StaffId,
  before: SalonBook,
  after: SalonBook,
): readonly VisitAhead[] =>
  visits.filter(({ day, items }) => {
    const working = (book: SalonBook) => salonDay(book, day).staff.get(staffId)?.working ?? [];
    const lost = subtract(working(before), working(after));
    return items.some((item) => item.staffId === staffId && intersect(lost, [item.from, item.to]).length > 0);
  });

/** Those for which the salon is open as it is, and would be closed, be it for a part, as it is to be. */
export const leftOutside = (
  visits: readonly VisitAhead[],
  before: SalonBook,
  after: SalonBook,
): readonly VisitAhead[] => visits.filter((visit) => isOpenFor(visit, before) && !isOpenFor(visit, after));

function isOpenFor({ day, from, to }: VisitAhead, book: SalonBook): boolean {
  const [first, last] = intersect(salonDay(book, day).open, [from, to]);
  return first === from && last === to;
}
