/** The operator's command for head office, on a database with two salons. */
import { execFile } from 'node:child_process';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GrantWish, listHeadOffice, settleGrant } from '#db/head-office-grants.ts';
import { CONTRACT_SALONS } from '#tests/contracts/fixture.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { insertSalon } from '#tests/adapters/postgres/salon-rows.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let database: FreshDatabase;
let sql: postgres.Sql;
let home: string;
let other: string;
beforeAll(async () => {
  database = await freshDatabase();
  sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  await sql.begin(async (tx) => {
    for (const { book, card } of CONTRACT_SALONS) await insertSalon(tx, book, card);
  });
  const slugs = await sql<{ salon_id: string; slug: string }[]>`select salon_id, slug from salon`;
  home = slugs.find((each) => each.salon_id === SALON)!.slug;
  other = slugs.find((each) => each.salon_id === OTHER_SALON)!.slug;
});
beforeEach(() => sql`truncate hq_grant, role_grant, session, account, audit_entry cascade`);
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const EMAIL = 'zentrale@example.ch';
const settle = (over: Partial<GrantWish> = {}) =>
  settleGrant(database.ownerUrl, { email: EMAIL, salon: other, home: null, revoke: false, ...over });
const done = (what: string) => ({ ok: true, done: what });
const refused = (refusal: string) => ({ ok: false, refusal });
const log = async () =>
  (await sql`select salon_id, action, actor_kind, target_id from audit_entry order by at, action`).map(
    ({ salon_id: salon, action, target_id: target }) => [salon, action, target],
  );

describe('a grant', () => {
  test('is given once, listed, and written down in the salon that it opens', async () => {
    const { accountId } = await insertAccount(sql, { salonId: SALON, email: EMAIL, role: 'hq' });
    expect(await settle({ email: ' Zentrale@Example.ch ' })).toEqual(done('granted'));
    expect(await settle()).toEqual(done('nothing'));
    expect(await listHeadOffice(database.ownerUrl)).toEqual([{ email: EMAIL, home, salons: [other] }]);
    expect(await log()).toEqual([[OTHER_SALON, 'hq.granted', accountId]]);
  });

  test('is taken away, and the salon out of view with it', async () => {
    const { sessionId, accountId } = await insertAccount(sql, { salonId: SALON, email: EMAIL, role: 'hq' });
    await settle();
    await sql`update session set chosen_salon_id = ${OTHER_SALON} where id = ${sessionId}`;
    expect(await settle({ revoke: true })).toEqual(done('revoked'));
    expect(await settle({ revoke: true })).toEqual(done('nothing'));
    const [session] = await sql`select chosen_salon_id, ended_at from session where id = ${sessionId}`;
    expect(session).toEqual({ chosen_salon_id: null, ended_at: null });
    expect((await log()).at(-1)).toEqual([OTHER_SALON, 'hq.revoked', accountId]);
  });

  test('needs an account that is head office, a salon, and one that is meant', async () => {
    expect(await settle()).toEqual(refused('no_account'));
    expect(await settle({ salon: 'nirgends' })).toEqual(refused('no_salon'));
    await insertAccount(sql, { salonId: SALON, email: EMAIL, role: null });
    expect(await settle()).toEqual(refused('not_head_office'));
    await sql`update role_grant set role = 'hq'`;
    await insertAccount(sql, { salonId: OTHER_SALON, email: EMAIL, role: 'hq' });
    await settle({ salon: home, home });
    expect(await settle()).toEqual(refused('ambiguous'));
    expect(await settle({ home })).toEqual(done('granted'));
  });
});

describe('the account’s own salon', () => {
  test('makes head office of an account without a role, and ends its sessions', async () => {
    const { sessionId } = await insertAccount(sql, { salonId: SALON, email: EMAIL, role: null });
    expect(await settle({ salon: home })).toEqual(done('granted'));
    expect(await settle({ salon: home })).toEqual(done('nothing'));
    expect(await listHeadOffice(database.ownerUrl)).toEqual([{ email: EMAIL, home, salons: [] }]);
    const [session] = await sql`select end_reason from session where id = ${sessionId}`;
    expect(session).toEqual({ end_reason: 'role_changed' });
  });

  test('takes everything away together, and says so in each salon', async () => {
    const { accountId } = await insertAccount(sql, { salonId: SALON, email: EMAIL, role: 'hq' });
    await settle();
    expect(await settle({ salon: home, revoke: true })).toEqual(done('revoked'));
    expect(await listHeadOffice(database.ownerUrl)).toEqual([]);
    expect(await sql`select from hq_grant`).toHaveLength(0);
    expect((await log()).slice(1)).toEqual(
      expect.arrayContaining([
        [SALON, 'hq.revoked', accountId],
        [OTHER_SALON, 'hq.revoked', accountId],
      ]),
    );
  });

  test('leaves a role alone that an owner gave', async () => {
    await insertAccount(sql, { salonId: SALON, email: EMAIL, role: 'staff' });
    expect(await settle({ salon: home })).toEqual(refused('has_role'));
    expect(await settle({ salon: home, revoke: true })).toEqual(refused('has_role'));
    expect((await sql`select role from role_grant`).map(({ role }) => role)).toEqual(['staff']);
  });
});

test('the command says what it did, and how it is called', async () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const env = {
        NODE_ENV: 'test' as const,
        PATH: process.env['PATH'],
        APP_ENV: 'development',
        DATABASE_OWNER_URL: database.ownerUrl,
      };
      execFile(
        process.execPath,
        ['--import', 'tsx', 'scripts/hq-grant.ts', ...args],
        { env },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
      );
    });
  await insertAccount(sql, { salonId: SALON, email: EMAIL, role: 'hq' });
  const wish = ['--email', EMAIL, '--salon', other];
  expect(await run(...wish, '--home', other)).toMatchObject({ code: 1 });
  expect(await run(...wish)).toMatchObject({ code: 0, output: expect.stringContaining('Opened') });
  expect(await run()).toEqual({ code: 0, output: `${EMAIL}  ${home}  ${other}\n` });
  expect(await run(...wish, '--revoke')).toMatchObject({
    code: 0,
    output: expect.stringContaining('Closed'),
  });
  expect(await run('--email', EMAIL)).toMatchObject({ code: 2, output: expect.stringContaining('--salon') });
}, 60_000);
