import type { Instant } from '../shared/salon-time.ts';

/**
 * The vendor forgets idempotency keys after 24 hours (Resend, "Idempotency Keys"); the last repeat must have ended
 * well before that.
 */
const REPEAT_WINDOW = 23 * 60 * 60_000;

/** Whether a letter may be handed to the vendor again at `at` without the risk of a second mail. */
export const mayRepeat = (firstAttemptAt: Instant, at: Instant): boolean =>
  at - firstAttemptAt < REPEAT_WINDOW;
