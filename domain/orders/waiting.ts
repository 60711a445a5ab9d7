/** How long an order waits: for its money, and to be fetched. */
import type { Instant } from '../shared/salon-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Online, the goods are kept as long as a page of the vendor's lives; see `checkoutEnd`. */
export const payUntil = (at: Instant): Instant => (at + 30 * MINUTE) as Instant;

/** Whoever pays at the desk comes within a week … */
export const fetchUntil = (placedAt: Instant): Instant => (placedAt + 7 * DAY) as Instant;
/** … or within two after they were told that it is ready. */
export const fetchReadyUntil = (readyAt: Instant): Instant => (readyAt + 14 * DAY) as Instant;

/** Orders that keep goods without money, for one browser or account. */
export const MOST_UNPAID = 3;
