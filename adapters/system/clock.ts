import type { Clock } from '#domain/ports/clock.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() as Instant };
