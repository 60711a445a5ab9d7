import type { Pause, PauseId, PauseKind } from '#domain/calendar/pause.ts';
import type { AffectedVisit, PausedTime, PauseStore } from '#domain/ports/pauses.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import { arrayText } from './database.ts';
import type { Unit } from './unit.ts';

export function pauseStore(unit: Unit): PauseStore {
  const { salonId } = unit.actor;
  return {
    add: async ({ id, kind, staffId, from, to, reason }) => {
      unit.send(
        kind === 'block'
          ? unit.sql`
              insert into blocked_time (salon_id, id, staff_id, reason, starts_at, ends_at)
              values (${salonId}, ${id}, ${staffId}, ${reason}, to_timestamp(${from}::float8 * 60),
                to_timestamp(${to}::float8 * 60))`
          : unit.sql`
              insert into absence (salon_id, id, staff_id, kind, starts_at, ends_at)
              values (${salonId}, ${id}, ${staffId}, ${kind}, to_timestamp(${from}::float8 * 60),
                to_timestamp(${to}::float8 * 60))`,
      );
    },
    find: (id) => findPause(unit, id),
    remove: async (id) => {
      unit.send(unit.sql`delete from blocked_time where salon_id = ${salonId} and id = ${id}`);
      unit.send(unit.sql`delete from absence where salon_id = ${salonId} and id = ${id}`);
    },
    affected: (staffId, from, to) => affectedVisits(unit, staffId, from, to),
    on: (days) => pausedTimes(unit, days),
    cover: async (days) => {
      unit.send(unit.sql`select cover_pauses(${salonId}, ${arrayText(days)}::date[])`);
    },
  };
}

export async function pausedTimes(unit: Unit, days: readonly LocalDate[]): Promise<readonly PausedTime[]> {
  const { salonId } = unit.actor;
  const rows = await unit.sql<Pick<PauseRow, 'staff_id' | 'from_minute' | 'to_minute'>>`
    with frame as (
      select min(wanted.day)::timestamp at time zone s.zone as begins,
        (max(wanted.day) + 1)::timestamp at time zone s.zone as ends
      from salon s, unnest(${arrayText(days)}::date[]) as wanted (day)
      where s.salon_id = ${salonId} group by s.zone
    )
    select p.staff_id, date_part('epoch', p.starts_at) / 60 as from_minute,
      date_part('epoch', p.ends_at) / 60 as to_minute
    from frame, (
      select salon_id, staff_id, starts_at, ends_at from absence
      union all
      select salon_id, staff_id, starts_at, ends_at from blocked_time
    ) p
    where p.salon_id = ${salonId} and p.starts_at < frame.ends and p.ends_at > frame.begins
    order by p.starts_at, p.staff_id`;
  return rows.map(({ staff_id: staffId, from_minute: from, to_minute: to }) => ({ staffId, from, to }));
}

type PauseRow = {
  readonly id: PauseId;
  readonly kind: PauseKind;
  readonly staff_id: StaffId;
  readonly reason: string;
  readonly from_minute: EpochMinute;
  readonly to_minute: EpochMinute;
};

export async function findPause(unit: Unit, id: PauseId): Promise<Pause | null> {
  const { salonId } = unit.actor;
  const [row] = await unit.sql<PauseRow>`
    select p.id, p.kind, p.staff_id, p.reason, date_part('epoch', p.starts_at) / 60 as from_minute,
      date_part('epoch', p.ends_at) / 60 as to_minute
    from (
      select id, kind, staff_id, '' as reason, starts_at, ends_at from absence
      where salon_id = ${salonId} and id = ${id}
      union all
      select id, 'block', staff_id, reason, starts_at, ends_at from blocked_time
      where salon_id = ${salonId} and id = ${id}
    ) p`;
  if (row === undefined) return null;
  const { kind, reason } = row;
  return { id: row.id, kind, staffId: row.staff_id, from: row.from_minute, to: row.to_minute, reason };
}

type AffectedRow = Omit<AffectedVisit, 'from' | 'to' | 'customer'> & {
  readonly from_minute: EpochMinute;
  readonly to_minute: EpochMinute;
  readonly customer: string;
};

/** Occupancy knows which minutes need hands; whoever waits for a colour does not. */
export async function affectedVisits(
  unit: Unit,
  staffId: StaffId,
  from: EpochMinute,
  to: EpochMinute,
): Promise<readonly AffectedVisit[]> {
  const { salonId } = unit.actor;
  const rows = await unit.sql<AffectedRow>`
    select a.id, a.status, a.sequence, date_part('epoch', a.starts_at) / 60 as from_minute,
      date_part('epoch', a.ends_at) / 60 as to_minute, c.phone, c.email,
      btrim(coalesce(c.first_name || ' ' || c.last_name, '')) as customer, m.appointment_id as "offeredFor",
      (select json_agg(i.service_name order by i.position) from appointment_item i
        where i.salon_id = a.salon_id and i.appointment_id = a.id) as services
    from appointment a
    left join move_offer m on m.salon_id = a.salon_id and m.hold_id = a.id and m.status = 'open'
    left join appointment v on v.salon_id = m.salon_id and v.id = m.appointment_id
    -- No coalesce: under row-level security it would read the whole table.
    left join customer c on c.salon_id = a.salon_id
      and c.id = case when v.id is null then a.customer_id else v.customer_id end
    where a.salon_id = ${salonId} and a.status not in ('completed', 'no_show') and a.id in (
      select o.appointment_id from occupancy o
      where o.salon_id = ${salonId} and o.subject_id = ${staffId}
        and tstzrange(o.starts_at, o.ends_at, '[)')
          && tstzrange(to_timestamp(${from}::float8 * 60), to_timestamp(${to}::float8 * 60), '[)')
        and o.appointment_id is not null
    )
    order by a.starts_at, a.id`;
  return rows.map(({ from_minute, to_minute, services, ...row }) => ({
    ...row,
    services: services ?? [],
    from: from_minute,
    to: to_minute,
  }));
}
