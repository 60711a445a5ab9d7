import type { AccountQueries } from '#domain/ports/account.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { ContactDetails } from '#domain/slots/appointment.ts';
import { appointmentOf, SELECT_APPOINTMENT, type AppointmentRow } from '../appointment-rows.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

const PAST_ON_A_PAGE = 10;
/** Nobody has as many ahead; whoever does books on. */
const MOST_UPCOMING = 50;

// What has a customer was booked once; a hold has none.
const MINE = `a.salon_id = $1 and a.visitor_id = $2 and a.customer_id is not null`;
const AHEAD = `a.status in ('requested', 'confirmed', 'checked_in') and a.ends_at > to_timestamp($3::float8 / 1000)`;
const UPCOMING = `${SELECT_APPOINTMENT} where ${MINE} and ${AHEAD} order by a.starts_at, a.id limit $4`;
const PAST = `${SELECT_APPOINTMENT} where ${MINE} and not (${AHEAD})
  order by a.starts_at desc, a.id limit $4 offset $5`;

export const accountQueries = (database: Database, clock: Clock): AccountQueries => ({
  visits: (actor, page) =>
    readOnly(database, actor, async (unit) => {
      const mine = [actor.salonId, actor.visitorId, clock.now()] as const;
      const [upcoming, past] = await Promise.all([
        unit.text<AppointmentRow>(UPCOMING, [...mine, MOST_UPCOMING]),
        unit.text<AppointmentRow>(PAST, [...mine, PAST_ON_A_PAGE + 1, page * PAST_ON_A_PAGE]),
      ]);
      return {
        upcoming: upcoming.map(appointmentOf),
        past: past.slice(0, PAST_ON_A_PAGE).map(appointmentOf),
        older: past.length > PAST_ON_A_PAGE,
      };
    }),
  contact: (actor) =>
    readOnly(database, actor, async (unit) => {
      const [row] = await unit.sql<ContactDetails>`
        select first_name as "firstName", last_name as "lastName", coalesce(email, '') as email,
          coalesce(phone, '') as phone, '' as note
        from customer where salon_id = ${actor.salonId} and id = ${actor.customerId}`;
      return row ?? null;
    }),
});
