import type { RequestLookout } from '#domain/ports/requests.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { Database } from './database.ts';

/** For the worker: looks into every salon, which no policy allows, by a function that tells salon and day only. */
export const requestLookout = (database: Database): RequestLookout => ({
  overdue: async (at) => {
    const rows = await database.query<{ salon_id: SalonId; day: LocalDate }>`
      select salon_id, day from overdue_requests(to_timestamp(${at}::float8 / 1000))`;
    return rows.map(({ salon_id: salonId, day }) => ({ salonId, day }));
  },
});
