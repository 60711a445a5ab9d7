/**
 * The tables' columns as Drizzle sees them, a file a context. db/migrations makes them and holds the keys, checks and
 * policies; tests/db/schema.test.ts compares the two.
 */
export * from './schema/salon.ts';
export * from './schema/services.ts';
export * from './schema/calendar.ts';
export * from './schema/people.ts';
export * from './schema/messages.ts';
export * from './schema/shop.ts';
export * from './schema/payments.ts';
export * from './schema/invoices.ts';
export * from './schema/till.ts';
export * from './schema/finance.ts';
export type { LocalizedText } from './schema/columns.ts';
