/**
 * What the slot engine knows of a salon besides its bookings: an immutable snapshot, made from the settings and
 * numbered by `version`, so that it can be kept between requests until somebody changes a setting.
 */
import type { CategoryId, ResourceId, SalonId, ServiceId, StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { LocalDate, Zone } from '../shared/salon-time.ts';

/** Minutes since local midnight by the wall clock, 0 to 1440; half-open: [from, to). */
export type WallSpan = { readonly from: number; readonly to: number };

/** Monday is 1, Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Hours that repeat every week while they are valid; both dates inclusive, null is open-ended. */
export type WeeklySpan = WallSpan & {
  readonly weekday: Weekday;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
};

/** A stretch of days (inclusive) on which the salon is closed, wholly or, with `hours`, for a part of each day. */
export type Closure = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly hours: WallSpan | null;
  readonly reason: Localized;
};

export type ResourceKind = string;
export type Resource = { readonly id: ResourceId; readonly kind: ResourceKind; readonly position: number };

/** A resource of `kind` is needed during one segment of the service (its index), or during all of it (null). */
export type ResourceNeed = { readonly kind: ResourceKind; readonly segment: number | null };

export type ServiceCategory = {
  readonly id: CategoryId;
  readonly slug: string;
  readonly name: Localized;
  readonly position: number;
};

/**
 * A service as the salon sells it. `segments` are minutes, alternating work, wait, work, …: odd in number, each
 * positive; during a wait (colour taking effect) the staff member is free for somebody else. Buffers (minutes)
 * occupy the staff member before and after, not the customer.
 */
export type Service = {
  readonly id: ServiceId;
  readonly slug: string;
  readonly categoryId: CategoryId;
  readonly name: Localized;
  readonly description: Localized;
  readonly segments: readonly number[];
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly price: Rappen;
  readonly vatCode: string;
  readonly onlineBookable: boolean;
  /** Whoever books it online asks for it first, and the salon answers. */
  readonly onRequest: boolean;
  readonly needs: readonly ResourceNeed[];
  readonly position: number;
  readonly ownPolicy: OwnPolicy;
  readonly ownDeposit: OwnDeposit;
};

/** That a staff member can do a service, with their own price and segments where they differ (null: as listed). */
export type Skill = { readonly price: Rappen | null; readonly segments: readonly number[] | null };

export type StaffMember = {
  readonly id: StaffId;
  readonly slug: string;
  readonly name: string;
  readonly title: Localized;
  readonly bio: Localized;
  readonly position: number;
  readonly onlineBookable: boolean;
  readonly hours: readonly WeeklySpan[];
  readonly breaks: readonly WeeklySpan[];
  readonly skills: ReadonlyMap<ServiceId, Skill>;
};

/** Rules of online booking. All durations in minutes unless the name says days. */
export type BookingRules = {
  /** Starts lie on multiples of this, counted by the wall clock from local midnight. */
  readonly granularity: number;
  /** A visit starts at the earliest this long after now. */
  readonly leadTime: number;
  /** The last bookable day is today (in the salon's zone) plus this many days. */
  readonly horizonDays: number;
  readonly holdMinutes: number;
  readonly maxLiveHolds: number;
  readonly maxServices: number;
  /** The most a customer waits in total between the services of one visit when it passes between colleagues. */
  readonly maxWait: number;
  /** Hours in which the salon answers a request; then it lapses. */
  readonly requestHours: number;
  readonly cancellation: CancellationPolicy;
  readonly deposit: DepositRule;
  readonly depositBack: DepositBack;
  /** Whoever pays ahead may leave their card for what is owed beyond it. */
  readonly keepsCards: boolean;
  /** Cantonal rest days (computed) are closed unless the salon says otherwise. */
  readonly openOnRestDays: boolean;
};

/** Free until `cutoffMinutes` before the start; later, `lateFeePercent` of the price may be asked for. */
export type CancellationPolicy = { readonly cutoffMinutes: number; readonly lateFeePercent: number };

/** What a service asks for instead of the salon's rule; null: the salon's holds. */
export type OwnPolicy = { readonly [part in keyof CancellationPolicy]: number | null };

/** What is paid ahead online: so many percent of the price, at least `least`. No percent, no deposit. */
export type DepositRule = { readonly percent: number; readonly least: Rappen };

/** How what is not used of it goes back to whoever does not come after all: as money, or as a voucher. */
export const DEPOSIT_BACK = ['refund', 'voucher'] as const;
export type DepositBack = (typeof DEPOSIT_BACK)[number];

/** What a service asks for instead of the salon's rule; null: the salon's holds. */
export type OwnDeposit = { readonly [part in keyof DepositRule]: DepositRule[part] | null };

/** Basis points (810 is 8.1 %), valid from a day of service on until the next row of the same code begins. */
export type VatRate = { readonly code: string; readonly basisPoints: number; readonly validFrom: LocalDate };

export type SalonBook = {
  readonly salonId: SalonId;
  readonly version: number;
  readonly zone: Zone;
  /** Two letters; rest days are computed for it (`SG`). Null: only Sundays and closures. */
  readonly canton: string | null;
  readonly vatLiable: boolean;
  readonly termsVersion: string;
  readonly openingHours: readonly WeeklySpan[];
  readonly closures: readonly Closure[];
  readonly rules: BookingRules;
  readonly vatRates: readonly VatRate[];
  readonly resources: readonly Resource[];
  readonly categories: readonly ServiceCategory[];
  readonly services: ReadonlyMap<ServiceId, Service>;
  /** By position. */
  readonly staff: readonly StaffMember[];
};
