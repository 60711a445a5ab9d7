/** What a list costs does not depend on how long it is: a quiet salon and a full one ask for the same statements. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#adapters/postgres/database.ts';
import { accountQueries } from '#adapters/postgres/queries/account-queries.ts';
import { calendarQueries } from '#adapters/postgres/queries/calendar-queries.ts';
import { catalogueQueries } from '#adapters/postgres/queries/catalogue-queries.ts';
import { customerQueries } from '#adapters/postgres/queries/customer-queries.ts';
import { identityQueries } from '#adapters/postgres/queries/identity-queries.ts';
import { requestQueries } from '#adapters/postgres/queries/request-queries.ts';
import { shopQueries } from '#adapters/postgres/queries/shop-queries.ts';
import { settingsQueries } from '#adapters/postgres/queries/settings-queries.ts';
import { waitlistQueries } from '#adapters/postgres/queries/waitlist-queries.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { accountSecrets } from '#adapters/system/account-secrets.ts';
import { oneTimeCodes } from '#adapters/system/one-time-codes.ts';
import { seedSalon } from '#db/seed/seed-salon.ts';
import type { Customer, Employee } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, SalonId, SessionId, VisitorId } from '#domain/shared/ids.ts';
import { addDays, type Instant, type LocalDate } from '#domain/shared/salon-time.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';

const TODAY = '2026-03-17' as LocalDate;
const clock = { now: () => Date.parse('2026-03-17T08:00:00Z') as Instant };
const SALONS = ['lindenhof', 'rheinblick'] as const;
const sent: string[] = [];
let fresh: FreshDatabase;
let owner: postgres.Sql;
let database: ReturnType<typeof openDatabase>;

type Cast = {
  readonly boss: Employee;
  readonly customer: Customer;
  /** Somebody with as many visits as anybody has here. */
  readonly regular: CustomerId;
};
const casts: Cast[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  await seedSalon(fresh.ownerUrl, { today: TODAY, weeksBack: 6, weeksAhead: 4, load: 0.8, slug: SALONS[0] });
  await seedSalon(fresh.ownerUrl, { today: TODAY, weeksBack: 1, weeksAhead: 1, load: 0.05, slug: SALONS[1] });
  owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => undefined });
  database = openDatabase({
    url: fresh.appUrl,
    poolSize: 1,
    prepare: true,
    name: 'test',
    onStatement: (statement) => sent.push(statement),
  });
  for (const slug of SALONS) casts.push(await castOf(slug));
  await manyWait(casts[0]!.customer.salonId);
  const [full, quiet] = await Promise.all(SALONS.map(visitsIn));
  expect(full).toBeGreaterThan(10 * quiet!);
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await fresh.drop();
});

const visitsIn = async (slug: string): Promise<number> => {
  const [row] = await owner<{ count: number }[]>`
    select count(*)::int from appointment where salon_id = (select salon_id from salon where slug = ${slug})`;
  return row!.count;
};

async function manyWait(salonId: SalonId): Promise<void> {
  await owner`
    insert into waitlist_entry (salon_id, id, visitor_id, guest, status, wish, from_day, to_day, first_name, last_name,
      email, phone, locale, created_at, joined_at)
    select ${salonId}, gen_random_uuid(), gen_random_uuid(), true, 'waiting',
      jsonb_build_array(jsonb_build_object('serviceId', s.id, 'staff', 'any')),
      '2026-03-18', '2026-03-25', 'Vera', 'Beispiel', 'vera' || n || '@example.ch', '+41791234567', 'de-CH',
      '2026-03-16T10:00:00Z', '2026-03-16T10:00:00Z'
    from generate_series(1, 40) n, (select id from service where salon_id = ${salonId} order by id limit 1) s`;
}

async function castOf(slug: string): Promise<Cast> {
  const [salon] = await owner<{ salon_id: SalonId }[]>`select salon_id from salon where slug = ${slug}`;
  const salonId = salon!.salon_id;
  const [account] = await owner<{ id: AccountId; visitor_id: VisitorId; customer_id: CustomerId }[]>`
    select id, visitor_id, customer_id from account where salon_id = ${salonId} and email like 'kundin@%'`;
  const [regular] = await owner<{ customer_id: CustomerId }[]>`
    select customer_id from appointment where salon_id = ${salonId} and customer_id is not null
    group by customer_id order by count(*) desc, customer_id limit 1`;
  const sessionId = randomUUID() as SessionId;
  return {
    boss: {
      kind: 'employee',
      salonId,
      accountId: randomUUID() as AccountId,
      sessionId,
      role: 'owner',
      staffId: null,
    },
    customer: {
      kind: 'customer',
      salonId,
      sessionId,
      accountId: account!.id,
      visitorId: account!.visitor_id,
      customerId: account!.customer_id,
    },
    regular: regular!.customer_id,
  };
}

let shared: ReturnType<typeof salonSettingsCache> | undefined;
/** One for all, as in a process: what a salon's settings cost is not asked here. */
const settings = () => (shared ??= salonSettingsCache(database, clock));
const account = () => accountQueries({ database, clock, secrets: accountSecrets({ key: 'k'.repeat(32) }) });
const calendar = () => calendarQueries({ database, settings: settings(), clock });
const customers = () => customerQueries(database, clock);
const identity = () => identityQueries(database, clock, oneTimeCodes({ keys: ['k'.repeat(32)] }));

type Ask = (cast: Cast) => Promise<unknown>;

const LISTS: readonly (readonly [name: string, ask: Ask])[] = [
  ['the calendar’s week', ({ boss }) => calendar().range(boss, addDays(TODAY, -1), addDays(TODAY, 5))],
  ['the sheet of a day', ({ boss }) => calendar().printedDay(boss, TODAY)],
  ['a search for customers', ({ boss }) => customers().search(boss, { text: 'mia', after: null })],
  ['a customer’s profile', ({ boss, regular }) => customers().profile(boss, regular)],
  ['who waits', ({ boss }) => waitlistQueries({ database, settings: settings(), clock }).list(boss, TODAY)],
  ['what waits for an answer', ({ boss }) => requestQueries(database).list(boss)],
  ['the services', ({ boss }) => settingsQueries(database).services(boss)],
  // Fourteen products in one salon, three in the other.
  ['the shop', ({ customer }) => shopQueries({ database, settings: settings() }).shelves(customer)],
  ['the products', ({ boss }) => catalogueQueries(database).catalogue(boss)],
  ['who may do what', ({ boss }) => identity().members(boss)],
  ['one’s own visits', ({ customer }) => account().visits(customer, 0)],
  ['one’s own consents', ({ customer }) => account().consents(customer)],
  ['who looked at one’s data', ({ customer }) => account().log(customer)],
  ['one’s own sessions', ({ customer }) => identity().sessions(customer)],
];

describe('as many statements in a full salon as in a quiet one:', () => {
  test.each(LISTS)('%s', async (_, ask) => {
    const counts: number[] = [];
    for (const cast of casts) {
      await ask(cast);
      sent.length = 0;
      await ask(cast);
      counts.push(sent.length);
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[0]).toBeLessThanOrEqual(10);
  });

  test('as a check of the check: a statement a row would be found', async () => {
    const visits = await calendar().range(casts[0]!.boss, TODAY, TODAY);
    sent.length = 0;
    for (const { id } of visits.visits.slice(0, 12)) await calendar().visit(casts[0]!.boss, id);
    expect(sent.length).toBeGreaterThan(10);
  });
});
