import type { CalendarStore } from '#domain/ports/unit-of-work.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { VisitPlan } from '#domain/slots/visit-plan.ts';
import { busyOfRows, type BusyRow } from './busy-rows.ts';
import { arrayText } from './database.ts';
import type { SalonSettingsCache } from './salon-settings-cache.ts';
import type { Unit } from './unit.ts';

export function calendarStore(unit: Unit, settings: SalonSettingsCache): CalendarStore {
  const { salonId } = unit.actor;
  return {
    // A statement of its own: what is read after it has a snapshot that is younger than the lock.
    gate: async (days) => {
      await unit.sql`
        insert into calendar_day (salon_id, day)
        select ${salonId}::uuid, wanted.day from unnest(${arrayText(days)}::date[]) as wanted (day)
        order by wanted.day
        on conflict (salon_id, day) do update set version = calendar_day.version + 1`;
    },
    sweep: async (days, at) => {
      const rows = await unit.sql<{ id: AppointmentId }>`
        select id from sweep_expired_holds(${salonId}, ${arrayText(days)}::date[],
          to_timestamp(${at}::float8 / 1000)) as id`;
      return rows.map(({ id }) => id);
    },
    busy: async (days, at, except) =>
      busyOfRows(
        await unit.sql<BusyRow>`
          select settings_version, day, version, stale_at, lapsed, busy
          from busy_time(${salonId}, ${arrayText(days)}::date[], to_timestamp(${at}::float8 / 1000), ${except ?? null})`,
      ),
    book: async () => (await settings.within(unit)).book,
    card: async () => (await settings.within(unit)).card,
    occupy: async (appointmentId, plan) => {
      const rows = await unit.sql`
        insert into occupancy
          (salon_id, staff_id, resource_id, starts_at, ends_at, day, appointment_id, visitor_id)
        select a.salon_id, o.staff_id, o.resource_id, to_timestamp(o.from_minute * 60.0),
          to_timestamp(o.to_minute * 60.0), ${plan.day}::date, a.id, a.visitor_id
        from appointment a, jsonb_to_recordset(${occupiedJson(plan)}::jsonb)
          as o (staff_id uuid, resource_id uuid, from_minute bigint, to_minute bigint)
        where a.salon_id = ${salonId} and a.id = ${appointmentId}
        order by coalesce(o.staff_id, o.resource_id), o.from_minute
        on conflict do nothing
        returning 1`;
      return rows.length === plan.occupies.length;
    },
    vacate: async (appointmentId) => {
      unit.send(
        unit.sql`delete from occupancy where salon_id = ${salonId} and appointment_id = ${appointmentId}`,
      );
      // Somebody may be away or blocked in the time that is free now.
      unit.send(unit.sql`
        select cover_pauses(${salonId}, array[day]) from appointment
        where salon_id = ${salonId} and id = ${appointmentId}`);
    },
  };
}

const occupiedJson = (plan: VisitPlan): string =>
  JSON.stringify(
    plan.occupies.map((occupied) => ({
      ...('staffId' in occupied ? { staff_id: occupied.staffId } : { resource_id: occupied.resourceId }),
      from_minute: occupied.from,
      to_minute: occupied.to,
    })),
  );
