/** Columns that many tables have. */
import { customType, date, integer, jsonb, timestamp, uuid } from 'drizzle-orm/pg-core';

export type LocalizedText = { readonly 'de-CH': string; readonly en: string };

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
export const day = (name: string) => date(name, { mode: 'string' });
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
/** As PostgreSQL writes it: `\x` and two figures a byte. */
export const hexBytes = customType<{ data: string }>({ dataType: () => 'bytea' });
export const localized = (name: string) => jsonb(name).$type<LocalizedText>().notNull();
export const salonId = () => uuid('salon_id').notNull();
export const weeklySpan = {
  weekday: integer('weekday').notNull(),
  fromMinute: integer('from_minute').notNull(),
  toMinute: integer('to_minute').notNull(),
  validFrom: day('valid_from'),
  validTo: day('valid_to'),
};
