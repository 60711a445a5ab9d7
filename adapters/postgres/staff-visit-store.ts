import type { StaffVisitStore } from '#domain/ports/staff-visits.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Unit } from './unit.ts';

export function staffVisitStore(unit: Unit): StaffVisitStore {
  const { salonId } = unit.actor;
  return {
    stateAt: async (id) => {
      const [row] = await unit.sql<{ at: number | null }>`
        select date_part('epoch', state_at) * 1000 as at from appointment
        where salon_id = ${salonId} and id = ${id}`;
      return row?.at == null ? null : (Math.round(row.at) as Instant);
    },
    setState: async (id, status, at) => {
      unit.send(unit.sql`
        update appointment
        set status = ${status}, state_at = to_timestamp(${at}::float8 / 1000),
          ended_at = case when ${status} in ('completed', 'no_show') then to_timestamp(${at}::float8 / 1000) end
        where salon_id = ${salonId} and id = ${id}`);
    },
  };
}
