/** Invitations on PostgreSQL, as the application's role: links that are used twice at once, inviters who leave, rows that go. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { argonPasswords } from '#adapters/argon/passwords.ts';
import { notices } from '#adapters/letters/notices.ts';
import { openDatabase } from '#adapters/postgres/database.ts';
import { signInRetention } from '#adapters/postgres/queries/identity-queries.ts';
import { invitationQueries } from '#adapters/postgres/queries/invitation-queries.ts';
import { sessionQueries } from '#adapters/postgres/queries/session-queries.ts';
import { identitySecrets } from '#adapters/system/identity-secrets.ts';
import { invitationLinks } from '#adapters/system/invitation-links.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Role } from '#domain/identity/permissions.ts';
import { acceptInvitation, type Accepting } from '#domain/identity/use-cases/accept-invitation.ts';
import { changeRole } from '#domain/identity/use-cases/change-role.ts';
import { enterCode } from '#domain/identity/use-cases/enter-code.ts';
import { invite, resendInvitation, revokeInvitation } from '#domain/identity/use-cases/invite.ts';
import { signUp } from '#domain/identity/use-cases/sign-up.ts';
import type { Employee, EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, InvitationId, SalonId, SessionId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount, type TestAccount } from '#tests/support/accounts.ts';
import { MONDAY, openProcess, openWorld, testClock, type Process, type World } from './world.ts';

const DESK = { kind: 'desk', salonId: SALON } as const;
const DAY = 24 * 3_600_000;
const NEW: Accepting = {
  kind: 'new',
  firstName: 'Bea',
  lastName: 'Muster',
  password: 'ein langer Satz zum Merken',
  locale: 'de-CH',
};

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

const secrets = identitySecrets({ key: 'key' });
const deps = () => ({
  uow: process.uow,
  clock,
  ids: randomIds,
  secrets,
  passwords: argonPasswords(),
  notices: notices(),
  invitationLinks: invitationLinks({ baseUrlOf: () => 'https://salon.test' }),
});
const somewhere = () => `198.51.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
const from = () => ({ locale: 'de-CH', address: somewhere() }) as const;
const newAddress = () => `${randomUUID()}@example.ch`;
const newId = () => randomUUID() as InvitationId;
const someone = (role: Role | null, email = newAddress(), salonId: string = SALON) =>
  insertAccount(world.owner, { salonId, email, role, at: new Date(MONDAY) });
const actorOf = (person: TestAccount, role: EmployeeRole = 'owner', salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  role,
  staffId: null,
  accountId: person.accountId as AccountId,
  sessionId: person.sessionId as SessionId,
});
const send = (owner: TestAccount, email: string, id = newId(), role: EmployeeRole = 'staff') =>
  invite(deps())(actorOf(owner), {
    id,
    contact: { firstName: 'Bea', lastName: 'Muster', email },
    wanted: { role, staffId: null },
    ...from(),
  });
const accept = (token: string, who: Accepting = NEW) =>
  acceptInvitation(deps())(DESK, {
    token,
    who,
    place: { userAgent: '', address: somewhere() },
    previous: null,
  });
const asMember = (person: TestAccount): Accepting => ({
  kind: 'member',
  accountId: person.accountId as AccountId,
  showedSecondFactor: false,
});

/** The links' tokens in the letters to an address, the newest last. */
async function tokensTo(email: string): Promise<readonly string[]> {
  const rows = await world.owner<{ text_body: string }[]>`
    select text_body from outbox_mail where recipient = ${email} and kind = 'invitation' order by created_at, id`;
  return rows.flatMap(({ text_body: text }) => /\/invitation\/([\w-]{64})$/m.exec(text)?.[1] ?? []);
}
const rolesOf = (email: string) =>
  world.owner`select g.role from account a join role_grant g on g.account_id = a.id where a.email = ${email}`;

describe('an invitation', () => {
  test('makes an account, gives the role, and its session works at once', async () => {
    const owner = await someone('owner');
    const email = newAddress();
    const id = newId();
    won(await send(owner, email, id, 'manager'));
    const [token = ''] = await tokensTo(email);
    const [kept] = await world.owner`select token_hash from invitation where id = ${id}`;
    expect(kept).toEqual({ token_hash: createHash('sha256').update(`invitation ${token}`).digest('hex') });

    const { secret } = won(await accept(token));
    const signedIn = await sessionQueries({ database: process.database, clock }).signedIn(SALON, secret);
    expect(signedIn).toMatchObject({ emailVerified: true, actor: { kind: 'employee', role: 'manager' } });
    const entries = await world.owner<{ action: string }[]>`
      select action from audit_entry where target_id = ${id} order by at, id`;
    expect(entries.map(({ action }) => action).sort()).toEqual(['invitation.accepted', 'invitation.sent']);
    expect(outcome(await accept(token))).toBe('over');
  });

  test('sent by two owners at the same moment is one', async () => {
    const [one, two] = [await someone('owner'), await someone('owner')];
    const email = newAddress();
    const sent = await Promise.all([send(one, email), send(two, email)]);
    expect(sent.map(outcome).sort()).toEqual(['invited', 'ok']);
    expect(await tokensTo(email)).toHaveLength(1);
  });

  test('accepted in several windows at once makes one account and one grant', async () => {
    const owner = await someone('owner');
    const email = newAddress();
    won(await send(owner, email));
    const [token = ''] = await tokensTo(email);
    const outcomes = (await Promise.all([1, 2, 3, 4].map(() => accept(token)))).map(outcome);
    expect(outcomes.sort()).toEqual(['ok', 'over', 'over', 'over']);
    expect(await rolesOf(email)).toEqual([{ role: 'staff' }]);
  });

  test('beside a sign-up with the same address leaves one account', async () => {
    const owner = await someone('owner');
    const email = newAddress();
    won(await send(owner, email));
    const [token = ''] = await tokensTo(email);
    const contact = { firstName: 'Bea', lastName: 'Muster', email, phone: '079 123 45 67' };
    const { codeId } = won(
      await signUp(deps())(DESK, { contact, password: 'ein anderer langer Satz', ...from() }),
    );
    const [letter] = await world.owner<{ text_body: string }[]>`
      select text_body from outbox_mail where recipient = ${email} and kind = 'sign_up_code'`;
    const code = /^ {4}(\d{4} \d{4})$/m.exec(letter!.text_body)?.[1] ?? '';
    const place = { userAgent: '', address: somewhere() };
    const [accepted, entered] = await Promise.all([
      accept(token),
      enterCode(deps())(DESK, { codeId, code, place, previous: null, browser: null }),
    ]);
    expect(entered.ok).toBe(true);
    expect(['ok', 'has_account']).toContain(outcome(accepted));
    expect(await world.owner`select id from account where email = ${email}`).toHaveLength(1);
  });

  test('withdrawn while it is accepted ends one way: a role or none', async () => {
    const owner = await someone('owner');
    for (let round = 0; round < 10; round += 1) {
      const email = newAddress();
      const id = newId();
      won(await send(owner, email, id));
      const [token = ''] = await tokensTo(email);
      const [revoked, accepted] = await Promise.all([
        revokeInvitation(deps())(actorOf(owner), id),
        accept(token),
      ]);
      expect([outcome(revoked), outcome(accepted)]).toEqual(
        accepted.ok ? ['accepted', 'ok'] : ['ok', 'over'],
      );
      expect(await rolesOf(email)).toHaveLength(accepted.ok ? 1 : 0);
      // No account stays behind that nobody invited.
      expect(await world.owner`select id from account where email = ${email}`).toHaveLength(
        accepted.ok ? 1 : 0,
      );
    }
  });

  test('is worth what its inviter is at that moment', async () => {
    const [leaving, staying] = [await someone('owner'), await someone('owner')];
    for (let round = 0; round < 10; round += 1) {
      await world.owner`update role_grant set role = 'owner' where account_id = ${leaving.accountId}`;
      const email = newAddress();
      won(await send(leaving, email));
      const [token = ''] = await tokensTo(email);
      const [demoted, accepted] = await Promise.all([
        changeRole(deps())(actorOf(staying), {
          accountId: leaving.accountId as AccountId,
          seen: 'owner',
          wanted: { role: 'staff', staffId: null },
        }),
        accept(token),
      ]);
      expect(demoted.ok).toBe(true);
      expect(await rolesOf(email)).toHaveLength(accepted.ok ? 1 : 0);
      const [left] = await world.owner`select outcome from invitation where email = ${email}`;
      expect(left).toEqual({ outcome: accepted.ok ? 'accepted' : 'revoked' });
    }
    const email = newAddress();
    await world.owner`update role_grant set role = 'owner' where account_id = ${leaving.accountId}`;
    won(await send(leaving, email));
    // Not by the page, which withdraws them: the function looks for itself.
    await world.owner`update role_grant set role = 'staff' where account_id = ${leaving.accountId}`;
    expect(outcome(await accept((await tokensTo(email))[0] ?? ''))).toBe('over');
  });

  test('is for its own salon, and for the account with the address', async () => {
    const owner = await someone('owner');
    const other = await someone('owner', newAddress(), OTHER_SALON);
    const [person, stranger] = [await someone(null), await someone(null)];
    const [{ email }] = (await world.owner`
      select email from account where id = ${person.accountId}`) as unknown as [{ email: string }];
    const id = newId();
    won(await send(owner, email, id));
    const [token = ''] = await tokensTo(email);
    const there = { kind: 'desk', salonId: OTHER_SALON } as const;
    const place = { userAgent: '', address: somewhere() };
    expect(outcome(await acceptInvitation(deps())(there, { token, who: NEW, place, previous: null }))).toBe(
      'not_found',
    );
    const foreign = actorOf(other, 'owner', OTHER_SALON);
    expect(outcome(await revokeInvitation(deps())(foreign, id))).toBe('not_found');
    expect(outcome(await resendInvitation(deps())(foreign, { id, seen: 1, ...from() }))).toBe('not_found');

    expect(outcome(await accept(token, asMember(stranger)))).toBe('not_yours');
    const before = person.secret;
    won(await accept(token, asMember(person)));
    const { signedIn } = sessionQueries({ database: process.database, clock });
    expect(await signedIn(SALON, before)).toBeNull();
    expect(await rolesOf(email)).toEqual([{ role: 'staff' }]);
  });
});

test('the list is for those who lead; the page is for whoever holds the newest link', async () => {
  const owner = await someone('owner');
  const email = newAddress();
  const id = newId();
  await world.owner`delete from invitation`;
  won(await send(owner, email, id));
  const { invitations, invitation } = invitationQueries(process.database, clock, secrets);
  const [old = ''] = await tokensTo(email);
  expect(await invitation(DESK, old)).toMatchObject({ email, role: 'staff', open: true, accountId: null });
  expect(await invitation({ ...DESK, salonId: OTHER_SALON }, old)).toBeNull();
  clock.pass(1000);
  won(await resendInvitation(deps())(actorOf(owner), { id, seen: 1, ...from() }));
  const [, token = ''] = await tokensTo(email);
  expect(await invitation(DESK, old)).toBeNull();

  expect(await invitations(actorOf(owner, 'manager'))).toMatchObject([
    { id, email, name: 'Bea Muster', letters: 2, expired: false },
  ]);
  await expect(invitations(actorOf(owner, 'staff'))).rejects.toThrow('those who lead');
  clock.pass(7 * DAY);
  expect(await invitations(actorOf(owner))).toMatchObject([{ id, expired: true }]);
  expect(await invitation(DESK, token)).toMatchObject({ open: false });
  won(await revokeInvitation(deps())(actorOf(owner), id));
  expect(await invitations(actorOf(owner))).toEqual([]);
});

test('nobody gets a role from the database without an invitation, and no row says accepted by itself', async () => {
  const owner = await someone('owner');
  const id = newId();
  won(await send(owner, newAddress(), id));
  const app = openDatabase({ url: world.database.appUrl, poolSize: 1, prepare: true, name: 'test' });
  const as = (kind: string, statement: string) =>
    app.pool.begin(async (tx) => {
      await tx`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', ${kind}, true),
        set_config('app.role', 'owner', true), set_config('app.account_id', ${owner.accountId}, true)`;
      return await tx.unsafe(statement);
    });
  const accepting = `update invitation set ended_at = now(), outcome = 'accepted' where id = '${id}'`;
  await expect(as('employee', accepting)).rejects.toThrow('row-level security');
  expect((await as('desk', accepting.replace('accepted', 'revoked'))).count).toBe(0);
  await expect(
    as('employee', `select accept_invitation('${SALON}', 'x', '${owner.accountId}', now())`),
  ).rejects.toThrow('not for this actor');
  await app.close();
});

test('a row goes 30 days after its end, accepted or not', async () => {
  const owner = await someone('owner');
  const jobs = openDatabase({ url: world.database.jobsUrl, poolSize: 1, prepare: true, name: 'test' });
  const { forget } = signInRetention(jobs);
  const rows = async () =>
    (await world.owner<{ id: string }[]>`select id from invitation order by invited_at, id`).map(
      ({ id }) => id,
    );
  await world.owner`delete from invitation`;
  const [waiting, revoked] = [newId(), newId()];
  won(await send(owner, newAddress(), revoked));
  won(await revokeInvitation(deps())(actorOf(owner), revoked));
  won(await send(owner, newAddress(), waiting));
  await forget((MONDAY + 30 * DAY - 1) as Instant);
  expect((await rows()).sort()).toEqual([revoked, waiting].sort());
  await forget((MONDAY + 30 * DAY) as Instant);
  expect(await rows()).toEqual([waiting]);
  await forget((MONDAY + 37 * DAY) as Instant);
  expect(await rows()).toEqual([]);
  await jobs.close();
});
