/** Two years of visits for the contract's salon, made by the database itself: 5,200 a year. */
import postgres from 'postgres';
import type { Filling } from '#tests/support/database.ts';
import { CONTRACT_SALONS } from '#tests/contracts/fixture.ts';
import { ANNA, BEN, CUT, SALON } from '#tests/contracts/contract-salon.ts';
import { insertSalon } from './salon-rows.ts';

export const HISTORY_FROM = '2024-05-01';
export const HISTORY_TO = '2026-05-01';
/** Every half hour from nine to five, with both colleagues; no visits at lunch. */
const VISITS = `
  from generate_series(date '${HISTORY_FROM}', date '${HISTORY_TO}', interval '1 day') as d (day),
    unnest(array['${ANNA}', '${BEN}']::uuid[]) as s (staff_id),
    unnest(array[540, 570, 600, 660, 690, 780, 840, 870, 930, 960]) as m (minute)
  where extract(isodow from d.day) between 2 and 6`;
const VISITOR = `'000000b1-0000-4000-8000-000000000099'::uuid`;

export const largeHistory: Filling = {
  key: `large history ${VISITS} ${JSON.stringify(CONTRACT_SALONS)}`,
  fill: async (ownerUrl) => {
    const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
    await sql.begin(async (tx) => {
      for (const { book, card } of CONTRACT_SALONS) await insertSalon(tx, book, card);
      await tx.unsafe(`
        create temporary table visit on commit drop as
        select gen_random_uuid() as id, gen_random_uuid() as customer_id, d.day::date as day, s.staff_id,
          (d.day + m.minute * interval '1 minute') at time zone 'Europe/Zurich' as starts_at ${VISITS};
        insert into customer (salon_id, id, first_name, last_name, email, phone, locale, created_at)
          select '${SALON}', customer_id, 'L', 'M', 'l@example.ch', '+41790000000', 'en', now() from visit;
        insert into calendar_day (salon_id, day) select distinct '${SALON}'::uuid, day from visit;
        insert into appointment (salon_id, id, status, attempt_id, visitor_id, customer_id, locale, day, starts_at, ends_at,
            total_rappen, cancel_cutoff_minutes, late_fee_percent, terms_version, created_at, confirmed_at)
          select '${SALON}', id, 'confirmed', id, ${VISITOR}, customer_id, 'en', day, starts_at,
            starts_at + interval '30 minutes', 6000, 1440, 50, '2026-01', now(), now() from visit;
        insert into appointment_item (salon_id, appointment_id, visitor_id, position, service_id, staff_id, staff_chosen,
            service_name, staff_name, price_rappen, vat_code, vat_basis_points, segments, starts_at, ends_at)
          select '${SALON}', id, ${VISITOR}, 0, '${CUT}', staff_id, true, '{"de-CH": "Schnitt", "en": "Cut"}', 'A', 6000,
            'standard', 810, '{30}', starts_at, starts_at + interval '30 minutes' from visit;
        insert into occupancy (salon_id, staff_id, starts_at, ends_at, day, appointment_id, visitor_id)
          select '${SALON}', staff_id, starts_at, starts_at + interval '30 minutes', day, id, ${VISITOR} from visit`);
    });
    await sql`analyze`;
    await sql.end();
  },
};
