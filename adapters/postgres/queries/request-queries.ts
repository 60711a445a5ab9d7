import type { PauseId } from '#domain/calendar/pause.ts';
import { may } from '#domain/identity/permissions.ts';
import type { VisitPerson } from '#domain/ports/calendar.ts';
import type { RequestQueries } from '#domain/ports/requests.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { AppointmentId, StaffId } from '#domain/shared/ids.ts';
import { appointmentOf, SELECT_APPOINTMENT, type AppointmentRow } from '../appointment-rows.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

const MOST = 100;
const OPEN = `a.salon_id = $1 and a.status = 'requested'`;
const VISITS = `${SELECT_APPOINTMENT} where ${OPEN} order by a.answer_by, a.starts_at, a.id limit ${MOST}`;
const PEOPLE = `
  select a.id, a.note, case when c.id is null then null else json_build_object('customerId', c.id,
    'firstName', c.first_name, 'lastName', c.last_name, 'email', c.email, 'phone', c.phone) end as person
  from appointment a left join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  where ${OPEN} order by a.answer_by, a.starts_at, a.id limit ${MOST}`;

/** Occupancy knows which minutes need hands. */
const AWAY = `
  select distinct a.id, p.staff_id, p.absence_id
  from appointment a
  join occupancy o on o.salon_id = a.salon_id and o.appointment_id = a.id
  join (
    select salon_id, staff_id, starts_at, ends_at, id as absence_id from absence
    union all
    select salon_id, staff_id, starts_at, ends_at, null from blocked_time
  ) p on p.salon_id = o.salon_id and p.staff_id = o.staff_id and p.starts_at < o.ends_at and p.ends_at > o.starts_at
  where ${OPEN}
  order by a.id, p.staff_id, p.absence_id`;

type AwayRow = {
  readonly id: AppointmentId;
  readonly staff_id: StaffId;
  readonly absence_id: PauseId | null;
};

type PersonRow = {
  readonly id: AppointmentId;
  readonly note: string;
  readonly person: VisitPerson | null;
};

/** @throws Error for an actor whom no page would have let in */
function demand(actor: Insider): void {
  if (!may(actor, 'calendar.change')) throw new Error('requests are for those who answer them');
}

export const requestQueries = (database: Database): RequestQueries => ({
  count: async (actor) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [row] = await unit.text<{ open: number }>(
        `select count(*)::int as open from appointment a where ${OPEN}`,
        [actor.salonId],
      );
      return row?.open ?? 0;
    });
  },
  list: async (actor) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [rows, people, away] = await Promise.all([
        unit.text<AppointmentRow>(VISITS, [actor.salonId]),
        unit.text<PersonRow>(PEOPLE, [actor.salonId]),
        unit.text<AwayRow>(AWAY, [actor.salonId]),
      ]);
      const known = new Map(people.map((row) => [row.id, row]));
      return rows
        .map(appointmentOf)
        .filter((visit) => visit.status === 'requested')
        .map((visit) => {
          const { person = null, note = '' } = known.get(visit.id) ?? {};
          return {
            visit,
            person,
            note,
            away: away
              .filter(({ id }) => id === visit.id)
              .map((row) => ({ staffId: row.staff_id, absenceId: row.absence_id })),
          };
        });
    });
  },
});
