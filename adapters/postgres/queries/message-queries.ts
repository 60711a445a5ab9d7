import { HOURS_OF_SHIFT } from '#domain/messages/reminder.ts';
import { may } from '#domain/identity/permissions.ts';
import type { CallRow, MessageQueries } from '#domain/ports/messages.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { Database } from '../database.ts';
import { readMessageRules, WANTS_REMINDERS } from '../message-store.ts';
import { readOnly } from '../transaction.ts';
import type { Unit } from '../unit.ts';

export const messageQueries = (database: Database): MessageQueries => ({
  calls: async (actor, at) => {
    if (!may(actor, 'calendar.see')) throw new Error('the call list is for those who work here');
    return await readOnly(database, actor, async (unit) => {
      const rules = await readMessageRules(unit);
      const rows = rules.reminders
        ? await callsAhead(unit, at, rules.reminderHours, rules.reminderChannel === 'call_list')
        : [];
      return { rules, rows };
    });
  },
});

type Row = {
  readonly id: AppointmentId;
  readonly from_minute: EpochMinute;
  readonly agreed_at: number;
  readonly name: string;
  readonly phone: string | null;
  readonly items: CallRow['items'] | null;
  readonly called_at: number | null;
  readonly called_by: string | null;
};

/** A page, not an archive: more calls than these nobody makes in a day. */
const MOST_CALLS = 200;
/** The list shows a day's calls from its morning on. */
const HOURS_OF_DAY = 25;

/** The parameters: salon, from, until, whether also those who have an address, how many. */
const CALLS = `
  select a.id, date_part('epoch', a.starts_at) / 60 as from_minute,
    date_part('epoch', coalesce(a.moved_at, a.confirmed_at)) * 1000 as agreed_at,
    btrim(c.first_name || ' ' || c.last_name) as name, c.phone,
    (select json_agg(json_build_object('serviceName', i.service_name, 'staffName', i.staff_name) order by i.position)
      from appointment_item i where i.salon_id = a.salon_id and i.appointment_id = a.id) as items,
    date_part('epoch', k.called_at) * 1000 as called_at,
    case when k.called_at is not null then (
      select s.name from audit_entry l
      left join staff s on s.salon_id = l.salon_id and s.id = (l.data ->> 'staffId')::uuid
      where l.salon_id = a.salon_id and l.target_id = a.id and l.target_kind = 'appointment'
        and l.action = 'appointment.called'
      order by l.at desc limit 1) end as called_by
  from appointment a
  join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  left join reminder_call k on k.salon_id = a.salon_id and k.appointment_id = a.id and k.starts_at = a.starts_at
  where a.salon_id = $1 and a.status = 'confirmed'
    -- What the salon has said it cannot keep is not confirmed by a reminder.
    and not exists (
      select from move_offer o where o.salon_id = a.salon_id and o.appointment_id = a.id and o.sequence = a.sequence
        and o.absence_id is not null and o.status in ('open', 'declined', 'lapsed'))
    and a.starts_at > to_timestamp($2::float8 / 1000) and a.starts_at < to_timestamp($3::float8 / 1000)
    and ($4::boolean or c.email is null or c.email = '')
    and not exists (
      select from reminder r where r.salon_id = a.salon_id and r.appointment_id = a.id and r.starts_at = a.starts_at)
    and ${WANTS_REMINDERS}
  order by a.starts_at, a.id
  limit $5`;

async function callsAhead(
  unit: Unit,
  at: Instant,
  hours: number,
  everybody: boolean,
): Promise<readonly CallRow[]> {
  const until = at + (hours + HOURS_OF_SHIFT + HOURS_OF_DAY) * 3_600_000;
  const rows = await unit.text<Row>(CALLS, [unit.actor.salonId, at, until, everybody, MOST_CALLS]);
  return rows.map((row) => ({
    id: row.id,
    from: row.from_minute,
    agreedAt: Math.round(row.agreed_at) as Instant,
    name: row.name,
    phone: row.phone,
    items: row.items ?? [],
    called: row.called_at === null ? null : { at: Math.round(row.called_at) as Instant, by: row.called_by },
  }));
}
