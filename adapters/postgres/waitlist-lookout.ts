import type { WaitlistLookout } from '#domain/ports/waitlist.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { Database } from './database.ts';

/** For the worker: looks into every salon, which no policy allows, by functions that tell days and a number only. */
export const waitlistLookout = (database: Database): WaitlistLookout => ({
  due: async (at) => {
    const rows = await database.query<{ salon_id: SalonId; day: LocalDate }>`
      select salon_id, day from waitlist_due(to_timestamp(${at}::float8 / 1000))`;
    return rows.map(({ salon_id: salonId, day }) => ({ salonId, day }));
  },
  forget: async (at) => {
    const [row] = await database.query<{ gone: number }>`
      select forget_waitlist(to_timestamp(${at}::float8 / 1000))::int as gone`;
    return row?.gone ?? 0;
  },
});
