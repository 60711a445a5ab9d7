import { sql, type Column, type SQL } from 'drizzle-orm';
import type { Instant } from '#domain/shared/salon-time.ts';

/** Milliseconds as a timestamptz, for Drizzle's statements. */
export const fromInstant = (at: Instant): SQL<string> => sql<string>`to_timestamp(${at}::float8 / 1000)`;

/** A timestamptz column as milliseconds. */
export const toInstant = (column: Column): SQL<Instant | null> =>
  sql<Instant | null>`round(date_part('epoch', ${column}) * 1000)`;
