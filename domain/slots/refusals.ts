/** Why a wish or a start is refused. Data only: words are made in app/. The engine decides, in explain-start.ts. */
import type { AppointmentId, ServiceId, StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { ResourceKind } from './salon-book.ts';

export type WishRefusal =
  | { readonly kind: 'empty_wish' }
  | { readonly kind: 'too_many_services'; readonly most: number }
  | { readonly kind: 'unknown_service' }
  | { readonly kind: 'unknown_staff' }
  | { readonly kind: 'not_bookable_online'; readonly serviceId: ServiceId }
  | { readonly kind: 'staff_lacks_skill'; readonly serviceId: ServiceId; readonly staffId: StaffId }
  | { readonly kind: 'nobody_offers'; readonly serviceId: ServiceId };

export type StaffRefusal =
  | { readonly kind: 'staff_off' }
  | { readonly kind: 'break' }
  | { readonly kind: 'absence' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'booked' }
  | { readonly kind: 'held' }
  | { readonly kind: 'resource_full'; readonly resource: ResourceKind };

export type StartRefusal =
  | { readonly kind: 'not_on_grid'; readonly granularity: number }
  | { readonly kind: 'lead_time'; readonly earliest: EpochMinute }
  | { readonly kind: 'in_the_past' }
  | { readonly kind: 'beyond_horizon'; readonly lastDay: LocalDate }
  | { readonly kind: 'rest_day'; readonly name: string }
  | { readonly kind: 'closure'; readonly reason: Localized }
  | { readonly kind: 'outside_opening_hours' }
  | StaffRefusal
  /** No preference: each colleague's own reason. */
  | {
      readonly kind: 'no_colleague';
      readonly reasons: readonly { readonly staffId: StaffId; readonly reason: StaffRefusal }[];
    };

export type ReserveRefusal =
  | WishRefusal
  | (StartRefusal & { readonly nearest: readonly EpochMinute[] })
  | { readonly kind: 'slot_taken'; readonly nearest: readonly EpochMinute[] }
  /** `until`: when the first of the visitor's holds lapses. */
  | { readonly kind: 'too_many_holds'; readonly most: number; readonly until: Instant }
  /** The same attempt has led to a visit (back button after confirming): show that one. */
  | { readonly kind: 'already_confirmed'; readonly appointmentId: AppointmentId };

export type ConfirmRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'hold_expired' }
  | { readonly kind: 'already_ended' }
  | { readonly kind: 'terms_changed'; readonly version: string }
  | { readonly kind: 'invalid_contact'; readonly fields: readonly ContactFieldRefusal[] };

export type ReleaseRefusal = { readonly kind: 'not_found' } | { readonly kind: 'already_confirmed' };

export type ContactFieldRefusal = {
  readonly field: 'firstName' | 'lastName' | 'email' | 'phone' | 'note';
  readonly kind: 'missing' | 'too_long' | 'malformed';
};

export type MoveRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'already_ended' }
  | { readonly kind: 'cutoff_passed'; readonly cutoff: Instant }
  /** Somebody changed the visit in the meantime. */
  | { readonly kind: 'changed_meanwhile' }
  | WishRefusal
  | (StartRefusal & { readonly nearest: readonly EpochMinute[] })
  | { readonly kind: 'slot_taken'; readonly nearest: readonly EpochMinute[] };

export type CancelRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'already_ended' }
  | { readonly kind: 'cutoff_passed'; readonly cutoff: Instant };
