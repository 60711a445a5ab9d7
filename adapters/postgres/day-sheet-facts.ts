import type { Clock } from '#domain/ports/clock.ts';
import type { DaySheetFacts } from '#domain/ports/messages.ts';
import type { Database } from './database.ts';
import { readPrintedDay } from './queries/calendar-queries.ts';
import type { SalonSettingsCache } from './salon-settings-cache.ts';
import { readOnly } from './transaction.ts';

type Parts = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly clock: Clock;
};

/** For the worker: a day and the salon's settings in one snapshot. */
export const daySheetFacts = ({ database, settings, clock }: Parts): DaySheetFacts => ({
  ofDay: (salonId, day) =>
    readOnly(database, { kind: 'system', salonId, job: 'send-day-sheets' }, async (unit) => {
      const [{ book, card }, printed] = await Promise.all([
        settings.within(unit),
        readPrintedDay(unit, day, clock.now()),
      ]);
      return { ...printed, book, card };
    }),
});
