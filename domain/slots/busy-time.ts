/**
 * What occupies a salon's staff and resources over some of its days: every live hold, appointment, absence and
 * blocked time, as intervals without any person. Read under the day's gate, or with `version` as its cache key.
 */
import type { ResourceId, StaffId } from '../shared/ids.ts';
import type { EpochMinute, Instant } from '../shared/salon-time.ts';

export type BusyKind = 'appointment' | 'hold' | 'absence' | 'block';

/** Half-open: [from, to). */
export type BusySpan = { readonly from: EpochMinute; readonly to: EpochMinute; readonly kind: BusyKind };

export type BusyTime = {
  /** Sorted by start; disjoint for each subject (the database refuses anything else). A missing key is free. */
  readonly bySubject: ReadonlyMap<StaffId | ResourceId, readonly BusySpan[]>;
  /** The moment the first of the holds in here lapses: what was computed from this is stale from then on. */
  readonly staleAt: Instant | null;
  /** A hold on these days is over that nobody has swept yet: it counts as free, but its rows are still there. */
  readonly lapsed: boolean;
  /** Grows whenever any of these days changes. */
  readonly daysVersion: number;
  /** The settings' version in the same snapshot: compare it with `SalonBook.version`. */
  readonly settingsVersion: number;
};
