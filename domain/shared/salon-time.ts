/**
 * The only place where wall time and zone meet. Everything else counts instants.
 */
import type { Brand } from './brand.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = Brand<number, 'Instant'>;
/** Whole minutes since 1970-01-01T00:00Z. */
export type EpochMinute = Brand<number, 'EpochMinute'>;
/** A day of the calendar, `YYYY-MM-DD`. */
export type LocalDate = Brand<string, 'LocalDate'>;
/** An IANA zone, `Europe/Zurich`. */
export type Zone = Brand<string, 'Zone'>;
