import { sql, type Column, type SQL } from 'drizzle-orm';
import type { Instant } from '#domain/shared/salon-time.ts';

/** Milliseconds as a timestamptz, for Drizzle's statements. */
export const fromInstant = (at: Instant): SQL<string> => sql<string>`to_timestamp(${at}::float8 / 1000)`;

/** A timestamptz column as milliseconds, for statements that are written out. */
export const instant = (column: string): string => `round(date_part('epoch', ${column}) * 1000)`;

/** The same, for Drizzle's. */
export const toInstant = (column: Column): SQL<Instant | null> =>
  sql<Instant | null>`round(date_part('epoch', ${column}) * 1000)`;
