/** Mailed codes on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { argonPasswords } from '#adapters/argon/passwords.ts';
import { notices } from '#adapters/letters/notices.ts';
import { sessionQueries } from '#adapters/postgres/queries/session-queries.ts';
import { identitySecrets } from '#adapters/system/identity-secrets.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { enterCode, type EnterCodeInput } from '#domain/identity/use-cases/enter-code.ts';
import { requestCode } from '#domain/identity/use-cases/request-code.ts';
import { resetPassword } from '#domain/identity/use-cases/reset-password.ts';
import { signIn } from '#domain/identity/use-cases/sign-in.ts';
import { signUp } from '#domain/identity/use-cases/sign-up.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { VisitorId } from '#domain/shared/ids.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount } from '#tests/support/accounts.ts';
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

const DESK = { kind: 'desk', salonId: SALON } as const;
const PASSWORD = 'ein langes Passwort';
const PERSON = { firstName: 'Bea', lastName: 'Muster', phone: '079 123 45 67' };

let world: World;
let process: Process;
const clock = testClock();

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock);
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await process.close();
  await world.close();
});

const deps = () => ({
  uow: process.uow,
  clock,
  ids: randomIds,
  passwords: argonPasswords(),
  notices: notices(),
  secrets: identitySecrets({ key: 'key' }),
});
const somewhere = () => `198.51.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
const place = () => ({ userAgent: '', address: somewhere() });
const newAddress = () => `${randomUUID()}@example.ch`;
const join = (email: string) =>
  signUp(deps())(DESK, {
    contact: { ...PERSON, email },
    password: PASSWORD,
    locale: 'de-CH',
    address: somewhere(),
  });
const ask = (purpose: 'sign_in' | 'reset', email: string) =>
  requestCode(deps())(DESK, { purpose, email, locale: 'de-CH', address: somewhere() });
const enter = (input: Pick<EnterCodeInput, 'codeId' | 'code'>) =>
  enterCode(deps())(DESK, { place: place(), previous: null, browser: null, ...input });

/** The codes in the letters to an address, in the order in which they were posted. */
async function codesTo(email: string): Promise<readonly string[]> {
  const rows = await world.owner<{ text_body: string }[]>`
    select text_body from outbox_mail where recipient = ${email} order by created_at, id`;
  return rows.flatMap(({ text_body: text }) => /^ {4}(\d{4} \d{4})$/m.exec(text)?.[1] ?? []);
}

describe('signing up', () => {
  test('a guest’s visit joins when the address is verified, and not before', async () => {
    const email = newAddress();
    const guest: Visitor = { kind: 'visitor', salonId: SALON, visitorId: randomUUID() as VisitorId };
    const visit = await reserved(process, guest, at('2026-03-12 10:00'));
    const { termsVersion } = visit;
    won(
      await process.confirm(guest, {
        holdId: visit.id,
        contact: { ...LEA, email },
        termsVersion,
        locale: 'de-CH',
      }),
    );
    const { codeId } = won(await join(email));
    const owner = () => world.owner`select visitor_id from appointment where id = ${visit.id}`;
    expect(await owner()).toEqual([{ visitor_id: guest.visitorId }]);
    expect(await world.owner`select id from account where email = ${email}`).toEqual([]);

    const [code = ''] = await codesTo(email);
    const { secret } = won(await enter({ codeId, code }));
    const signedIn = await sessionQueries({ database: process.database, clock }).signedIn(SALON, secret);
    expect(signedIn).toMatchObject({ emailVerified: true, actor: { kind: 'customer' } });
    const [account] = await world.owner`select visitor_id from account where email = ${email}`;
    expect(await owner()).toEqual([{ visitor_id: account!['visitor_id'] }]);
    expect(outcome(await enter({ codeId, code }))).toBe('code_over');
    const [row] = await world.owner`select pending, used_at from mailed_code where id = ${codeId}`;
    expect(row).toEqual({ pending: null, used_at: expect.anything() as unknown });
  });

  test('two codes that come back at once make one account; one code used twice at once signs in once', async () => {
    const email = newAddress();
    const one = won(await join(email));
    const two = won(await join(email));
    const codes = await codesTo(email);
    const matching = await Promise.all(
      [one, two].flatMap((each) => codes.map((code) => enter({ codeId: each.codeId, code }))),
    );
    expect(matching.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await world.owner`select id from account where email = ${email}`).toHaveLength(1);

    clock.pass(1000);
    const { codeId } = won(await ask('sign_in', email));
    const code = (await codesTo(email)).at(-1)!;
    const outcomes = (await Promise.all([1, 2, 3].map(() => enter({ codeId, code })))).map(outcome);
    expect(outcomes.sort()).toEqual(['code_over', 'code_over', 'ok']);
  });
});

describe('a new password', () => {
  test('ends all sessions and replaces the old password', async () => {
    const email = newAddress();
    const person = await insertAccount(world.owner, {
      salonId: SALON,
      email,
      role: 'staff',
      at: new Date(MONDAY),
    });
    const { codeId } = won(await ask('reset', email));
    const [code = ''] = await codesTo(email);
    clock.pass(1000);
    won(
      await resetPassword(deps())(DESK, {
        codeId,
        code,
        password: PASSWORD,
        place: place(),
        previous: null,
      }),
    );
    const sessions = await world.owner`
      select end_reason from session where account_id = ${person.accountId} order by ended_at`;
    expect(sessions).toEqual([{ end_reason: 'password_reset' }, { end_reason: null }]);
    const input = { email, password: PASSWORD, place: place(), previous: null, browser: null };
    expect(outcome(await signIn(deps())(DESK, input))).toBe('ok');
    const letters = await world.owner`
      select kind from outbox_mail where recipient = ${email} order by created_at, id`;
    expect(letters.map(({ kind }) => kind)).toEqual(['reset_code', 'password_changed']);
  });
});

test('an unknown address gets a letter as well, and its row looks like every other', async () => {
  const email = newAddress();
  const { codeId } = won(await ask('sign_in', email));
  const [row] = await world.owner`select account_id, code_hash from mailed_code where id = ${codeId}`;
  expect(row).toMatchObject({
    account_id: null,
    code_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
  });
  const [letter] = await world.owner`select kind from outbox_mail where recipient = ${email}`;
  expect(letter).toEqual({ kind: 'no_account' });
});
