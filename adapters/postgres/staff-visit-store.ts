import type { KnownPerson, StaffVisitStore } from '#domain/ports/staff-visits.ts';
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
    person: async (id) => {
      const [row] = await unit.sql<KnownPerson>`
        select k.id, k.first_name as "firstName", k.last_name as "lastName", k.email, k.phone, k.locale,
          case when k.appointment_id is null then k.visitor_id end as "visitorId"
        from customer c join customer k on k.salon_id = c.salon_id and k.id = coalesce(c.merged_into, c.id)
        where c.salon_id = ${salonId} and c.id = ${id}`;
      return row ?? null;
    },
    addPerson: async (id, contact, locale, at) => {
      unit.send(unit.sql`
        insert into customer (salon_id, id, first_name, last_name, email, phone, locale, created_at)
        values (${salonId}, ${id}, ${contact.firstName}, ${contact.lastName}, ${contact.email}, ${contact.phone},
          ${locale}, to_timestamp(${at}::float8 / 1000))`);
    },
    confirmFor: async (id, customerId, note, at) => {
      unit.send(unit.sql`
        update appointment
        set status = 'confirmed', reserved_until = null, customer_id = ${customerId}, note = ${note},
          confirmed_at = to_timestamp(${at}::float8 / 1000)
        where salon_id = ${salonId} and id = ${id}`);
    },
  };
}
