import type { VendorMessageQueries, VendorMessageStore } from '#domain/ports/vendor-messages.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Database } from './database.ts';
import { readOnly } from './transaction.ts';
import type { Unit } from './unit.ts';

type WaitingRow = {
  readonly event_id: string;
  readonly type: string;
  readonly received_at: number;
  readonly tries: number;
  readonly gave_up: boolean;
  readonly next_at: number | null;
};

export const vendorMessageStore = (unit: Unit): VendorMessageStore => ({
  tryAgain: async (eventId) => {
    const [row] = await unit.sql<{ again: boolean }>`
      select rerun_vendor_event(${unit.actor.salonId}, ${eventId}) as again`;
    return row?.again === true;
  },
});

export const vendorMessageQueries = (database: Database): VendorMessageQueries => ({
  waiting: (actor, arrivedBefore) =>
    readOnly(database, actor, async (unit) => {
      const rows = await unit.sql<WaitingRow>`
        select event_id, type, round(date_part('epoch', received_at) * 1000) as received_at, tries, gave_up,
          round(date_part('epoch', next_at) * 1000) as next_at
        from waiting_vendor_events(${actor.salonId}, to_timestamp(${arrivedBefore}::float8 / 1000))`;
      return rows.map((row) => ({
        eventId: row.event_id,
        type: row.type,
        receivedAt: row.received_at as Instant,
        tries: row.tries,
        gaveUp: row.gave_up,
        nextAt: row.next_at as Instant | null,
      }));
    }),
});
