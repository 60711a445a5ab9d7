import type { AuditAction } from '#domain/audit/audit-entry.ts';
import { HOURS_OF_SHIFT } from '#domain/messages/reminder.ts';
import { may } from '#domain/identity/permissions.ts';
import type { CallRow, MessageQueries, PlaceCallRow } from '#domain/ports/messages.ts';
import type { AppointmentId, MoveOfferId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { Database } from '../database.ts';
import { CAN_BE_REMINDED, readMessageRules } from '../message-store.ts';
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
      return { rules, rows, places: await placeCalls(unit, at) };
    });
  },
});

type PersonRow = {
  readonly id: AppointmentId;
  readonly from_minute: EpochMinute;
  readonly name: string;
  readonly phone: string | null;
  readonly items: CallRow['items'] | null;
  readonly called_at: number | null;
  readonly called_by: string | null;
};
type Row = PersonRow & { readonly agreed_at: number };
type PlaceRow = PersonRow & { readonly offer: MoveOfferId };

/** A page, not an archive: more calls than these nobody makes in a day. */
const MOST_CALLS = 200;
/** The list shows a day's calls from its morning on. */
const HOURS_OF_DAY = 25;

const ITEMS = `
    (select json_agg(json_build_object('serviceName', i.service_name, 'staffName', i.staff_name) order by i.position)
      from appointment_item i where i.salon_id = a.salon_id and i.appointment_id = a.id) as items`;
/** Of the one who has called about the visit last, for `k`, the note of the call. */
const calledBy = (action: AuditAction): string => `
    case when k.called_at is not null then (
      select s.name from audit_entry l
      left join staff s on s.salon_id = l.salon_id and s.id = (l.data ->> 'staffId')::uuid
      where l.salon_id = a.salon_id and l.target_id = a.id and l.target_kind = 'appointment'
        and l.action = '${action}'
      order by l.at desc limit 1) end as called_by`;

/** The parameters: salon, from, until, whether also those who have an address, how many. */
const CALLS = `
  select a.id, date_part('epoch', a.starts_at) / 60 as from_minute,
    date_part('epoch', coalesce(a.moved_at, a.confirmed_at)) * 1000 as agreed_at,
    btrim(c.first_name || ' ' || c.last_name) as name, c.phone,${ITEMS},
    date_part('epoch', k.called_at) * 1000 as called_at,${calledBy('appointment.called')}
  from appointment a
  join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  left join reminder_call k on k.salon_id = a.salon_id and k.appointment_id = a.id and k.starts_at = a.starts_at
  where a.salon_id = $1 and a.status = 'confirmed'
    and a.starts_at > to_timestamp($2::float8 / 1000) and a.starts_at < to_timestamp($3::float8 / 1000)
    and ($4::boolean or c.email is null or c.email = '')
    and not exists (
      select from reminder r where r.salon_id = a.salon_id and r.appointment_id = a.id and r.starts_at = a.starts_at)
    and ${CAN_BE_REMINDED}
  order by a.starts_at, a.id
  limit $5`;

/**
 * `isBackAsAgreed`, of whom no letter is told: they were asked by telephone, or have no address any more. The parameters:
 * salon, now, how many.
 */
const PLACE_CALLS = `
  select o.id as offer, a.id, date_part('epoch', a.starts_at) / 60 as from_minute,
    btrim(c.first_name || ' ' || c.last_name) as name, c.phone,${ITEMS},
    date_part('epoch', k.called_at) * 1000 as called_at,${calledBy('appointment.place_called')}
  from move_offer o
  join appointment a on a.salon_id = o.salon_id and a.id = o.appointment_id
    and a.status = 'confirmed' and a.sequence = o.sequence
  join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
  left join place_call k on k.salon_id = o.salon_id and k.offer_id = o.id
  where o.salon_id = $1 and o.was_starts_at > to_timestamp($2::float8 / 1000)
    and a.starts_at > to_timestamp($2::float8 / 1000)
    and (o.status = 'withdrawn' or o.absence_id is null and o.status in ('declined', 'lapsed'))
    and (not o.by_letter or c.email is null or c.email = '')
    and not exists (
      select from move_offer n where n.salon_id = o.salon_id and n.appointment_id = o.appointment_id
        and (n.offered_at, n.id) > (o.offered_at, o.id))
  order by a.starts_at, a.id
  limit $3`;

async function placeCalls(unit: Unit, at: Instant): Promise<readonly PlaceCallRow[]> {
  const rows = await unit.text<PlaceRow>(PLACE_CALLS, [unit.actor.salonId, at, MOST_CALLS]);
  return rows.map((row) => ({ ...callOf(row), offer: row.offer }));
}

async function callsAhead(
  unit: Unit,
  at: Instant,
  hours: number,
  everybody: boolean,
): Promise<readonly CallRow[]> {
  const until = at + (hours + HOURS_OF_SHIFT + HOURS_OF_DAY) * 3_600_000;
  const rows = await unit.text<Row>(CALLS, [unit.actor.salonId, at, until, everybody, MOST_CALLS]);
  return rows.map((row) => ({ ...callOf(row), agreedAt: Math.round(row.agreed_at) as Instant }));
}

const callOf = ({ id, from_minute: from, name, phone, items, called_at: at, called_by: by }: PersonRow) => ({
  id,
  from,
  name,
  phone,
  items: items ?? [],
  called: at === null ? null : { at: Math.round(at) as Instant, by },
});
