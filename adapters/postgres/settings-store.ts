/** Settings as whoever leads the salon changes them. What the engine reads of them is in salon-settings.ts. */
import type { SettingsStore } from '#domain/ports/settings.ts';
import type { VisitAhead } from '#domain/settings/visit-ahead.ts';
import type { CategoryId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { ServiceCategory } from '#domain/slots/salon-book.ts';
import { arrayText } from './database.ts';
import { readBilling, writeBilling } from './invoice-store.ts';
import { plainProgramme, readProgramme, writeProgramme } from './loyalty-store.ts';
import { readMessageRules, writeMessageRules } from './message-store.ts';
import {
  readClosures,
  readOpeningHours,
  readRules,
  writeClosures,
  writeRules,
  writeStandingHours,
} from './salon-facts.ts';
import { readServiceRecords } from './service-records.ts';
import type { Unit } from './unit.ts';

export function settingsStore(unit: Unit): SettingsStore {
  const { salonId } = unit.actor;
  return {
    open: async () => {
      await unit.sql`
        update salon set settings_version = settings_version + 1 where salon_id = ${salonId} returning salon_id`;
    },
    shelf: async () => {
      const [categories, codes, kinds] = await Promise.all([
        unit.sql<{ id: CategoryId }>`select id from service_category where salon_id = ${salonId}`,
        unit.sql<{ code: string }>`select distinct code from vat_rate where salon_id = ${salonId}`,
        unit.sql<{ kind: string }>`select distinct kind from resource where salon_id = ${salonId}`,
      ]);
      return {
        categoryIds: categories.map(({ id }) => id),
        vatCodes: codes.map(({ code }) => code),
        resourceKinds: kinds.map(({ kind }) => kind),
      };
    },
    service: async (id) => (await readServiceRecords(unit, id))[0] ?? null,
    serviceSlugs: async () => {
      const rows = await unit.sql<{ slug: string }>`select slug from service where salon_id = ${salonId}`;
      return new Set(rows.map(({ slug }) => slug));
    },
    putService: async (record) => {
      unit.send(unit.sql`
        insert into service (salon_id, id, slug, category_id, name, description, segments, buffer_before,
          buffer_after, price_rappen, vat_code, online_bookable, on_request, active, position,
          cancel_cutoff_minutes, late_fee_percent, deposit_percent, deposit_least_rappen)
        values (${salonId}, ${record.id}, ${record.slug}, ${record.categoryId}, ${JSON.stringify(record.name)}::jsonb,
          ${JSON.stringify(record.description)}::jsonb, ${`{${record.segments.join(',')}}`}::int[],
          ${record.bufferBefore}, ${record.bufferAfter}, ${record.price}, ${record.vatCode},
          ${record.onlineBookable}, ${record.onRequest}, ${record.active}, ${record.position},
          ${record.ownPolicy.cutoffMinutes}, ${record.ownPolicy.lateFeePercent}, ${record.ownDeposit.percent},
          ${record.ownDeposit.least})
        on conflict (salon_id, id) do update set category_id = excluded.category_id, name = excluded.name,
          description = excluded.description, segments = excluded.segments, buffer_before = excluded.buffer_before,
          buffer_after = excluded.buffer_after, price_rappen = excluded.price_rappen,
          vat_code = excluded.vat_code, online_bookable = excluded.online_bookable,
          on_request = excluded.on_request, active = excluded.active, position = excluded.position,
          cancel_cutoff_minutes = excluded.cancel_cutoff_minutes, late_fee_percent = excluded.late_fee_percent,
          deposit_percent = excluded.deposit_percent, deposit_least_rappen = excluded.deposit_least_rappen`);
      unit.send(unit.sql`
        delete from service_need where salon_id = ${salonId} and service_id = ${record.id}`);
      for (const { kind, segment } of record.needs) {
        unit.send(unit.sql`
          insert into service_need (salon_id, service_id, kind, segment)
          values (${salonId}, ${record.id}, ${kind}, ${segment ?? -1})`);
      }
    },
    services: () => readServiceRecords(unit),
    categories: () => readCategories(unit),
    putCategories: async (categories) => {
      unit.send(unit.sql`
        delete from service_category where salon_id = ${salonId}
          and not id = any (${arrayText(categories.map(({ id }) => id))}::uuid[])`);
      await unit.sql`
        insert into service_category (salon_id, id, slug, name, position)
        select ${salonId}::uuid, id, slug, name, position
        from jsonb_to_recordset(${JSON.stringify(categories)}::jsonb)
          as c (id uuid, slug text, name jsonb, position int)
        on conflict (salon_id, id) do update set name = excluded.name, position = excluded.position`;
    },
    openingHours: () => readOpeningHours(unit),
    putStandingHours: (hours) => writeStandingHours(unit, hours),
    closures: () => readClosures(unit),
    putClosures: (closures, from) => writeClosures(unit, closures, from),
    rules: () => readRules(unit),
    putRules: (rules) => writeRules(unit, rules),
    messageRules: () => readMessageRules(unit),
    putMessageRules: async (rules) => writeMessageRules(unit, rules),
    sheetAddresses: async () => {
      const { salonId } = unit.actor;
      const rows = await unit.sql<{ email: string }>`
        select lower(email) as email from salon where salon_id = ${salonId}
        union
        select a.email from account a join role_grant g on g.salon_id = a.salon_id and g.account_id = a.id
        where a.salon_id = ${salonId} and a.email_verified_at is not null and g.role <> 'hq'`;
      return new Set(rows.map(({ email }) => email));
    },
    billingRules: () => readBilling(unit),
    putBillingRules: async (rules) => writeBilling(unit, rules),
    loyalty: async () => plainProgramme(await readProgramme(unit)),
    putLoyalty: async (programme, at) => writeProgramme(unit, programme, at),
    visitsAhead: (at) => visitsAhead(unit, at),
  };
}

export const readCategories = (unit: Unit): Promise<readonly ServiceCategory[]> =>
  unit.sql<ServiceCategory>`
    select id, slug, name, position from service_category where salon_id = ${unit.actor.salonId}
    order by position, id`;

type VisitRow = Omit<VisitAhead, 'from' | 'to' | 'items' | 'offeredFor'> & {
  readonly from_minute: VisitAhead['from'];
  readonly to_minute: VisitAhead['to'];
  readonly items: VisitAhead['items'] | null;
  readonly offered_for: VisitAhead['offeredFor'];
};

async function visitsAhead(unit: Unit, at: Instant): Promise<readonly VisitAhead[]> {
  const rows = await unit.sql<VisitRow>`
    select a.id, a.day, date_part('epoch', a.starts_at) / 60 as from_minute,
      date_part('epoch', a.ends_at) / 60 as to_minute, trim(coalesce(c.first_name || ' ' || c.last_name, '')) as customer,
      m.appointment_id as offered_for,
      (select json_agg(json_build_object(
          'serviceId', i.service_id, 'staffId', i.staff_id, 'serviceName', i.service_name,
          'staffName', i.staff_name, 'from', date_part('epoch', i.starts_at) / 60,
          'to', date_part('epoch', i.ends_at) / 60) order by i.position)
        from appointment_item i where i.salon_id = a.salon_id and i.appointment_id = a.id) as items
    from appointment a
    left join move_offer m on m.salon_id = a.salon_id and m.hold_id = a.id and m.status = 'open'
    left join appointment v on v.salon_id = m.salon_id and v.id = m.appointment_id
    -- No coalesce: under row-level security it would read the whole table.
    left join customer c on c.salon_id = a.salon_id
      and c.id = case when v.id is null then a.customer_id else v.customer_id end
    where a.salon_id = ${unit.actor.salonId}
      -- The index is by day; the day before today has ended in every zone.
      and a.day >= (to_timestamp(${at}::float8 / 1000) at time zone 'UTC')::date - 1
      and a.ends_at > to_timestamp(${at}::float8 / 1000)
      and (a.status in ('requested', 'confirmed', 'checked_in')
        or a.status = 'reserved' and a.reserved_until > to_timestamp(${at}::float8 / 1000))
    order by a.starts_at, a.id`;
  return rows.map(
    ({ id, day, customer, offered_for: offeredFor, from_minute: from, to_minute: to, items }) => ({
      id,
      day,
      from,
      to,
      customer,
      offeredFor,
      items: items ?? [],
    }),
  );
}
