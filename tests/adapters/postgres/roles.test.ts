/** Changes of roles on PostgreSQL, as the application's role: with two owners at once, and with sessions that end. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identityQueries } from '#adapters/postgres/queries/identity-queries.ts';
import { sessionQueries } from '#adapters/postgres/queries/session-queries.ts';
import { oneTimeCodes } from '#adapters/system/one-time-codes.ts';
import type { Role } from '#domain/identity/permissions.ts';
import { roleWords, type WantedRole } from '#domain/identity/role-change.ts';
import { changeRole } from '#domain/identity/use-cases/change-role.ts';
import type { Employee, EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { insertAccount, type TestAccount } from '#tests/support/accounts.ts';
import { MONDAY, openProcess, openWorld, testClock, type Process, type World } from './world.ts';

let world: World;
let process: Process;
const clock = testClock();

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock);
});
beforeEach(async () => {
  clock.set(MONDAY);
  await world.owner`delete from role_grant`;
});
afterAll(async () => {
  await process.close();
  await world.close();
});

const deps = () => ({ uow: process.uow, clock });
const someone = (role: Role | null, salonId: string = SALON, email = `${randomUUID()}@example.ch`) =>
  insertAccount(world.owner, { salonId, email, role, at: new Date(MONDAY) });
const actorOf = (person: TestAccount, role: EmployeeRole, salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  role,
  staffId: null,
  accountId: person.accountId as AccountId,
  sessionId: person.sessionId as SessionId,
});
const as = (role: EmployeeRole): NonNullable<WantedRole> => ({ role, staffId: null });
const change = (by: Employee, person: TestAccount, seen: WantedRole, wanted: WantedRole) =>
  changeRole(deps())(by, { accountId: person.accountId as AccountId, seen: roleWords(seen), wanted });
const signedIn = (person: TestAccount) =>
  sessionQueries({ database: process.database, clock }).signedIn(SALON, person.secret);
const rolesNow = async () => {
  const rows = await world.owner<{ role: string }[]>`
    select role from role_grant where salon_id = ${SALON} order by role`;
  return rows.map(({ role }) => role);
};
const NOT_FOUND = err({ kind: 'not_found' as const });

describe('a change of a role', () => {
  test('takes effect at once: the sessions of before are over, whichever way it goes', async () => {
    const owner = await someone('owner');
    for (const [from, to] of [
      ['staff', 'owner'],
      ['manager', 'staff'],
    ] as const) {
      const person = await someone(from);
      expect((await signedIn(person))?.actor).toMatchObject({ kind: 'employee', role: from });
      expect(await change(actorOf(owner, 'owner'), person, as(from), as(to))).toEqual(ok({ ended: 1 }));
      expect(await signedIn(person)).toBeNull();
    }
    expect(await signedIn(owner)).not.toBeNull();
  });

  test('is written down, with no word about who it is', async () => {
    const [owner, person] = [await someone('owner'), await someone('staff')];
    await change(actorOf(owner, 'owner'), person, as('staff'), null);
    const [entry] = await world.owner`
      select action, actor_id::text as by, target_id::text as target, data from audit_entry
      where target_id = ${person.accountId} and action = 'account.role_changed'`;
    expect(entry).toMatchObject({ by: owner.accountId, data: { from: 'staff', to: null, ended: 1 } });
  });

  test('is not for managers, staff or another salon, and head office is out of reach', async () => {
    const [owner, manager, staff, hq] = [
      await someone('owner'),
      await someone('manager'),
      await someone('staff'),
      await someone('hq'),
    ];
    const elsewhere = await someone('owner', OTHER_SALON);
    expect(await change(actorOf(manager, 'manager'), manager, as('manager'), as('owner'))).toEqual(NOT_FOUND);
    expect(await change(actorOf(staff, 'staff'), staff, as('staff'), as('owner'))).toEqual(NOT_FOUND);
    // A role that was taken away while the form was on its way; and somebody who only says to be an owner.
    expect(await change(actorOf(staff, 'owner'), staff, as('staff'), as('owner'))).toEqual(NOT_FOUND);
    expect(await change(actorOf(elsewhere, 'owner', OTHER_SALON), staff, as('staff'), null)).toEqual(
      NOT_FOUND,
    );
    expect(await change(actorOf(owner, 'owner'), elsewhere, as('owner'), null)).toEqual(NOT_FOUND);
    expect(await change(actorOf(owner, 'owner'), hq, null, as('owner'))).toEqual(NOT_FOUND);
    expect(await rolesNow()).toEqual(['hq', 'manager', 'owner', 'staff']);
  });

  test('of two owners who demote each other at the same moment, one stays', async () => {
    for (let round = 0; round < 10; round += 1) {
      await world.owner`delete from role_grant`;
      const [one, two] = [await someone('owner'), await someone('owner')];
      const outcomes = await Promise.all([
        change(actorOf(one, 'owner'), two, as('owner'), as('staff')),
        change(actorOf(two, 'owner'), one, as('owner'), null),
      ]);
      expect(outcomes.filter(({ ok: done }) => done)).toHaveLength(1);
      expect((await rolesNow()).filter((role) => role === 'owner')).toHaveLength(1);
    }
  });

  test('of two owners who leave at the same moment, one cannot', async () => {
    for (let round = 0; round < 10; round += 1) {
      await world.owner`delete from role_grant`;
      const [one, two] = [await someone('owner'), await someone('owner')];
      const outcomes = await Promise.all([
        change(actorOf(one, 'owner'), one, as('owner'), null),
        change(actorOf(two, 'owner'), two, as('owner'), null),
      ]);
      expect(outcomes).toContainEqual(err({ kind: 'last_owner' }));
      expect(await rolesNow()).toEqual(['owner']);
    }
  });
});

test('the list shows this salon’s, owners first, to those who lead it', async () => {
  const [staff, owner, manager] = [await someone('staff'), await someone('owner'), await someone('manager')];
  await someone('owner', OTHER_SALON);
  const codes = oneTimeCodes({ keys: ['0'.repeat(32)] });
  const { members } = identityQueries(process.database, clock, codes);
  for (const actor of [actorOf(owner, 'owner'), actorOf(manager, 'manager')]) {
    expect((await members(actor)).map(({ role, accountId }) => [role, accountId])).toEqual([
      ['owner', owner.accountId],
      ['manager', manager.accountId],
      ['staff', staff.accountId],
    ]);
  }
  await expect(members(actorOf(staff, 'staff'))).rejects.toThrow('those who lead');
});
