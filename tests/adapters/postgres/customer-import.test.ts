/** Files of people in and out, on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeCustomers } from '#adapters/compose/customers.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Employee, EmployeeRole, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { foldedName } from '#domain/customers/folded-name.ts';
import { randomFrom } from '#db/seed/random.ts';
import { manyPeople } from '#tests/support/customers/many-customers.ts';
import { insertAccount, type TestAccount } from '#tests/support/accounts.ts';
import { MONDAY, openProcess, openWorld, testClock, type Process, type World } from './world.ts';

const HEADER = ['Vorname', 'Nachname', 'Telefon', 'E-Mail'];
const MAPPING = ['firstName', 'lastName', 'phone', 'email'] as const;

let world: World;
let web: Process;
let statements: string[] = [];
const clock = testClock();
let parts: ReturnType<typeof composeCustomers>;
let lead: Employee;
let kundin: TestAccount;

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock, { onStatement: (text) => void statements.push(text) });
  parts = composeCustomers({ database: web.database, uow: web.uow, clock, ids: randomIds });
  lead = await employee('manager');
  kundin = await insertAccount(world.owner, { salonId: SALON, email: 'kundin@example.ch', role: null });
});
afterAll(async () => {
  await web.close();
  await world.close();
});

async function employee(role: EmployeeRole, salonId: SalonId = SALON): Promise<Employee> {
  const { accountId, sessionId } = await insertAccount(world.owner, {
    salonId,
    email: `${randomUUID()}@example.ch`,
    role,
  });
  const named = { accountId: accountId as AccountId, sessionId: sessionId as SessionId };
  return { kind: 'employee', salonId, ...named, role, staffId: null };
}

async function begin(lines: readonly (readonly string[])[], actor: Employee | HeadOffice = lead) {
  const begun = await parts.useCases.beginImport(actor, [HEADER, ...lines]);
  if (!begun.ok) throw new Error(`refused: ${begun.error.kind}`);
  return begun.value;
}
const run = (id: Awaited<ReturnType<typeof begin>>, over = {}, actor: Employee = lead) =>
  parts.useCases.runImport(actor, { id, mapping: MAPPING, run: true, ...over });
const called = (lastName: string) => world.owner`
  select first_name, phone, email, locale from customer where last_name = ${lastName} order by first_name`;

describe('a file that comes in', () => {
  test('is shown first and taken over when somebody says so, each person once', async () => {
    const lines = [
      ['Käthi', 'Zubler', '079 000 11 22', 'kaethi@example.ch'],
      ['Röbi', 'Zubler', '', ''],
      ['Kaethi', 'ZUBLER', '+41 79 000 11 22', ''],
      ['', 'Zubler', '12', ''],
    ];
    const id = await begin(lines);
    expect(await parts.queries.importPage(lead, id)).toMatchObject({
      kind: 'open',
      mapping: MAPPING,
      plan: [{ kind: 'new' }, { kind: 'new' }, { kind: 'twin', of: 2 }, { line: 5, kind: 'refused' }],
    });
    expect(await called('Zubler')).toEqual([]);
    expect(await run(id)).toEqual({ ok: true, value: null });
    expect(await run(id)).toEqual({ ok: true, value: null });
    expect(await called('Zubler')).toEqual([
      { first_name: 'Käthi', phone: '+41790001122', email: 'kaethi@example.ch', locale: 'de-CH' },
      { first_name: 'Röbi', phone: null, email: null, locale: 'de-CH' },
    ]);
    const again = await begin(lines);
    await run(again);
    expect(await parts.queries.importPage(lead, again)).toMatchObject({
      kind: 'done',
      report: [{ kind: 'known' }, { kind: 'known' }, { kind: 'known' }, { kind: 'refused' }],
    });
    const kept = await world.owner`select lines, report::text from customer_import where done_at is not null`;
    expect(JSON.stringify(kept)).not.toMatch(/Zubler|79 000|0001122/);
    const log =
      await world.owner`select data from audit_entry where action = 'customer.imported' order by at, data`;
    expect(log.map(({ data }) => (data as { count: number }).count).sort()).toEqual([0, 2]);
  });

  test('waits for columns that make a name, and keeps what was chosen', async () => {
    const id = await begin([['Lea', 'Wartend', '', '']]);
    const twice = { mapping: ['lastName', 'lastName', null, null] };
    expect(await run(id, twice)).toMatchObject({ error: { kind: 'mapping', problem: 'twice' } });
    expect(await called('Wartend')).toEqual([]);
    expect(await run(id, { mapping: ['lastName', 'firstName', null, null], run: false })).toMatchObject({
      ok: true,
    });
    expect(await parts.queries.importPage(lead, id)).toMatchObject({
      kind: 'open',
      plan: [{ fields: { firstName: 'Wartend', lastName: 'Lea' } }],
    });
    expect(await run(id, { mapping: ['lastName'] })).toMatchObject({ error: { kind: 'not_found' } });
  });

  test('is for who may import, in the salon of the file', async () => {
    const id = await begin([['Lea', 'Fremd', '', '']]);
    const staff = await employee('staff');
    const elsewhere = await employee('owner', OTHER_SALON);
    expect(await parts.useCases.beginImport(staff, [HEADER, ['a', 'b']])).toMatchObject({
      error: { kind: 'not_found' },
    });
    for (const actor of [staff, elsewhere]) {
      expect(await parts.queries.importPage(actor, id)).toBeNull();
      expect(await run(id, {}, actor)).toMatchObject({ error: { kind: 'not_found' } });
    }
    expect(await called('Fremd')).toEqual([]);
  });

  test('is forgotten after a day', async () => {
    const id = await begin([['Lea', 'Vergessen', '', '']]);
    clock.pass(25 * 60 * 60 * 1000);
    await begin([['Lea', 'Anders', '', '']]);
    expect(await parts.queries.importPage(lead, id)).toBeNull();
    clock.set(MONDAY);
  });

  test('costs as many statements to look at, whatever its length, and is taken over in five thousand lines', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, n) => [`Vor${n}`, 'Vielzahl', `079 ${String(1_000_000 + n)}`, '']);
    const count = async (lines: number) => {
      const id = await begin(people(lines));
      statements = [];
      await parts.queries.importPage(lead, id);
      return { id, statements: statements.length };
    };
    const small = await count(3);
    const large = await count(5000);
    expect(large.statements).toBe(small.statements);
    expect(await run(large.id)).toMatchObject({ ok: true });
    expect(await called('Vielzahl')).toHaveLength(5000);
  }, 60_000);
});

test('names are folded as the database folds them', async () => {
  const names = [
    ...manyPeople(300, randomFrom('folded')).map(({ firstName, lastName }) => `${firstName} ${lastName}`),
    "O'Neill-Żółć ÆØÅ Strau\u00df Müeller (jun.) Nguyễn ﬁx",
  ];
  const [row] = await world.owner<{ folded: string[] }[]>`
    select array_agg(search_words(n) order by at) as folded
    from json_array_elements_text(${JSON.stringify(names)}::text::json) with ordinality as t (n, at)`;
  expect(names.map(foldedName)).toEqual(row!.folded);
});

describe('everybody, going out', () => {
  test('is noted, also for those who can read who looked at their data', async () => {
    const exported = await parts.useCases.exportCustomers(lead);
    if (!exported.ok) throw new Error('refused');
    expect(exported.value.length).toBeGreaterThan(5000);
    const log = await world.owner`
      select actor_id, customer_id, data from audit_entry where action = 'customer.exported'`;
    expect(log.filter(({ customer_id: id }) => id === kundin.customerId)).toHaveLength(1);
    expect(log.filter(({ customer_id: id }) => id === null)).toMatchObject([
      { actor_id: lead.accountId, data: { count: exported.value.length } },
    ]);
  });

  test('is for who may, and stays in the salon', async () => {
    expect(await parts.useCases.exportCustomers(await employee('staff'))).toMatchObject({
      error: { kind: 'not_found' },
    });
    const hq: HeadOffice = { ...lead, kind: 'hq' } as unknown as HeadOffice;
    expect(await parts.useCases.exportCustomers(hq)).toMatchObject({ error: { kind: 'not_found' } });
    const elsewhere = await parts.useCases.exportCustomers(await employee('owner', OTHER_SALON));
    expect(elsewhere.ok && elsewhere.value.every(({ lastName }) => lastName === 'owner')).toBe(true);
  });
});
