import type { EquipmentStore } from '#domain/ports/equipment.ts';
import type { ResourceRecord } from '#domain/settings/resource-record.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { Unit } from './unit.ts';

export function equipmentStore(unit: Unit): EquipmentStore {
  const { salonId } = unit.actor;
  return {
    resources: () => readResources(unit),
    put: async ({ id, kind, name, position, active }) => {
      await unit.sql`
        insert into resource (salon_id, id, kind, name, position, active)
        values (${salonId}, ${id}, ${kind}, ${name}, ${position}, ${active})
        on conflict (salon_id, id) do update set kind = excluded.kind, name = excluded.name,
          position = excluded.position, active = excluded.active`;
    },
    occupants: async (id, at) => {
      const rows = await unit.sql<{ appointment_id: AppointmentId }>`
        select distinct appointment_id from occupancy
        where salon_id = ${salonId} and subject_id = ${id} and ends_at > to_timestamp(${at}::float8 / 1000)
          and appointment_id is not null`;
      return new Set(rows.map(({ appointment_id: appointment }) => appointment));
    },
  };
}

/** Also what is out of use; by position. */
export const readResources = (unit: Unit): Promise<readonly ResourceRecord[]> =>
  unit.sql<ResourceRecord>`
    select id, kind, name, position, active from resource where salon_id = ${unit.actor.salonId}
    order by position, id`;
