/** The staff's calendar: what its pages read and do. */
import type { Clock } from '#domain/ports/clock.ts';
import type { Database } from '../postgres/database.ts';
import { calendarQueries } from '../postgres/queries/calendar-queries.ts';

export function composeCalendar({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return { queries: calendarQueries(database, clock) };
}
