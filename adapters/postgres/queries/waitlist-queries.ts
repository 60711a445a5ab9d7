import type { WaitlistLogRow, WaitlistQueries, WaitlistRow } from '#domain/ports/waitlist.ts';
import { may } from '#domain/identity/permissions.ts';
import type { WaitlistOfferId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { appointmentOf, SELECT_APPOINTMENT, type AppointmentRow } from '../appointment-rows.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Database } from '../database.ts';
import type { SalonSettingsCache } from '../salon-settings-cache.ts';
import { readOnly } from '../transaction.ts';
import { ENTRY_COLUMNS, entryOf, rulesOf, type EntryRow } from '../waitlist-store.ts';

const MOST_WAITING = 300;
const MOST_LOG_ROWS = 100;

const PLACES = `
  select ${ENTRY_COLUMNS}, o.appointment_id, date_part('epoch', o.expires_at) * 1000 as until
  from waitlist_entry e
  left join waitlist_offer o on o.salon_id = e.salon_id and o.entry_id = e.id and o.status = 'open'
  where e.salon_id = $1 and e.visitor_id = $2 order by e.created_at desc, e.id`;
const HELD = `${SELECT_APPOINTMENT}
  where a.salon_id = $1 and a.visitor_id = $2 and a.status = 'reserved'
    and a.reserved_until > to_timestamp($3::float8 / 1000)`;

type PlaceRow = EntryRow & { readonly appointment_id: string | null; readonly until: number | null };

type Parts = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly clock: Clock;
};

export const waitlistQueries = ({ database, settings, clock }: Parts): WaitlistQueries => ({
  places: (actor) =>
    readOnly(database, actor, async (unit) => {
      const mine = [actor.salonId, actor.visitorId] as const;
      const [places, held] = await Promise.all([
        unit.text<PlaceRow>(PLACES, mine),
        unit.text<AppointmentRow>(HELD, [...mine, clock.now()]),
      ]);
      return places.map((row) => {
        const visit = held.find(({ id }) => id === row.appointment_id);
        const offer =
          visit === undefined || row.until === null
            ? null
            : { until: Math.round(row.until) as Instant, visit: appointmentOf(visit) };
        return { entry: entryOf(row), offer };
      });
    }),
  list: async (actor, today) => {
    if (!may(actor, 'waitlist.see')) throw new Error('the waitlist is for those who work here');
    return await readOnly(database, actor, async (unit) => {
      const { salonId } = unit.actor;
      const [rules, waiting, log, { book }] = await Promise.all([
        rulesOf(unit),
        unit.sql<EntryRow & { readonly since: number }>`
          select e.id, e.first_name, e.last_name, e.email, e.phone, e.wish, e.from_day, e.to_day, e.status,
            date_part('epoch', e.joined_at) * 1000 as since
          from waitlist_entry e
          where e.salon_id = ${salonId} and e.status = 'waiting' and e.to_day >= ${today}::date
          order by e.joined_at, e.id limit ${MOST_WAITING}`,
        unit.sql<LogRow>`
          select o.id, e.first_name || ' ' || e.last_name as name, date_part('epoch', o.starts_at) / 60 as from_minute,
            date_part('epoch', o.offered_at) * 1000 as at, date_part('epoch', o.expires_at) * 1000 as until, o.status
          from waitlist_offer o join waitlist_entry e on e.salon_id = o.salon_id and e.id = o.entry_id
          where o.salon_id = ${salonId} order by o.offered_at desc, o.id limit ${MOST_LOG_ROWS}`,
        settings.within(unit),
      ]);
      return {
        rules,
        waiting: waiting.map((row) => waitingRow(row, book)),
        log: log.map((row): WaitlistLogRow => ({
          id: row.id,
          name: row.name,
          from: row.from_minute,
          at: Math.round(row.at) as Instant,
          until: Math.round(row.until) as Instant,
          outcome: row.status,
        })),
      };
    });
  },
});

type LogRow = {
  readonly id: WaitlistOfferId;
  readonly name: string;
  readonly from_minute: EpochMinute;
  readonly at: number;
  readonly until: number;
  readonly status: WaitlistLogRow['outcome'];
};

const waitingRow = (
  row: Pick<EntryRow, 'id' | 'first_name' | 'last_name' | 'email' | 'phone' | 'wish' | 'status'> & {
    readonly from_day: LocalDate;
    readonly to_day: LocalDate;
    readonly since: number;
  },
  book: SalonBook,
): WaitlistRow => ({
  id: row.id,
  name: `${row.first_name} ${row.last_name}`,
  email: row.email,
  phone: row.phone,
  services: row.wish.map(({ serviceId, staff }) => ({
    name: book.services.get(serviceId)?.name ?? null,
    staffId: staff === 'any' ? null : staff,
  })),
  from: row.from_day,
  to: row.to_day,
  since: Math.round(row.since) as Instant,
  status: row.status,
});
