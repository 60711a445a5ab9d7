/** Two entries that are one person, merged and parted, on PostgreSQL as the application's role. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeCustomers } from '#adapters/compose/customers.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Employee, EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  reserved,
  someVisitor,
  testClock,
  type Process,
  type World,
} from './world.ts';

let world: World;
let web: Process;
const clock = testClock();
let parts: ReturnType<typeof composeCustomers>;

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock);
  parts = composeCustomers({ database: web.database, uow: web.uow, clock, ids: randomIds });
});
afterAll(async () => {
  await web.close();
  await world.close();
});

const employee = (role: EmployeeRole, salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  accountId: randomUUID() as AccountId,
  sessionId: randomUUID() as SessionId,
  role,
  staffId: null,
});
const LEAD = employee('manager');

async function entry(lastName: string, phone: string, firstName = 'Lea'): Promise<CustomerId> {
  const id = randomUUID() as CustomerId;
  await world.owner`
    insert into customer (salon_id, id, first_name, last_name, phone, locale, created_at)
    values (${SALON}, ${id}, ${firstName}, ${lastName}, ${phone}, 'de-CH', ${new Date(MONDAY)})`;
  return id;
}
async function visitOf(lastName: string, phone: string, time: string): Promise<CustomerId> {
  const visitor = someVisitor();
  const hold = await reserved(web, visitor, at(`2026-03-12 ${time}`));
  const confirmed = await web.confirm(visitor, {
    holdId: hold.id,
    contact: { ...LEA, lastName, phone },
    termsVersion: '2026-01',
    locale: 'de-CH',
  });
  if (!confirmed.ok) throw new Error('refused');
  return confirmed.value.customerId;
}
const settle = (kept: CustomerId, gone: CustomerId, merge = true, actor = LEAD) =>
  parts.useCases.mergeCustomers(actor, { kept, gone, merge });
const found = async (text: string) =>
  (await parts.queries.search(LEAD, { text, after: null })).people.map(({ id }) => id);

describe('a double entry', () => {
  test('counts as the one that is kept, with all that guests have booked, until it is parted again', async () => {
    const kept = await entry('Doppelreiter', '+41790000301');
    const gone = await visitOf('Doppelreuter', '+41790000302', '09:00');
    await visitOf('Doppelreuter', '+41790000302', '11:00');
    await parts.useCases.addCustomerNote(LEAD, { id: gone, body: 'Trinkt Espresso' });
    expect(await found('Doppelreiter')).toHaveLength(2);
    expect(await settle(kept, gone)).toEqual({ ok: true, value: null });
    expect(await parts.queries.profile(LEAD, kept)).toMatchObject({
      merged: [{ lastName: 'Doppelreuter' }],
      coming: [{}, {}],
      notes: [{ body: 'Trinkt Espresso' }],
    });
    expect(await found('Doppelreiter')).toEqual([kept]);
    expect(await parts.useCases.openCustomer(LEAD, { id: gone, part: 'profile' })).toMatchObject({
      value: { mergedInto: kept },
    });
    expect(await settle(kept, gone)).toMatchObject({ error: { kind: 'not_found' } });

    expect(await settle(kept, gone, false)).toEqual({ ok: true, value: null });
    expect(await parts.queries.profile(LEAD, kept)).toMatchObject({ merged: [], coming: [], notes: [] });
    expect(await parts.queries.profile(LEAD, gone)).toMatchObject({ coming: [{}, {}], notes: [{}] });
    expect(await settle(kept, gone, false)).toMatchObject({ error: { kind: 'not_found' } });
    const log = await world.owner`
      select action, data from audit_entry where customer_id = ${kept} and action like '%merged' order by action`;
    expect(log).toMatchObject([
      { action: 'customer.merged', data: { other: gone } },
      { action: 'customer.unmerged' },
    ]);
  });

  test('is the one to keep when somebody signs in under it, or others went into it, or it has health notes', async () => {
    const other = await entry('Bleibtda', '+41790000310');
    const account = await insertAccount(world.owner, {
      salonId: SALON,
      email: 'bleibt@example.ch',
      role: null,
    });
    expect(await settle(other, account.customerId as CustomerId)).toMatchObject({
      error: { kind: 'has_account' },
    });
    expect(await settle(account.customerId as CustomerId, other)).toMatchObject({ ok: true });

    const third = await entry('Drittes', '+41790000311');
    const into = await entry('Viertes', '+41790000312');
    await settle(into, third);
    expect(await settle(await entry('Fünftes', '+41790000313'), into)).toMatchObject({
      error: { kind: 'has_merged' },
    });

    const healthy = await entry('Sechstes', '+41790000314');
    await parts.useCases.settleHealthConsent(LEAD, { id: healthy, given: true });
    await parts.useCases.writeHealthNote(LEAD, {
      id: healthy,
      note: { formula: '6/0', allergies: '' },
      version: 0,
    });
    expect(await settle(await entry('Siebtes', '+41790000315'), healthy)).toMatchObject({
      error: { kind: 'has_health_notes' },
    });
  });

  test('never goes into itself, nor to another salon, nor by the hand of whoever may not', async () => {
    const [one, two] = [await entry('Fremdes', '+41790000320'), await entry('Fremdess', '+41790000321')];
    expect(await settle(one, one)).toMatchObject({ error: { kind: 'not_found' } });
    expect(await settle(one, randomUUID() as CustomerId)).toMatchObject({ error: { kind: 'not_found' } });
    for (const actor of [employee('staff'), employee('owner', OTHER_SALON)])
      expect(await settle(one, two, true, actor)).toMatchObject({ error: { kind: 'not_found' } });
    const app = postgres(world.database.appUrl, { max: 1, onnotice: () => undefined });
    try {
      for (const kind of ['visitor', 'customer', 'hq', 'employee'])
        await expect(
          app.begin(async (sql) => {
            await sql`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', ${kind}, true),
              set_config('app.role', 'staff', true)`;
            return await sql`select merge_customers(${one}, ${two})`;
          }),
        ).rejects.toMatchObject({ code: '42501' });
    } finally {
      await app.end();
    }
  });

  test('goes one way only when two people merge both ways at once', async () => {
    const [one, two] = [await entry('Zugleich', '+41790000330'), await entry('Zugleichh', '+41790000331')];
    const outcomes = await Promise.all([settle(one, two), settle(two, one)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
