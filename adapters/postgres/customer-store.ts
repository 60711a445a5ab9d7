import type { CustomerStore } from '#domain/ports/customers.ts';
import type { Customer } from '#domain/customers/customer.ts';
import type { MergeRefusal } from '#domain/customers/refusals.ts';
import type { HealthNote } from '#domain/customers/notes.ts';
import type { CustomerId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Unit } from './unit.ts';

export type CustomerRow = {
  readonly id: CustomerId;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly merged_into: CustomerId | null;
};

export const customerOf = (row: CustomerRow): Customer => ({
  id: row.id,
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  phone: row.phone,
  locale: row.locale,
  mergedInto: row.merged_into,
});

export function customerStore(unit: Unit): CustomerStore {
  const { salonId } = unit.actor;
  return {
    find: async (id) => {
      const [row] = await unit.sql<CustomerRow>`
        select id, first_name, last_name, email, phone, locale, merged_into
        from customer where salon_id = ${salonId} and id = ${id}`;
      return row === undefined ? null : customerOf(row);
    },
    lock: async (id) => {
      const [row] = await unit.sql<CustomerRow>`
        select id, first_name, last_name, email, phone, locale, merged_into
        from customer where salon_id = ${salonId} and id = ${id} for no key update`;
      return row === undefined ? null : customerOf(row);
    },
    change: async (id, fields) => {
      unit.send(unit.sql`
        update customer
        set first_name = ${fields.firstName}, last_name = ${fields.lastName}, email = ${fields.email},
          phone = ${fields.phone}, locale = ${fields.locale}
        where salon_id = ${salonId} and id = ${id}`);
    },
    merge: async (kept, gone) => {
      const [row] = await unit.sql<{ outcome: 'merged' | MergeRefusal['kind'] }>`
        select merge_customers(${kept}, ${gone}) as outcome`;
      return row?.outcome ?? 'not_found';
    },
    part: async (kept, gone) => {
      const [row] = await unit.sql<{ parted: boolean }>`select unmerge_customers(${kept}, ${gone}) as parted`;
      return row?.parted === true ? 'parted' : 'not_found';
    },
    addNote: async ({ id, customerId, body, staffId, at }) => {
      unit.send(unit.sql`
        insert into customer_note (salon_id, id, customer_id, body, staff_id, created_at)
        values (${salonId}, ${id}, ${customerId}, ${body}, ${staffId}, to_timestamp(${at}::float8 / 1000))`);
    },
    removeNote: async (customerId, noteId) => {
      const removed = await unit.sql`
        delete from customer_note
        where salon_id = ${salonId} and id = ${noteId} and customer_id = ${customerId} returning id`;
      return removed.length === 1;
    },
    lastHealthConsent: async (customerId) => {
      const [row] = await unit.sql<{ granted: boolean; wording: string }>`
        select granted, wording from consent
        where salon_id = ${salonId} and customer_id = ${customerId} and purpose = 'health_notes'
        order by at desc, id desc limit 1`;
      return row ?? null;
    },
    noteHealthConsent: async (customerId, { granted, wording, at }) => {
      unit.send(unit.sql`
        insert into consent (salon_id, id, customer_id, purpose, granted, wording, at, actor_kind)
        values (${salonId}, gen_random_uuid(), ${customerId}, 'health_notes', ${granted}, ${wording},
          to_timestamp(${at}::float8 / 1000), 'employee')`);
    },
    eraseHealthNote: async (customerId) => {
      unit.send(unit.sql`
        delete from customer_health_note where salon_id = ${salonId} and customer_id = ${customerId}`);
    },
    healthNote: async (customerId) => {
      const [row] = await unit.sql<HealthNote & { readonly version: number }>`
        select formula, allergies, version from customer_health_note
        where salon_id = ${salonId} and customer_id = ${customerId}`;
      return row ?? null;
    },
    writeHealthNote: async (customerId, { formula, allergies, version }, at) => {
      unit.send(unit.sql`
        insert into customer_health_note (salon_id, customer_id, formula, allergies, version, changed_at)
        values (${salonId}, ${customerId}, ${formula}, ${allergies}, ${version}, to_timestamp(${at}::float8 / 1000))
        on conflict (salon_id, customer_id) do update
        set formula = excluded.formula, allergies = excluded.allergies, version = excluded.version,
          changed_at = excluded.changed_at`);
    },
  };
}
