/** Head office in a salon of another account, on PostgreSQL and as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeCustomers } from '#adapters/compose/customers.ts';
import { accountQueries } from '#adapters/postgres/queries/account-queries.ts';
import { identityQueries } from '#adapters/postgres/queries/identity-queries.ts';
import { sessionQueries } from '#adapters/postgres/queries/session-queries.ts';
import { accountSecrets } from '#adapters/system/account-secrets.ts';
import { oneTimeCodes } from '#adapters/system/one-time-codes.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { inView } from '#domain/identity/head-office.ts';
import type { Role } from '#domain/identity/permissions.ts';
import { enterSalon } from '#domain/identity/use-cases/enter-salon.ts';
import type { Customer, Employee, HeadOffice } from '#domain/shared/actor.ts';
import type { AccountId, CustomerId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { insertAccount, type TestAccount } from '#tests/support/accounts.ts';
import { MONDAY, openProcess, openWorld, testClock, type Process, type World } from './world.ts';

let world: World;
let web: Process;
const clock = testClock();

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock);
});
beforeEach(async () => {
  clock.set(MONDAY);
  await world.owner`delete from hq_grant`;
});
afterAll(async () => {
  await web.close();
  await world.close();
});

const NOT_FOUND = err({ kind: 'not_found' as const });
const someone = (role: Role | null, salonId: string = SALON) =>
  insertAccount(world.owner, { salonId, email: `${randomUUID()}@example.ch`, role, at: new Date(MONDAY) });
const grant = ({ accountId }: TestAccount, salonId: string = OTHER_SALON, home: string = SALON) =>
  world.owner`insert into hq_grant (salon_id, account_id, home_salon_id, granted_at)
    values (${salonId}, ${accountId}, ${home}, ${new Date(MONDAY)})`;
const ids = ({ accountId, sessionId }: TestAccount, salonId: SalonId) => ({
  salonId,
  accountId: accountId as AccountId,
  sessionId: sessionId as SessionId,
});
const hq = (person: TestAccount, salonId: SalonId = SALON): HeadOffice => ({
  kind: 'hq',
  ...ids(person, salonId),
});
const employee = (person: TestAccount, role: Employee['role'], salonId: SalonId): Employee => ({
  kind: 'employee',
  ...ids(person, salonId),
  role,
  staffId: null,
});
const enter = (actor: HeadOffice | Employee, salonId: SalonId) =>
  enterSalon({ uow: web.uow, clock })(actor, salonId);
const signedIn = (person: TestAccount, salonId: SalonId = SALON) =>
  sessionQueries({ database: web.database, clock }).signedIn(salonId, person.secret);
const queries = () => identityQueries(web.database, clock, oneTimeCodes({ keys: ['key'] }));
const entriesOf = async ({ accountId }: TestAccount) =>
  (
    await world.owner<{ salon_id: SalonId; action: string; target_id: string }[]>`
      select salon_id, action, target_id from audit_entry
      where actor_id = ${accountId} and actor_kind = 'hq' order by at, action`
  ).map(({ salon_id: salonId, action, target_id: target }) => ({ salonId, action, target }));

describe('choosing a salon', () => {
  test('brings it into view, and is written down there', async () => {
    const person = await someone('hq');
    await grant(person);
    expect(await signedIn(person)).toMatchObject({ chosenSalonId: null });
    expect(await enter(hq(person), OTHER_SALON)).toEqual(ok({ entered: true }));
    const session = await signedIn(person);
    expect(session).toMatchObject({ actor: hq(person), chosenSalonId: OTHER_SALON });
    expect(inView(hq(person), session!)).toEqual(hq(person, OTHER_SALON));
    clock.pass(1000);
    expect(await enter(hq(person), SALON)).toEqual(ok({ entered: true }));
    expect(await signedIn(person)).toMatchObject({ chosenSalonId: null });
    expect(await entriesOf(person)).toEqual([
      { salonId: OTHER_SALON, action: 'hq.entered', target: OTHER_SALON },
      { salonId: SALON, action: 'hq.entered', target: SALON },
    ]);
  });

  test('changes nothing and notes nothing where the salon is in view already', async () => {
    const person = await someone('hq');
    await grant(person);
    expect(await enter(hq(person), SALON)).toEqual(ok({ entered: false }));
    await enter(hq(person), OTHER_SALON);
    expect(await enter(hq(person), OTHER_SALON)).toEqual(ok({ entered: false }));
    expect(await entriesOf(person)).toHaveLength(1);
  });

  test('finds no salon that was not given, as it finds none that does not exist', async () => {
    const [person, other] = [await someone('hq'), await someone('hq')];
    await grant(other);
    for (const salonId of [OTHER_SALON, randomUUID() as SalonId]) {
      expect(await enter(hq(person), salonId)).toEqual(NOT_FOUND);
    }
    expect(await signedIn(person)).toMatchObject({ chosenSalonId: null });
    expect(await entriesOf(person)).toEqual([]);
  });

  test('is for a live session of one’s own, and for head office', async () => {
    const [person, other, owner] = [await someone('hq'), await someone('hq'), await someone('owner')];
    await grant(person);
    await grant(owner);
    const borrowed = { ...hq(person), sessionId: other.sessionId as SessionId };
    expect(await enter(borrowed, OTHER_SALON)).toEqual(NOT_FOUND);
    expect(await signedIn(other)).toMatchObject({ chosenSalonId: null });
    expect(await enter(employee(owner, 'owner', SALON), OTHER_SALON)).toEqual(NOT_FOUND);
    // Whoever says of themselves that they are head office, and is not.
    expect(await enter(hq(owner), OTHER_SALON)).toEqual(NOT_FOUND);
    await world.owner`update session set ended_at = now() where id = ${person.sessionId}`;
    expect(await enter(hq(person), OTHER_SALON)).toEqual(NOT_FOUND);
  });

  test('with another session of the same person leaves this one where it is', async () => {
    const person = await someone('hq');
    await grant(person);
    const second = randomUUID();
    await world.owner`
      insert into session (salon_id, id, account_id, token_hash, device, address, created_at, last_used_at)
      values (${SALON}, ${second}, ${person.accountId}, ${randomUUID()}, '', '192.0.2.1', now(), now())`;
    await enter({ ...hq(person), sessionId: second as SessionId }, OTHER_SALON);
    expect(await signedIn(person)).toMatchObject({ chosenSalonId: null });
  });
});

describe('a choice', () => {
  test('is over at once when the grant is taken away, and with the role', async () => {
    const person = await someone('hq');
    await grant(person);
    await enter(hq(person), OTHER_SALON);
    await world.owner`delete from hq_grant where account_id = ${person.accountId}`;
    expect(await signedIn(person)).toMatchObject({ actor: hq(person), chosenSalonId: null });
    expect(await enter(hq(person), OTHER_SALON)).toEqual(NOT_FOUND);
    await grant(person);
    expect(await signedIn(person)).toMatchObject({ chosenSalonId: OTHER_SALON });
    await world.owner`delete from role_grant where account_id = ${person.accountId}`;
    expect(await signedIn(person)).toMatchObject({ actor: { kind: 'customer' }, chosenSalonId: null });
  });

  test('opens no session at the other salon: the secret is worth something at home only', async () => {
    const person = await someone('hq');
    await grant(person);
    await enter(hq(person), OTHER_SALON);
    expect(await signedIn(person, OTHER_SALON)).toBeNull();
  });

  test('is worth nothing with a grant for the account of another salon', async () => {
    const person = await someone('hq');
    const third = randomUUID();
    await grant(person, OTHER_SALON, third);
    await world.owner`update session set chosen_salon_id = ${OTHER_SALON} where id = ${person.sessionId}`;
    expect(await signedIn(person)).toMatchObject({ chosenSalonId: null });
    expect(await enter(hq(person), OTHER_SALON)).toEqual(NOT_FOUND);
    expect(await queries().salons(hq(person))).toHaveLength(1);
  });

  test('cannot be written past the function', async () => {
    const person = await someone('hq');
    await grant(person);
    await expect(
      web.database.pool.begin(async (tx) => {
        await tx`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', 'hq', true),
          set_config('app.account_id', ${person.accountId}, true)`;
        await tx`update session set chosen_salon_id = ${OTHER_SALON} where id = ${person.sessionId}`;
      }),
    ).rejects.toThrow('permission denied');
  });
});

describe('the functions of head office', () => {
  const call = (settings: Readonly<Record<string, string>>, statement: string) =>
    web.database.pool.begin(async (tx) => {
      for (const [name, value] of Object.entries(settings)) {
        await tx`select set_config(${`app.${name}`}, ${value}, true)`;
      }
      return await tx.unsafe(statement);
    });

  test('answer nobody but the person, and the leaders of the salon', async () => {
    const [person, other] = [await someone('hq'), await someone('hq')];
    await grant(other);
    const me = { salon_id: SALON, actor_kind: 'hq', account_id: person.accountId, role: 'hq' };
    const salons = (account: string, salon: string = SALON) =>
      `select * from hq_salons('${salon}', '${account}')`;
    const entering = (account: string) =>
      `select enter_salon('${OTHER_SALON}', '${SALON}', '${account}', '${other.sessionId}')`;
    const readers = `select * from hq_readers('${OTHER_SALON}')`;
    const leader = { salon_id: OTHER_SALON, actor_kind: 'employee', role: 'owner' };
    const refused: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [me, salons(other.accountId)],
      [me, salons(person.accountId, OTHER_SALON)],
      [{ ...me, actor_kind: 'employee', role: 'owner' }, salons(person.accountId)],
      [{}, salons(person.accountId)],
      [{ ...me, salon_id: OTHER_SALON }, entering(other.accountId)],
      [{ ...me, account_id: other.accountId }, entering(other.accountId)],
      [{ ...leader, account_id: other.accountId }, entering(other.accountId)],
      [{ ...leader, salon_id: SALON }, readers],
      [{ ...leader, role: 'staff' }, readers],
      [{ ...me, salon_id: OTHER_SALON }, readers],
      [{}, readers],
    ];
    for (const [settings, statement] of refused) {
      await expect(call(settings, statement), statement).rejects.toThrow('not for this actor');
    }
    expect(await call(leader, readers)).toHaveLength(1);
  });
});

describe('the lists', () => {
  test('name the salons that are open, one’s own first', async () => {
    const person = await someone('hq');
    expect((await queries().salons(hq(person))).map(({ salonId }) => salonId)).toEqual([SALON]);
    await grant(person);
    const salons = await queries().salons(hq(person));
    expect(salons.map(({ salonId }) => salonId)).toEqual([SALON, OTHER_SALON]);
    for (const { name, city } of salons) expect([name, city]).not.toContain('');
  });

  test('tell who leads a salon which head office reads it', async () => {
    const [person, former] = [await someone('hq'), await someone(null)];
    const [owner, ownerHere] = [await someone('owner', OTHER_SALON), await someone('owner')];
    await grant(person);
    await grant(former);
    const [account] = await world.owner`select email from account where id = ${person.accountId}`;
    const lines = await queries().readers(employee(owner, 'manager', OTHER_SALON));
    expect(lines).toMatchObject([
      { accountId: person.accountId, email: account!['email'], since: MONDAY, secondFactor: false },
    ]);
    expect(await queries().readers(employee(ownerHere, 'owner', SALON))).toEqual([]);
    await expect(queries().readers(employee(owner, 'staff', OTHER_SALON))).rejects.toThrow('lead');
  });
});

describe('a look at a person of the chosen salon', () => {
  test('is noted there and told to them; of health notes there is nothing to see', async () => {
    const [person, customer] = [await someone('hq'), await someone(null, OTHER_SALON)];
    await grant(person);
    await enter(hq(person), OTHER_SALON);
    const actor = inView(hq(person), (await signedIn(person))!);
    const { useCases, queries: customers } = composeCustomers({
      database: web.database,
      uow: web.uow,
      clock,
      ids: randomIds,
    });
    const id = customer.customerId as CustomerId;
    expect(await useCases.openCustomer(hq(person), { id, part: 'profile' })).toEqual(NOT_FOUND);
    expect(await useCases.openCustomer(actor, { id, part: 'profile' })).toMatchObject({ ok: true });
    expect(await customers.profile(actor, id)).not.toBeNull();
    expect(await useCases.openCustomer(actor, { id, part: 'health' })).toEqual(NOT_FOUND);
    expect(await customers.health(actor, id)).toBeNull();
    expect(await useCases.addCustomerNote(actor, { id, body: 'x' })).toEqual(NOT_FOUND);
    const themselves = { kind: 'customer', salonId: OTHER_SALON, ...customer } as unknown as Customer;
    const log = accountQueries({ database: web.database, clock, secrets: accountSecrets({ key: 'x' }) }).log;
    expect(await log(themselves)).toMatchObject([
      { action: 'customer.viewed', by: 'head_office', staffName: null },
    ]);
  });
});
