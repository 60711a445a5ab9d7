import type {
  AbsenceKind,
  CalendarPause,
  CalendarQueries,
  CalendarVisit,
  PrintedDay,
  PrintedVisit,
  VisitEvent,
  VisitPerson,
} from '#domain/ports/calendar.ts';
import type { Clock } from '#domain/ports/clock.ts';
import { deskParts } from '#domain/calendar/desk-move.ts';
import { may } from '#domain/identity/permissions.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { AppointmentId, StaffId } from '#domain/shared/ids.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import { findSlotsOfParts } from '#domain/slots/find-slots.ts';
import { isVisit } from '#domain/slots/hold.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { Part } from '#domain/slots/wish-parts.ts';
import { findAppointment } from '../appointment-store.ts';
import { busyOfRows, type BusyRow } from '../busy-rows.ts';
import { arrayText, type Database } from '../database.ts';
import { affectedVisits, findPause } from '../pause-store.ts';
import type { SalonSettingsCache } from '../salon-settings-cache.ts';
import { readOnly } from '../transaction.ts';
import type { Unit } from '../unit.ts';

type VisitRow = {
  readonly id: AppointmentId;
  readonly status: AppointmentStatus;
  readonly day: LocalDate;
  readonly from_minute: EpochMinute;
  readonly to_minute: EpochMinute;
  readonly sequence: number;
  readonly customer: string;
  readonly has_note: boolean;
  readonly is_paid_ahead: boolean;
  readonly items: CalendarVisit['items'] | null;
};

type PauseRow = {
  readonly id: string;
  readonly absence: AbsenceKind | null;
  readonly reason: string;
  readonly staff_id: StaffId;
  readonly from_minute: EpochMinute;
  readonly to_minute: EpochMinute;
};

/** @throws Error for an actor whom no page would have let in */
function demand(actor: Insider): void {
  if (!may(actor, 'calendar.see')) throw new Error('the calendar is for those who work here');
}

export type CalendarQueriesParts = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly clock: Clock;
};

export const calendarQueries = ({ database, settings, clock }: CalendarQueriesParts): CalendarQueries => ({
  range: async (actor, from, to) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [visits, pauses, [days]] = await Promise.all([
        visitsOn(unit, from, to, clock.now()),
        pausesOn(unit, from, to),
        unit.sql<{ versions: string }>`
          select calendar_versions(${actor.salonId}, ${from}::date, ${to}::date) as versions`,
      ]);
      return { visits, pauses, versions: days?.versions ?? '' };
    });
  },
  visit: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [appointment, facts, events] = await Promise.all([
        findAppointment(unit, id),
        factsOf(unit, id),
        eventsOf(unit, id),
      ]);
      if (!isVisit(appointment)) return null;
      const { note = '', end_reason: endReason = null, person = null, state_at: at = null } = facts ?? {};
      const stateAt = at === null ? null : (Math.round(at) as Instant);
      return { appointment, note, endReason, person, events, stateAt };
    });
  },
  printedDay: async (actor, day) => {
    demand(actor);
    return await readOnly(database, actor, (unit) => readPrintedDay(unit, day, clock.now()));
  },
  pause: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const pause = await findPause(unit, id);
      if (pause === null) return null;
      return { pause, visits: await affectedVisits(unit, pause.staffId, pause.from, pause.to) };
    });
  },
  startsForMove: async (actor, id, staff, day) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [{ book }, appointment, busy] = await Promise.all([
        settings.within(unit),
        findAppointment(unit, id),
        busyOn(unit, day, clock.now(), id),
      ]);
      const parts = appointment === null ? null : deskParts(book, appointment.items, staff);
      return parts?.ok ? startsOn(book, busy, parts.value, day) : [];
    });
  },
});

async function visitsOn(
  unit: Unit,
  from: LocalDate,
  to: LocalDate,
  at: number,
): Promise<readonly CalendarVisit[]> {
  const { salonId } = unit.actor;
  const rows = await unit.sql<VisitRow>`
    select a.id, a.status, a.day, date_part('epoch', a.starts_at) / 60 as from_minute,
      date_part('epoch', a.ends_at) / 60 as to_minute, a.sequence,
      coalesce(c.first_name || ' ' || c.last_name, case when a.status = 'reserved' then (
        select asked.first_name || ' ' || asked.last_name
        from move_offer m
        join appointment v on v.salon_id = m.salon_id and v.id = m.appointment_id
        join customer asked on asked.salon_id = v.salon_id and asked.id = v.customer_id
        where m.salon_id = a.salon_id and m.hold_id = a.id and m.status = 'open'
      ) end, '') as customer, a.note <> '' as has_note,
      a.deposit_left_rappen > 0 as is_paid_ahead,
      (select json_agg(json_build_object(
          'staffId', i.staff_id, 'staffName', i.staff_name, 'serviceName', i.service_name, 'segments', i.segments,
          'from', date_part('epoch', i.starts_at) / 60) order by i.position)
        from appointment_item i where i.salon_id = a.salon_id and i.appointment_id = a.id) as items
    from appointment a
    left join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
    where a.salon_id = ${salonId} and a.day between ${from}::date and ${to}::date
      and a.status not in ('cancelled', 'expired')
      and (a.status <> 'reserved' or a.reserved_until > to_timestamp(${at}::float8 / 1000))
    order by a.starts_at, a.id`;
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    day: row.day,
    from: row.from_minute,
    to: row.to_minute,
    sequence: row.sequence,
    customer: row.customer.trim(),
    hasNote: row.has_note,
    isPaidAhead: row.is_paid_ahead,
    items: row.items ?? [],
  }));
}

/** A day as it is printed, by whoever acts in the unit. */
export async function readPrintedDay(unit: Unit, day: LocalDate, at: Instant): Promise<PrintedDay> {
  const [visits, pauses] = await Promise.all([printedVisits(unit, day, at), pausesOn(unit, day, day)]);
  return { visits, pauses };
}

type PrintedRow = Omit<PrintedVisit, 'from' | 'items'> & {
  readonly from_minute: EpochMinute;
  readonly items: PrintedVisit['items'] | null;
};

async function printedVisits(unit: Unit, day: LocalDate, at: Instant): Promise<readonly PrintedVisit[]> {
  const { salonId } = unit.actor;
  const rows = await unit.sql<PrintedRow>`
    select a.status, date_part('epoch', a.starts_at) / 60 as from_minute, c.phone, a.note,
      btrim(coalesce(c.first_name || ' ' || c.last_name, '')) as customer,
      (select json_agg(json_build_object(
          'staffId', i.staff_id, 'staffName', i.staff_name, 'serviceName', i.service_name, 'from', date_part('epoch', i.starts_at) / 60,
          'to', date_part('epoch', i.ends_at) / 60) order by i.position)
        from appointment_item i where i.salon_id = a.salon_id and i.appointment_id = a.id) as items
    from appointment a
    left join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
    where a.salon_id = ${salonId} and a.day = ${day}::date and a.status not in ('cancelled', 'expired', 'no_show')
      and (a.status <> 'reserved' or a.reserved_until > to_timestamp(${at}::float8 / 1000))
    order by a.starts_at, a.id`;
  return rows.map(({ from_minute: from, items, ...row }) => ({ ...row, from, items: items ?? [] }));
}

async function pausesOn(unit: Unit, from: LocalDate, to: LocalDate): Promise<readonly CalendarPause[]> {
  const { salonId } = unit.actor;
  const rows = await unit.sql<PauseRow>`
    with frame as (
      select ${from}::date::timestamp at time zone s.zone as begins,
        (${to}::date + 1)::timestamp at time zone s.zone as ends
      from salon s where s.salon_id = ${salonId}
    )
    select p.id, p.absence, p.reason, p.staff_id, date_part('epoch', p.starts_at) / 60 as from_minute,
      date_part('epoch', p.ends_at) / 60 as to_minute
    from frame, (
      select salon_id, id, kind as absence, '' as reason, staff_id, starts_at, ends_at from absence
      union all
      select salon_id, id, null, reason, staff_id, starts_at, ends_at from blocked_time
    ) p
    where p.salon_id = ${salonId} and p.starts_at < frame.ends and p.ends_at > frame.begins
    order by p.starts_at, p.id`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.absence === null ? 'block' : 'absence',
    absence: row.absence,
    reason: row.reason,
    staffId: row.staff_id,
    from: row.from_minute,
    to: row.to_minute,
  }));
}

type FactsRow = {
  readonly note: string;
  readonly end_reason: string | null;
  readonly state_at: number | null;
  readonly person: VisitPerson | null;
};

const startsOn = (book: SalonBook, busy: BusyTime, parts: readonly Part[], day: LocalDate) =>
  findSlotsOfParts(book, busy, parts, { from: day, to: day })[0]?.starts ?? [];

async function busyOn(
  unit: Unit,
  day: LocalDate,
  at: Instant,
  except: AppointmentId | null,
): Promise<BusyTime> {
  return busyOfRows(
    await unit.sql<BusyRow>`
      select settings_version, day, version, stale_at, lapsed, busy
      from busy_time(${unit.actor.salonId}, ${arrayText([day])}::date[], to_timestamp(${at}::float8 / 1000),
        ${except})`,
  );
}

async function factsOf(unit: Unit, id: AppointmentId) {
  const [row] = await unit.sql<FactsRow>`
    select a.note, a.end_reason, date_part('epoch', a.state_at) * 1000 as state_at, case when c.id is null then null else json_build_object(
      'customerId', c.id, 'firstName', c.first_name, 'lastName', c.last_name, 'email', c.email,
      'phone', c.phone) end as person
    from appointment a left join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
    where a.salon_id = ${unit.actor.salonId} and a.id = ${id}`;
  return row;
}

type EventRow = {
  readonly action: string;
  readonly minute: EpochMinute;
  readonly actor_kind: string;
  readonly staff_id: StaffId | null;
  readonly was: string | null;
};

async function eventsOf(unit: Unit, id: AppointmentId): Promise<readonly VisitEvent[]> {
  const rows = await unit.sql<EventRow>`
    select action, floor(date_part('epoch', at) / 60) as minute, actor_kind, data ->> 'staffId' as staff_id,
      case when action = 'appointment.moved' then data ->> 'was' end as was
    from audit_entry
    where salon_id = ${unit.actor.salonId} and target_id = ${id} and target_kind = 'appointment'
    order by at, id`;
  return rows.map(({ action, minute, actor_kind, staff_id: staffId, was }) => ({
    action,
    at: isoInstant(minute),
    by: actor_kind === 'employee' ? 'team' : actor_kind === 'system' ? 'salon' : 'customer',
    staffId,
    was,
  }));
}
