/** The search over many customers: what it finds, what it costs the database, and whom it answers. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileOf } from '#adapters/postgres/queries/customer-profile.ts';
import { customerQueries } from '#adapters/postgres/queries/customer-queries.ts';
import { readOnly } from '#adapters/postgres/transaction.ts';
import { randomFrom } from '#db/seed/random.ts';
import type { FoundCustomers } from '#domain/ports/customers.ts';
import type { Actor, EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { fillWithCustomers } from '#tests/support/customers/fill-with-customers.ts';
import { manyPeople, type SearchedPerson } from '#tests/support/customers/many-customers.ts';
import { typedEmail, typedName, typedPhone } from '#tests/support/customers/typing-errors.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { insertPeople } from '#tests/support/customers/many-customers.ts';
import { insertSalon } from './salon-rows.ts';
import { CONTRACT_SALONS } from '#tests/contracts/fixture.ts';
import { MONDAY, openProcess, someVisitor, testClock, type Process } from './world.ts';

/** A hundred thousand with `LONG=1`, as `npm run test:long` sets it. */
const LONG = process.env['LONG'] !== undefined;
const COUNT = LONG ? 100_000 : 20_000;
const QUESTIONS = LONG ? 1000 : 300;
const PEOPLE = manyPeople(COUNT, randomFrom('customers'));
const STRANGERS = manyPeople(2_000, randomFrom('customers of another'));

let database: FreshDatabase;
let owner: postgres.Sql;
let app: postgres.Sql;
let web: Process;
let statements: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await owner.begin(async (tx) => {
    for (const { book, card } of CONTRACT_SALONS) await insertSalon(tx, book, card);
  });
  await fillWithCustomers(owner, SALON, PEOPLE);
  await owner.begin((tx) => insertPeople(tx, OTHER_SALON, STRANGERS));
  app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
  web = openProcess(database.appUrl, testClock(), { onStatement: (text) => void statements.push(text) });
}, 300_000);
afterAll(async () => {
  await Promise.all([web.close(), app.end(), owner.end()]);
  await database.drop();
});

const employee = (role: EmployeeRole = 'staff', salonId: SalonId = SALON): Actor => ({
  kind: 'employee',
  salonId,
  accountId: randomUUID() as AccountId,
  sessionId: randomUUID() as SessionId,
  role,
  staffId: null,
});
const search = (text: string, actor = employee()): Promise<FoundCustomers> =>
  customerQueries(web.database, { now: () => MONDAY }).search(actor, { text, after: null });
const names = async (text: string) =>
  (await search(text)).people.map(({ firstName, lastName }) => `${firstName} ${lastName}`);

describe('finds who is meant', () => {
  const kinds = { name: typedName, phone: typedPhone, 'e-mail': typedEmail };
  it.each(Object.entries(kinds))(
    'by %s, with up to two typing errors',
    async (kind, typed) => {
      const random = randomFrom(`questions ${kind}`);
      const missed: string[] = [];
      for (let number = 0; number < QUESTIONS; number += 1) {
        const person: SearchedPerson = random.pick(PEOPLE);
        const text = typed(person, number % 3, random);
        const { people } = await search(text);
        if (!people.some(({ id }) => id === person.id)) missed.push(`${text} for ${person.lastName}`);
      }
      const recall = 1 - missed.length / QUESTIONS;
      process.stdout.write(
        `recall of the search by ${kind}, first page, ${COUNT} customers: ${(100 * recall).toFixed(1)} % of ${QUESTIONS}\n`,
      );
      expect(recall, missed.join('; ')).toBeGreaterThanOrEqual(0.95);
    },
    180_000,
  );
});

describe('reads no table from end to end', () => {
  it.each(['Lea Bachmann', 'Bachmann', 'lae bahcmann', '079 123 45 67', '4567', 'l.bachmann@example.com'])(
    '%s',
    async (text) => {
      const scans = await app.begin(async (sql) => {
        await sql`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', 'employee', true)`;
        const count = () => sql<{ relname: string; scans: number }[]>`
          select relname, coalesce(seq_scan, 0)::int as scans from pg_stat_xact_user_tables
          where relname in ('customer', 'appointment') order by 1`;
        const before = await count();
        for (let time = 0; time < 8; time += 1) {
          await sql`select * from search_customers(${text}, now(), 21, null, null, null)`;
        }
        return { before, after: await count() };
      });
      expect(scans.after).toEqual(scans.before);
    },
  );

  it('by the index of keys, explained inside the function', async () => {
    const plan = await owner`
      explain select id from customer where merged_into is null and salon_id = ${SALON}
        and customer_search_keys(salon_id, search_name, search_email, phone)
          && customer_search_wanted(${SALON}, '~', 'bachmann', 6, 2)`;
    expect(JSON.stringify(plan)).toContain('customer_by_search_keys');
    expect(JSON.stringify(plan)).not.toContain('Seq Scan');
  });

  it('a profile neither', async () => {
    const { id } = PEOPLE[7]!;
    const scans = await readOnly(web.database, employee(), async (unit) => {
      const count = () => unit.sql<{ relname: string; scans: number }>`
        select relname, coalesce(seq_scan, 0)::int as scans from pg_stat_xact_user_tables
        where relname in ('customer', 'appointment', 'appointment_item') order by 1`;
      const before = await count();
      expect(await profileOf(unit, id as CustomerId, MONDAY)).not.toBeNull();
      return { before, after: await count() };
    });
    expect(scans.after).toEqual(scans.before);
  });

  it('in one statement, however many it finds', async () => {
    for (const text of ['Bachmann', 'nobody at all']) {
      statements = [];
      await search(text);
      expect(statements.filter((each) => !/^(begin|commit)|set_config/i.test(each.trim()))).toHaveLength(1);
    }
  });
});

describe('answers the team of the salon', () => {
  it('and nobody else', async () => {
    const { firstName, lastName } = PEOPLE[0]!;
    const text = `${firstName} ${lastName}`;
    expect((await search(text)).people.length).toBeGreaterThan(0);
    expect(await search(text, someVisitor())).toEqual({ people: [], next: null });
    await expect(
      app.begin(async (sql) => {
        await sql`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', 'visitor', true)`;
        return await sql`select * from search_customers(${text}, now(), 21, null, null, null)`;
      }),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(app`select * from search_customers(${text}, now(), 21, null, null, null)`).rejects.toThrow();
  });

  it("with its own customers, not another salon's", async () => {
    const own = new Set(PEOPLE.map(({ id }) => id));
    const foreign = new Set(STRANGERS.map(({ id }) => id));
    for (const { phone } of STRANGERS.slice(0, 20)) {
      for (const { id } of (await search(phone)).people) expect(own.has(id)).toBe(true);
      for (const { id } of (await search(phone, employee('staff', OTHER_SALON))).people)
        expect(foreign.has(id)).toBe(true);
    }
  });
});

describe('says what a person at the desk expects', () => {
  const insert = (rows: readonly (readonly [first: string, last: string, phone: string, day?: string])[]) =>
    owner.begin((tx) =>
      insertPeople(
        tx,
        SALON,
        rows.map(([firstName, lastName, phone], index) => ({
          id: randomUUID(),
          firstName,
          lastName,
          email: `${lastName.toLowerCase().replace(/[^a-z]/g, '')}${index}@else.example`,
          phone,
        })),
      ),
    );

  it('one line for the rows that one guest has made, and one for each of two namesakes', async () => {
    await insert([
      ['Quendolina', 'Xyländer', '+41790000111'],
      ['Quendolina', 'Xylaender', '+41790000111'],
      ['Quendolina', 'Xyländer', '+41790000222'],
    ]);
    const { people } = await search('quendolina xylander');
    expect(people.map(({ phone, entries }) => [phone, entries]).sort()).toEqual([
      ['+41790000111', 2],
      ['+41790000222', 1],
    ]);
  });

  it('whoever is called so first, then whose name begins so, then who is called nearly so', async () => {
    await insert([
      ['Zoltana', 'Wrzesniewskix', '+41790000333'],
      ['Zoltana', 'Wrzesniewskaxy', '+41790000444'],
      ['Zoltana', 'Wrzesniewsk', '+41790000555'],
    ]);
    expect(await names('wrzesniewsk')).toEqual([
      'Zoltana Wrzesniewsk',
      'Zoltana Wrzesniewskaxy',
      'Zoltana Wrzesniewskix',
    ]);
    expect(await names('Zoltana Wrzesniewsikx')).toContain('Zoltana Wrzesniewskix');
  });

  it('the last digits of a number, in every notation', async () => {
    await insert([['Ottokar', 'Nummermann', '+41790066778']]);
    for (const text of [
      '0066778',
      '66778',
      '079 006 67 78',
      '+41 (0)79 006 67 78',
      '0041790066778',
      '41790066778',
    ])
      expect(await names(text), text).toContain('Ottokar Nummermann');
  });

  it('nothing, to what says nothing', async () => {
    for (const text of ['', ' ', '-', '+', '@', '()', "'", '%', '_', '\\', '1', '0041', 'x'.repeat(200)])
      expect((await search(text)).people, text).toEqual([]);
  });

  it('page by page, each person once', async () => {
    const queries = customerQueries(web.database, { now: () => MONDAY });
    const seen: string[] = [];
    let after: FoundCustomers['next'] = null;
    for (let page = 0; page < 4; page += 1) {
      const found: FoundCustomers = await queries.search(employee(), { text: 'Bachmann', after });
      seen.push(...found.people.map(({ id }) => id));
      after = found.next;
      if (after === null) break;
    }
    expect(seen.length).toBeGreaterThan(40);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
