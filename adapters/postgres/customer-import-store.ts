import type { CustomerImportStore, ExportedCustomer, StoredImport } from '#domain/ports/customers.ts';
import type { CustomerFields } from '#domain/customers/customer.ts';
import type { ColumnMapping } from '#domain/customers/import.ts';
import { isoOf } from './iso-instant.ts';
import type { Unit } from './unit.ts';

/** Each row has some hundred keys in the index of the search: in one statement, thousands would reach its time limit. */
const AT_ONCE = 500;

type ImportRow = {
  readonly header: string;
  readonly lines: string;
  readonly mapping: string;
  readonly done: boolean;
};
type EverybodyRow = Omit<ExportedCustomer, 'firstName' | 'lastName' | 'hasAccount' | 'since'> & {
  readonly first_name: string;
  readonly last_name: string;
  readonly has_account: boolean;
  readonly created_at: string;
};

export function customerImportStore(unit: Unit): CustomerImportStore {
  const { salonId } = unit.actor;
  return {
    forget: async (before) => {
      unit.send(unit.sql`
        delete from customer_import
        where salon_id = ${salonId} and done_at is null and created_at < to_timestamp(${before}::float8 / 1000)`);
    },
    insert: async (id, { header, lines }, mapping, at) => {
      const accountId = 'accountId' in unit.actor ? unit.actor.accountId : null;
      unit.send(unit.sql`
        insert into customer_import (salon_id, id, account_id, created_at, header, lines, mapping)
        values (${salonId}, ${id}, ${accountId}, to_timestamp(${at}::float8 / 1000), ${JSON.stringify(header)}::jsonb,
          ${JSON.stringify(lines)}::jsonb, ${JSON.stringify(mapping)}::jsonb)`);
    },
    lock: async (id) => {
      const [row] = await unit.sql<ImportRow>`
        select header::text, lines::text, mapping::text, done_at is not null as done
        from customer_import where salon_id = ${salonId} and id = ${id} for update`;
      return row === undefined ? null : storedImport(row);
    },
    map: async (id, mapping) => {
      unit.send(unit.sql`
        update customer_import set mapping = ${JSON.stringify(mapping)}::jsonb
        where salon_id = ${salonId} and id = ${id}`);
    },
    finish: async (id, report, at) => {
      unit.send(unit.sql`
        update customer_import
        set lines = '[]', report = ${JSON.stringify(report)}::jsonb, done_at = to_timestamp(${at}::float8 / 1000)
        where salon_id = ${salonId} and id = ${id}`);
    },
    knownAmong: (people) => knownAmong(unit, people),
    insertCustomers: async (people, at) => {
      for (let from = 0; from < people.length; from += AT_ONCE) {
        await unit.sql`
          insert into customer (salon_id, id, first_name, last_name, email, phone, locale, created_at)
          select ${salonId}::uuid, p.id, p."firstName", p."lastName", p.email, p.phone, p.locale,
            to_timestamp(${at}::float8 / 1000)
          from json_to_recordset(${JSON.stringify(people.slice(from, from + AT_ONCE))}::json)
            as p (id uuid, "firstName" text, "lastName" text, email text, phone text, locale text)`;
      }
    },
    everybody: async () => {
      const rows = await unit.sql<EverybodyRow>`
        select c.id, c.first_name, c.last_name, c.email, c.phone, c.locale, c.created_at, a.id is not null as has_account
        from customer c left join account a on a.salon_id = c.salon_id and a.customer_id = c.id
        where c.salon_id = ${salonId} and c.merged_into is null
        order by c.search_name, c.id`;
      return rows.map(({ first_name, last_name, has_account, created_at, ...row }) => ({
        ...row,
        firstName: first_name,
        lastName: last_name,
        hasAccount: has_account,
        since: isoOf(created_at),
      }));
    },
  };
}

export const storedImport = (row: ImportRow): StoredImport => ({
  table: {
    header: JSON.parse(row.header) as string[],
    lines: JSON.parse(row.lines) as string[][],
  },
  mapping: JSON.parse(row.mapping) as ColumnMapping,
  done: row.done,
});

export async function knownAmong(
  unit: Unit,
  people: readonly CustomerFields[],
): Promise<ReadonlySet<CustomerFields>> {
  const wanted = people.map(({ firstName, lastName, phone, email }, at) => ({
    at,
    name: `${firstName} ${lastName}`,
    phone,
    email,
  }));
  const rows = await unit.sql<{ at: number }>`
    with wanted as materialized (
      select w.at, search_words(w.name) as name, w.phone, w.email
      from json_to_recordset(${JSON.stringify(wanted)}::json) as w (at int, name text, phone text, email text)
    )
    select w.at from wanted w
    where exists (
      select from customer c
      where c.salon_id = ${unit.actor.salonId} and c.search_name = w.name
        and (c.phone = w.phone or c.email = w.email
          or (coalesce(w.phone, w.email) is null and coalesce(c.phone, c.email) is null)))`;
  return new Set(rows.flatMap(({ at }) => people[at] ?? []));
}
