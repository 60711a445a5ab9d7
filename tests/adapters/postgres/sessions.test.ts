/** One's own sessions, what joins later, and what is forgotten: on PostgreSQL, as the roles that do it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identityQueries, signInRetention } from '#adapters/postgres/queries/identity-queries.ts';
import { sessionQueries } from '#adapters/postgres/queries/session-queries.ts';
import { oneTimeCodes } from '#adapters/system/one-time-codes.ts';
import { endSessions } from '#domain/identity/use-cases/end-sessions.ts';
import { forgetSignIns } from '#domain/identity/use-cases/forget-sign-ins.ts';
import { joinBookings } from '#domain/identity/use-cases/join-bookings.ts';
import type { Customer, Member, Visitor } from '#domain/shared/actor.ts';
import type { SessionId, VisitorId } from '#domain/shared/ids.ts';
import { err } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount, type TestAccount } from '#tests/support/accounts.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  reserved,
  testClock,
  type Process,
  type World,
} from './world.ts';

const DAY = 24 * 60 * 60 * 1000;

let world: World;
let process: Process;
let worker: Process;
const clock = testClock();

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock);
  worker = openProcess(world.database.jobsUrl, clock);
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await process.close();
  await worker.close();
  await world.close();
});

const deps = () => ({ uow: process.uow, clock });
const someone = (salonId: string = SALON, email = `${randomUUID()}@example.ch`) =>
  insertAccount(world.owner, { salonId, email, role: null, at: new Date(MONDAY) });
async function actorOf(person: TestAccount): Promise<Member> {
  const queries = sessionQueries({ database: process.database, clock });
  const found = await queries.signedIn(SALON, person.secret);
  if (found === null) throw new Error('not signed in');
  return found.actor;
}
const alsoOn = (person: TestAccount, device: string, salonId: string = SALON) =>
  world.owner<{ id: SessionId }[]>`
    insert into session (salon_id, id, account_id, token_hash, device, address, created_at, last_used_at)
    values (${salonId}, ${randomUUID()}, ${person.accountId}, ${randomUUID()}, ${device}, '192.0.2.1',
      ${new Date(MONDAY - DAY)}, ${new Date(MONDAY - DAY)})
    returning id`;

describe('one’s own sessions', () => {
  test('are listed, the last used first, and nobody else’s', async () => {
    const [person, other] = [await someone(), await someone()];
    await alsoOn(person, 'Safari, iPhone');
    await alsoOn(other, 'Firefox, Linux');
    const lines = await identityQueries(process.database, clock, oneTimeCodes({ keys: ['key'] })).sessions(
      await actorOf(person),
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ current: true, lastUsed: MONDAY });
    expect(lines[1]).toMatchObject({
      current: false,
      device: 'Safari, iPhone',
      address: '192.0.2.1',
      lastUsed: MONDAY - DAY,
    });
  });

  test('end one by one; somebody else’s is not found and lives on', async () => {
    const [person, other] = [await someone(), await someone()];
    const [[mine], [theirs]] = [await alsoOn(person, 'a'), await alsoOn(other, 'b')];
    const actor = await actorOf(person);
    expect(won(await endSessions(deps())(actor, mine!.id))).toEqual({ ended: 1 });
    for (const gone of [mine!.id, theirs!.id, randomUUID() as SessionId])
      expect(await endSessions(deps())(actor, gone)).toEqual(err({ kind: 'not_found' }));
    const [alive] = await world.owner`select ended_at from session where id = ${theirs!.id}`;
    expect(alive).toEqual({ ended_at: null });
  });

  test('end everywhere at once, with the one that asks', async () => {
    const person = await someone();
    await alsoOn(person, 'a');
    const actor = await actorOf(person);
    expect(won(await endSessions(deps())(actor, 'everywhere'))).toEqual({ ended: 2 });
    await expect(actorOf(person)).rejects.toThrow('not signed in');
    const [entry] = await world.owner`
      select action, data from audit_entry where target_id = ${person.accountId}`;
    expect(entry).toEqual({ action: 'account.sessions_ended', data: { ended: 2 } });
  });
});

test('a visit that a guest books later with the verified address comes when its owner looks', async () => {
  const person = await someone(SALON, `${randomUUID()}@example.ch`);
  const actor = (await actorOf(person)) as Customer;
  const [account] = await world.owner`select email from account where id = ${person.accountId}`;
  const guest: Visitor = { kind: 'visitor', salonId: SALON, visitorId: randomUUID() as VisitorId };
  const visit = await reserved(process, guest, at('2026-03-12 14:00'));
  const contact = { ...LEA, email: String(account!['email']) };
  const { termsVersion } = visit;
  won(await process.confirm(guest, { holdId: visit.id, contact, termsVersion, locale: 'de-CH' }));
  const owner = () => world.owner`select visitor_id, customer_id from appointment where id = ${visit.id}`;
  expect(await owner()).toMatchObject([{ visitor_id: guest.visitorId }]);

  await world.owner`update account set email_verified_at = null where id = ${person.accountId}`;
  expect(won(await joinBookings(deps())(actor))).toEqual({ visits: 0 });
  await world.owner`update account set email_verified_at = created_at where id = ${person.accountId}`;
  expect(won(await joinBookings(deps())(actor))).toEqual({ visits: 1 });
  expect(await owner()).toEqual([{ visitor_id: person.visitorId, customer_id: person.customerId }]);
  expect(won(await joinBookings(deps())(actor))).toEqual({ visits: 0 });
});

test('thirty days after its end a session is gone with device and address, in every salon; codes after a day', async () => {
  await world.owner`delete from session`;
  const [person, stranger] = [await someone(), await someone(OTHER_SALON)];
  const [ended] = await alsoOn(person, 'ended');
  await world.owner`update session set ended_at = ${new Date(MONDAY)} where id = ${ended!.id}`;
  await alsoOn(stranger, 'forgotten', OTHER_SALON);
  await world.owner`
    insert into mailed_code (salon_id, id, purpose, email, code_hash, created_at, expires_at)
    values (${SALON}, ${randomUUID()}, 'sign_in', 'a@example.ch', 'x', ${new Date(MONDAY)}, ${new Date(MONDAY)})`;
  const forget = forgetSignIns({ clock, retention: signInRetention(worker.database) });
  const devices = async () =>
    (await world.owner`select device from session where device <> '' order by device`).map(
      ({ device }) => device as string,
    );
  const before = await devices();
  clock.set((MONDAY + DAY - 1) as Instant);
  expect(await forget()).toEqual({ forgotten: 0 });
  clock.set((MONDAY + DAY) as Instant);
  expect(await forget()).toEqual({ forgotten: 1 });
  clock.set((MONDAY + 30 * DAY - 1) as Instant);
  expect(await forget()).toEqual({ forgotten: 0 });
  expect(await devices()).toEqual(before);
  clock.set((MONDAY + 30 * DAY) as Instant);
  expect(await forget()).toEqual({ forgotten: 1 });
  expect(await devices()).not.toContain('ended');
  // Nobody used it for thirty days, so it was over; after thirty more it goes.
  clock.set((MONDAY + 59 * DAY) as Instant);
  await forget();
  expect(await devices()).not.toContain('forgotten');
});
