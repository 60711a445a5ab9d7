/** What the database says after a burst, read by its owner past the application: the side channel of all checks. */
import type postgres from 'postgres';

/** Minutes since 1970, half-open. */
export type Span = { readonly from: number; readonly to: number };
export type StoredItem = Span & {
  readonly serviceId: string;
  readonly staffId: string;
  readonly segments: readonly number[];
};
export type StoredRow = Span & { readonly subjectId: string };

export type StoredVisit = Span & {
  readonly id: string;
  readonly status: string;
  /** A hold whose time is not up, or a visit that takes place. */
  readonly counts: boolean;
  readonly attemptId: string;
  readonly visitorId: string;
  readonly email: string | null;
  readonly items: readonly StoredItem[];
  readonly rows: readonly StoredRow[];
};

type VisitRecord = Omit<StoredVisit, 'items' | 'rows'>;

/** All appointments that stand on these days, whatever has become of them. */
export async function visitsOn(sql: postgres.Sql, days: readonly string[]): Promise<StoredVisit[]> {
  const on = [...days];
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const visits = await tx<VisitRecord[]>`
      select a.id, a.status, a.attempt_id as "attemptId", a.visitor_id as "visitorId", c.email,
        a.status in ('requested', 'confirmed') or (a.status = 'reserved' and a.reserved_until > clock_timestamp()) as counts,
        (extract(epoch from a.starts_at) / 60)::int as "from", (extract(epoch from a.ends_at) / 60)::int as "to"
      from appointment a
      left join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
      where a.day = any(${on}::date[])`;
    const items = await tx<(StoredItem & { readonly appointmentId: string })[]>`
      select i.appointment_id as "appointmentId", i.service_id as "serviceId", i.staff_id as "staffId", i.segments,
        (extract(epoch from i.starts_at) / 60)::int as "from", (extract(epoch from i.ends_at) / 60)::int as "to"
      from appointment_item i
      join appointment a on a.salon_id = i.salon_id and a.id = i.appointment_id
      where a.day = any(${on}::date[]) order by i.appointment_id, i.position`;
    const rows = await tx<(StoredRow & { readonly appointmentId: string })[]>`
      select o.appointment_id as "appointmentId", coalesce(o.staff_id, o.resource_id) as "subjectId",
        (extract(epoch from o.starts_at) / 60)::int as "from", (extract(epoch from o.ends_at) / 60)::int as "to"
      from occupancy o
      where o.day = any(${on}::date[]) and o.appointment_id is not null`;
    const itemsOf = byAppointment(items);
    const rowsOf = byAppointment(rows);
    return visits.map((visit) => ({
      ...visit,
      items: itemsOf.get(visit.id) ?? [],
      rows: rowsOf.get(visit.id) ?? [],
    }));
  });
}

function byAppointment<T extends { readonly appointmentId: string }>(
  list: readonly T[],
): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(one.appointmentId);
    if (group === undefined) groups.set(one.appointmentId, [one]);
    else group.push(one);
  }
  return groups;
}

/** Visits of these people, wherever they stand by now. */
export async function statusByEmail(
  sql: postgres.Sql,
  emails: readonly string[],
): Promise<Map<string, string[]>> {
  const found = await sql<{ email: string; status: string }[]>`
    select c.email, a.status from customer c
    join appointment a on a.salon_id = c.salon_id and a.customer_id = c.id
    where c.email = any(${[...emails]})`;
  const statuses = new Map<string, string[]>();
  for (const { email, status } of found) statuses.set(email, [...(statuses.get(email) ?? []), status]);
  return statuses;
}

/** The newest mail's text to each of these addresses: what its reader has of the visit. */
export async function mailsTo(sql: postgres.Sql, emails: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ recipient: string; text: string }[]>`
    select distinct on (recipient) recipient, text_body as text from outbox_mail
    where recipient = any(${[...emails]}) order by recipient, created_at desc`;
  return new Map(found.map(({ recipient, text }) => [recipient, text]));
}
