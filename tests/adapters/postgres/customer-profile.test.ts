/** Profiles, notes and health notes on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setConsent } from '#domain/account/use-cases/set-consent.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { accountQueries } from '#adapters/postgres/queries/account-queries.ts';
import { composeCustomers } from '#adapters/compose/customers.ts';
import { accountSecrets } from '#adapters/system/account-secrets.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Customer, Employee, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { ANNA, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { at } from '#tests/support/builders/salon-book.ts';
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
let statements: string[] = [];
const clock = testClock();
let parts: ReturnType<typeof composeCustomers>;

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock, { onStatement: (text) => void statements.push(text) });
  parts = composeCustomers({ database: web.database, uow: web.uow, clock, ids: randomIds });
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await web.close();
  await world.close();
});

const named = (salonId: SalonId) => ({
  salonId,
  accountId: randomUUID() as AccountId,
  sessionId: randomUUID() as SessionId,
});
const ANNA_AT_WORK: Employee = { kind: 'employee', ...named(SALON), role: 'staff', staffId: ANNA };
const ELSEWHERE: Employee = { kind: 'employee', ...named(OTHER_SALON), role: 'owner', staffId: null };
const HQ: HeadOffice = { kind: 'hq', ...named(SALON) };
const NOBODY = '00000000-0000-4000-8000-00000000ffff' as CustomerId;

async function someone(over: Partial<typeof LEA> = {}): Promise<CustomerId> {
  const id = randomUUID() as CustomerId;
  const { firstName, lastName, email, phone } = { ...LEA, ...over };
  await world.owner`
    insert into customer (salon_id, id, first_name, last_name, email, phone, locale, created_at)
    values (${SALON}, ${id}, ${firstName}, ${lastName}, ${email}, ${phone}, 'de-CH', ${new Date(MONDAY)})`;
  return id;
}
const logOf = async (id: CustomerId) =>
  (
    await world.owner<{ action: string; actor_id: string; data: Record<string, unknown> }[]>`
      select action, actor_id, data from audit_entry where customer_id = ${id} order by at, action`
  ).map(({ action, data }) => [action, data['staffId']]);
const STORED = {
  firstName: 'Lea',
  lastName: 'Muster',
  email: LEA.email,
  phone: LEA.phone,
  locale: 'de-CH',
} as const;

describe('opening a profile', () => {
  test('is noted, with who it was', async () => {
    const id = await someone();
    expect(await parts.useCases.openCustomer(ANNA_AT_WORK, { id, part: 'profile' })).toMatchObject({
      ok: true,
    });
    expect(await parts.useCases.openCustomer(HQ, { id, part: 'profile' })).toMatchObject({ ok: true });
    expect(await logOf(id)).toEqual([
      ['customer.viewed', ANNA],
      ['customer.viewed', null],
    ]);
  });

  test('is told to the customer in their account, with the name of the colleague', async () => {
    const { customerId, accountId, visitorId, sessionId } = await insertAccount(world.owner, {
      salonId: SALON,
      email: 'looks@example.ch',
      role: null,
    });
    const id = customerId as CustomerId;
    await parts.useCases.openCustomer(ANNA_AT_WORK, { id, part: 'profile' });
    clock.pass(1000);
    await parts.useCases.openCustomer(HQ, { id, part: 'profile' });
    const actor = {
      kind: 'customer',
      salonId: SALON,
      accountId,
      customerId,
      visitorId,
      sessionId,
    } as Customer;
    const log = await accountQueries({
      database: web.database,
      clock,
      secrets: accountSecrets({ key: 'x' }),
    }).log(actor);
    expect(log).toMatchObject([
      { action: 'customer.viewed', by: 'head_office', staffName: null },
      { action: 'customer.viewed', by: 'team', staffName: 'Anna' },
    ]);
  });

  test('tells nobody else whether there is one', async () => {
    const id = await someone();
    const refused = { ok: false, error: { kind: 'not_found' } };
    expect(await parts.useCases.openCustomer(ANNA_AT_WORK, { id: NOBODY, part: 'profile' })).toEqual(refused);
    expect(await parts.useCases.openCustomer(ELSEWHERE, { id, part: 'profile' })).toEqual(refused);
    expect(await parts.useCases.openCustomer(HQ, { id, part: 'health' })).toEqual(refused);
    expect(await parts.queries.profile(ELSEWHERE, id)).toBeNull();
    expect(await parts.queries.health(ELSEWHERE, id)).toBeNull();
    expect(await parts.queries.health(HQ, id)).toBeNull();
    expect(await logOf(id)).toEqual([]);
  });
});

describe('a profile', () => {
  test('has the visits of all entries with its name and number, in as many statements for many as for none', async () => {
    const lea = { ...LEA, lastName: 'Viele', phone: '+41790000099' };
    const count = async (id: CustomerId) => {
      statements = [];
      const profile = await parts.queries.profile(ANNA_AT_WORK, id);
      return { profile, statements: statements.length };
    };
    const empty = await count(await someone({ lastName: 'Leer', phone: '+41790000098' }));
    for (const time of ['09:00', '11:00', '14:00']) {
      const visitor = someVisitor();
      const hold = await reserved(web, visitor, at(`2026-03-12 ${time}`));
      const confirmed = await web.confirm(visitor, {
        holdId: hold.id,
        contact: lea,
        termsVersion: '2026-01',
        locale: 'de-CH',
      });
      expect(confirmed).toMatchObject({ ok: true });
    }
    const [first] = await world.owner<{ id: CustomerId }[]>`
      select id from customer where last_name = 'Viele' order by created_at limit 1`;
    const full = await count(first!.id);
    expect(full.profile).toMatchObject({ otherEntries: 2, past: [], notes: [] });
    expect(full.profile?.coming.map(({ services, staff }) => [services.length, staff.length])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(full.statements).toBe(empty.statements);
    clock.set((MONDAY + 30 * 86_400_000) as typeof MONDAY);
    expect(await parts.queries.profile(ANNA_AT_WORK, first!.id)).toMatchObject({
      coming: [],
      past: [{}, {}, {}],
    });
  });

  test('is changed field by field, and not over the head of a colleague', async () => {
    const id = await someone();
    const change = (fields: Partial<typeof STORED>, seen: object = STORED, actor: Employee = ANNA_AT_WORK) =>
      parts.useCases.changeCustomer(actor, {
        id,
        fields: { ...STORED, ...fields },
        seen: seen as typeof STORED,
      });
    expect(await change({ phone: '12' as typeof LEA.phone })).toMatchObject({
      error: { kind: 'invalid', fields: [{ field: 'phone', kind: 'malformed' }] },
    });
    expect(await change({ lastName: 'Meier' as 'Muster' })).toEqual({ ok: true, value: null });
    expect(await change({ lastName: 'Huber' as 'Muster' })).toMatchObject({
      error: { kind: 'changed_meanwhile', now: { lastName: 'Meier' } },
    });
    expect(await change({ lastName: 'Meier' as 'Muster' })).toEqual({ ok: true, value: null });
    expect(await change({ lastName: 'X' as 'Muster' }, STORED, ELSEWHERE)).toMatchObject({
      error: { kind: 'not_found' },
    });
    const [entry] = await world.owner`
      select action, data from audit_entry where customer_id = ${id} and action = 'customer.changed'`;
    expect(entry).toMatchObject({ data: { fields: 'lastName' } });
    expect(JSON.stringify(entry)).not.toContain('Meier');
  });

  test('has notes that the team writes and head office only reads', async () => {
    const id = await someone();
    const { addCustomerNote, removeCustomerNote } = parts.useCases;
    expect(await addCustomerNote(ANNA_AT_WORK, { id, body: 'Trinkt Espresso' })).toMatchObject({ ok: true });
    expect(await addCustomerNote(ANNA_AT_WORK, { id, body: ' ' })).toMatchObject({
      error: { kind: 'invalid', note: 'missing' },
    });
    for (const actor of [HQ, ELSEWHERE])
      expect(await addCustomerNote(actor, { id, body: 'x' })).toMatchObject({ error: { kind: 'not_found' } });
    const seen = await parts.queries.profile(HQ, id);
    expect(seen?.notes).toMatchObject([{ body: 'Trinkt Espresso', writtenBy: 'Anna' }]);
    const noteId = seen!.notes[0]!.id;
    expect(await removeCustomerNote(ELSEWHERE, { id, noteId })).toMatchObject({
      error: { kind: 'not_found' },
    });
    for (let time = 0; time < 2; time += 1)
      expect(await removeCustomerNote(ANNA_AT_WORK, { id, noteId })).toMatchObject({ ok: true });
    expect((await parts.queries.profile(ANNA_AT_WORK, id))?.notes).toEqual([]);
    expect((await logOf(id)).map(([action]) => action)).toEqual([
      'customer.note_added',
      'customer.note_removed',
    ]);
  });
});

describe('health notes', () => {
  const note = { formula: '6/0 + 6 %', allergies: 'PPD' };

  test('need a consent, and end with it', async () => {
    const id = await someone();
    const { settleHealthConsent, writeHealthNote } = parts.useCases;
    const write = (version: number, over = {}) =>
      writeHealthNote(ANNA_AT_WORK, { id, note: { ...note, ...over }, version });
    const consent = (given: boolean) => settleHealthConsent(ANNA_AT_WORK, { id, given });
    expect(await write(0)).toMatchObject({ error: { kind: 'no_consent' } });
    expect(await consent(true)).toMatchObject({ ok: true });
    expect(await consent(true)).toMatchObject({ ok: true });
    expect(await write(0)).toMatchObject({ ok: true });
    expect(await write(0, { formula: '7/0' })).toMatchObject({
      error: { kind: 'changed_meanwhile', now: note },
    });
    expect(await write(1, { formula: '7/0' })).toMatchObject({ ok: true });
    expect(await parts.queries.health(ANNA_AT_WORK, id)).toMatchObject({
      note: { formula: '7/0', allergies: 'PPD', version: 2 },
      consents: [{ granted: true, by: 'team' }],
    });
    clock.pass(1000);
    expect(await consent(false)).toMatchObject({ ok: true });
    expect(await write(2)).toMatchObject({ error: { kind: 'no_consent' } });
    const kept = await world.owner`select from customer_health_note where customer_id = ${id}`;
    expect(kept).toHaveLength(0);
    expect(await parts.queries.health(ANNA_AT_WORK, id)).toMatchObject({
      note: null,
      consents: [{ granted: false }, {}],
    });
    const log = await world.owner`select action, data from audit_entry where customer_id = ${id}`;
    expect(log.map(({ action }) => String(action)).sort()).toEqual([
      'consent.given',
      'consent.withdrawn',
      'customer.health_changed',
      'customer.health_changed',
    ]);
    expect(JSON.stringify(log)).not.toContain('PPD');
  });

  test('are gone when the customer withdraws the consent in their account', async () => {
    const { customerId, accountId, visitorId, sessionId } = await insertAccount(world.owner, {
      salonId: SALON,
      email: 'withdraws@example.ch',
      role: null,
    });
    const [id, other] = [customerId as CustomerId, await someone()];
    for (const each of [id, other]) {
      await parts.useCases.settleHealthConsent(ANNA_AT_WORK, { id: each, given: true });
      await parts.useCases.writeHealthNote(ANNA_AT_WORK, { id: each, note, version: 0 });
    }
    clock.pass(1000);
    const actor = {
      kind: 'customer',
      salonId: SALON,
      accountId,
      customerId,
      visitorId,
      sessionId,
    } as Customer;
    await setConsent({ uow: web.uow, clock })(actor, { purpose: 'health_notes', granted: false });
    expect(await parts.queries.health(ANNA_AT_WORK, id)).toMatchObject({
      note: null,
      consents: [
        { granted: false, by: 'customer' },
        { granted: true, by: 'team' },
      ],
    });
    expect(await parts.queries.health(ANNA_AT_WORK, other)).toMatchObject({ note });
  });

  test('are for the chair: neither for head office nor for another salon', async () => {
    const id = await someone();
    for (const actor of [HQ, ELSEWHERE]) {
      expect(await parts.useCases.settleHealthConsent(actor, { id, given: true })).toMatchObject({
        error: { kind: 'not_found' },
      });
      expect(await parts.useCases.writeHealthNote(actor, { id, note, version: 0 })).toMatchObject({
        error: { kind: 'not_found' },
      });
    }
  });
});
