import type { Clock } from '#domain/ports/clock.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

/** Stands still until it is set. */
export type MemoryClock = Clock & {
  set(at: Instant): void;
  /** Forward by so many milliseconds. */
  pass(milliseconds: number): void;
};

export function memoryClock(start: Instant): MemoryClock {
  let at = start;
  return {
    now: () => at,
    set: (to) => {
      at = to;
    },
    pass: (milliseconds) => {
      at = (at + milliseconds) as Instant;
    },
  };
}
