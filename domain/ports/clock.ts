import type { Instant } from '../shared/salon-time.ts';

export interface Clock {
  /** The present moment. */
  now(): Instant;
}
