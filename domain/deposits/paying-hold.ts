import type { Instant } from '../shared/salon-time.ts';
import type { Hold } from '../slots/appointment.ts';

const MINUTE = 60_000;

/** Whoever is at the vendor's page has at least so long from the beginning. */
export const PAYING_MINUTES = 20;

/** The hold while its deposit is being paid; never shorter than it was. */
export const heldWhilePaying = (hold: Hold, at: Instant): Hold => ({
  ...hold,
  reservedUntil: Math.max(hold.reservedUntil, at + PAYING_MINUTES * MINUTE) as Instant,
});
