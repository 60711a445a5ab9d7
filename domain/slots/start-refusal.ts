/** Why a wanted time cannot be had: one kind for each rule that can block it, with what a message needs to say so. */
import type { StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';
import type { RestDay } from './rest-days.ts';
import type { ResourceKind } from './salon-book.ts';
import type { WishRefusal } from './wish-parts.ts';

/** The salon itself is closed. */
export type ClosedReason =
  | { readonly kind: 'rest_day'; readonly restDay: RestDay }
  | { readonly kind: 'closure'; readonly reason: Localized }
  | { readonly kind: 'outside_opening_hours' };

/** A staff member is not free. `at` is the first minute that stands in the way. */
export type StaffReason =
  | { readonly kind: 'staff_off'; readonly staffId: StaffId; readonly at: EpochMinute }
  | { readonly kind: 'break'; readonly staffId: StaffId; readonly at: EpochMinute }
  | { readonly kind: 'absence'; readonly staffId: StaffId; readonly at: EpochMinute }
  | { readonly kind: 'blocked'; readonly staffId: StaffId; readonly at: EpochMinute }
  | { readonly kind: 'booked'; readonly staffId: StaffId; readonly at: EpochMinute }
  | { readonly kind: 'held'; readonly staffId: StaffId; readonly at: EpochMinute };

export type ResourceReason = {
  readonly kind: 'resource_full';
  readonly resourceKind: ResourceKind;
  readonly at: EpochMinute;
};

/** Why one colleague cannot take a part of the visit. */
export type ColleagueReason = ClosedReason | StaffReason | ResourceReason;

export type TimeReason =
  | { readonly kind: 'lead_time'; readonly earliest: EpochMinute }
  | { readonly kind: 'beyond_horizon'; readonly lastDay: LocalDate }
  | { readonly kind: 'not_on_grid'; readonly granularity: number };

/** No preference, and nobody can: each colleague with their own reason. */
export type NoColleague = {
  readonly kind: 'no_colleague';
  readonly perStaff: readonly { readonly staffId: StaffId; readonly reason: ColleagueReason }[];
};

export type StartRefusal = WishRefusal | TimeReason | ColleagueReason | NoColleague;
