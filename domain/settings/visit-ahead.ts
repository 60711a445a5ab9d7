import type { AppointmentId, ServiceId, StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';

/** A visit that is still to come, as far as a change of settings can touch it. */
export type VisitAhead = {
  readonly id: AppointmentId;
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  /** Empty while somebody is still booking. */
  readonly customer: string;
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
