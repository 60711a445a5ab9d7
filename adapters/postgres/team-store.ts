/** The colleagues as whoever leads the salon changes them. What the engine reads of them is in salon-settings.ts. */
import type { TeamStore } from '#domain/ports/team.ts';
import type { WeeklySpan } from '#domain/slots/salon-book.ts';
import { readStaffRecords } from './staff-records.ts';
import type { Unit } from './unit.ts';

export function teamStore(unit: Unit): TeamStore {
  const { salonId } = unit.actor;
  return {
    colleague: async (id) => (await readStaffRecords(unit, id))[0] ?? null,
    slugs: async () => {
      const rows = await unit.sql<{ slug: string }>`select slug from staff where salon_id = ${salonId}`;
      return new Set(rows.map(({ slug }) => slug));
    },
    putPerson: async (id, slug, person) => {
      await unit.sql`
        insert into staff (salon_id, id, slug, name, title, bio, position, online_bookable, active)
        values (${salonId}, ${id}, ${slug}, ${person.name}, ${JSON.stringify(person.title)}::jsonb,
          ${JSON.stringify(person.bio)}::jsonb, ${person.position}, ${person.onlineBookable}, ${person.active})
        on conflict (salon_id, id) do update set name = excluded.name, title = excluded.title,
          bio = excluded.bio, position = excluded.position, online_bookable = excluded.online_bookable,
          active = excluded.active`;
    },
    putHours: async (id, { hours, breaks }) => {
      const rows = [...hours.map(spanRow('work')), ...breaks.map(spanRow('break'))];
      unit.send(unit.sql`delete from staff_hours where salon_id = ${salonId} and staff_id = ${id}`);
      await unit.sql`
        insert into staff_hours (salon_id, id, staff_id, kind, weekday, from_minute, to_minute, valid_from, valid_to)
        select ${salonId}::uuid, gen_random_uuid(), ${id}::uuid, kind, weekday, from_minute, to_minute, valid_from,
          valid_to
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h (kind text, weekday int, from_minute int,
          to_minute int, valid_from date, valid_to date)`;
    },
    putSkills: async (id, skills) => {
      const rows = skills.map(({ serviceId, price, segments }) => ({
        service_id: serviceId,
        own_price_rappen: price,
        own_segments: segments,
      }));
      unit.send(unit.sql`delete from staff_skill where salon_id = ${salonId} and staff_id = ${id}`);
      await unit.sql`
        insert into staff_skill (salon_id, staff_id, service_id, own_price_rappen, own_segments)
        select ${salonId}::uuid, ${id}::uuid, service_id, own_price_rappen, own_segments
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as s (service_id uuid, own_price_rappen int, own_segments int[])`;
    },
  };
}

const spanRow =
  (kind: 'work' | 'break') =>
  ({ weekday, from, to, validFrom, validTo }: WeeklySpan) => ({
    kind,
    weekday,
    from_minute: from,
    to_minute: to,
    valid_from: validFrom,
    valid_to: validTo,
  });
