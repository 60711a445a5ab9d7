/** A visit placed in time: who does what when, and what that occupies. Made by the slot engine only. */
import type { ResourceId, ServiceId, StaffId } from '../shared/ids.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';

export type PlannedItem = {
  readonly serviceId: ServiceId;
  readonly staffId: StaffId;
  /** The customer's time, without buffers; half-open [from, to). */
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  readonly segments: readonly number[];
};

export type Occupied =
  | { readonly staffId: StaffId; readonly from: EpochMinute; readonly to: EpochMinute }
  | { readonly resourceId: ResourceId; readonly from: EpochMinute; readonly to: EpochMinute };

export type VisitPlan = {
  /** The salon-day that the whole visit lies in, buffers included. */
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  /** Minutes that the customer waits between services. */
  readonly waiting: number;
  readonly items: readonly PlannedItem[];
  readonly occupies: readonly Occupied[];
};
