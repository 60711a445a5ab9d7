import type { CustomerHealth, CustomerProfile, CustomerVisit } from '#domain/ports/customers.ts';
import type { AppointmentId, CustomerId } from '#domain/shared/ids.ts';
import type { Localized } from '#domain/shared/locale.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import { customerOf, type CustomerRow } from '../customer-store.ts';
import { isoOf } from '../iso-instant.ts';
import type { Unit } from '../unit.ts';

type ProfileRow = CustomerRow & { readonly created_at: string; readonly others: number };
type VisitRow = {
  readonly id: AppointmentId;
  readonly status: AppointmentStatus;
  readonly starts_at: string;
  readonly total_rappen: number;
  readonly coming: boolean;
  readonly services: readonly Localized[] | null;
  readonly staff: readonly string[] | null;
};
type NoteRow = {
  readonly id: string;
  readonly body: string;
  readonly written_by: string | null;
  readonly created_at: string;
};

export async function profileOf(unit: Unit, id: CustomerId, now: Instant): Promise<CustomerProfile | null> {
  const { salonId } = unit.actor;
  const [[row], visits, notes, merged] = await Promise.all([
    unit.sql<ProfileRow>`
      select c.id, c.first_name, c.last_name, c.email, c.phone, c.locale, c.merged_into, c.created_at,
        (select count(*)::int from customer o
          where o.salon_id = c.salon_id and o.search_name = c.search_name and o.id <> c.id and o.merged_into is null
            and coalesce(o.phone, o.email) = coalesce(c.phone, c.email)) as others
      from customer c where c.salon_id = ${salonId} and c.id = ${id}`,
    unit.sql<VisitRow>`
      with person as (
        select o.id from customer c
        join customer o on o.salon_id = c.salon_id and o.search_name = c.search_name and o.merged_into is null
          and (o.id = c.id or coalesce(o.phone, o.email) = coalesce(c.phone, c.email))
        where c.salon_id = ${salonId} and c.id = ${id}
        union
        select m.id from customer m where m.salon_id = ${salonId} and m.merged_into = ${id}
      ),
      visit as (
        select a.* from appointment a
        where a.salon_id = ${salonId} and a.customer_id in (select p.id from person p)
          and a.status <> 'reserved'
        order by a.starts_at desc limit 120
      )
      select v.id, v.status, v.starts_at, v.total_rappen,
        v.starts_at > to_timestamp(${now}::float8 / 1000) and v.status in ('requested', 'confirmed') as coming,
        (select json_agg(i.service_name order by i.position) from appointment_item i
          where i.salon_id = v.salon_id and i.appointment_id = v.id) as services,
        (select json_agg(distinct i.staff_name) from appointment_item i
          where i.salon_id = v.salon_id and i.appointment_id = v.id) as staff
      from visit v order by v.starts_at desc, v.id`,
    unit.sql<NoteRow>`
      select n.id, n.body, n.created_at, s.name as written_by
      from customer_note n left join staff s on s.salon_id = n.salon_id and s.id = n.staff_id
      where n.salon_id = ${salonId} and n.customer_id in (
        select ${id}::uuid union all
        select m.id from customer m where m.salon_id = ${salonId} and m.merged_into = ${id})
      order by n.created_at desc, n.id`,
    unit.sql<CustomerRow>`
      select distinct on (search_name, coalesce(phone, email, id::text))
        id, first_name, last_name, email, phone, locale, merged_into
      from customer where salon_id = ${salonId} and merged_into = ${id}
      order by search_name, coalesce(phone, email, id::text), created_at, id`,
  ]);
  if (row === undefined) return null;
  return {
    customer: customerOf(row),
    since: isoOf(row.created_at),
    otherEntries: row.others,
    merged: merged.map(customerOf),
    coming: visits
      .filter(({ coming }) => coming)
      .map(visitOf)
      .toReversed(),
    past: visits
      .filter(({ coming }) => !coming)
      .map(visitOf)
      .slice(0, 100),
    notes: notes.map((note) => ({
      id: note.id,
      body: note.body,
      writtenBy: note.written_by,
      at: isoOf(note.created_at),
    })),
  };
}

const visitOf = (row: VisitRow): CustomerVisit => ({
  id: row.id,
  status: row.status,
  start: isoOf(row.starts_at),
  services: row.services ?? [],
  staff: row.staff ?? [],
  totalRappen: row.total_rappen,
});

type ConsentRow = {
  readonly granted: boolean;
  readonly wording: string;
  readonly at: number;
  readonly actor_kind: string;
};
type HealthRow = {
  readonly formula: string;
  readonly allergies: string;
  readonly version: number;
  readonly changed_at: string;
};

export async function healthOf(unit: Unit, id: CustomerId): Promise<CustomerHealth | null> {
  const { salonId } = unit.actor;
  const [[row], consents, [note]] = await Promise.all([
    unit.sql<CustomerRow>`
      select id, first_name, last_name, email, phone, locale, merged_into
      from customer where salon_id = ${salonId} and id = ${id}`,
    unit.sql<ConsentRow>`
      select granted, wording, date_part('epoch', at) * 1000 as at, actor_kind from consent
      where salon_id = ${salonId} and customer_id = ${id} and purpose = 'health_notes'
      order by at desc, id desc`,
    unit.sql<HealthRow>`
      select formula, allergies, version, changed_at from customer_health_note
      where salon_id = ${salonId} and customer_id = ${id}`,
  ]);
  if (row === undefined) return null;
  return {
    customer: customerOf(row),
    consents: consents.map(({ granted, wording, at, actor_kind: by }) => ({
      granted,
      wording,
      at: Math.round(at) as Instant,
      by: by === 'customer' ? 'customer' : 'team',
    })),
    note:
      note === undefined
        ? null
        : {
            formula: note.formula,
            allergies: note.allergies,
            version: note.version,
            changedAt: isoOf(note.changed_at),
          },
  };
}
