import { describe, expect, test } from 'vitest';
import { NO_ACCOUNT } from '#domain/identity/account.ts';
import { CODE_GUESSES, CODE_MINUTES } from '#domain/identity/mailed-code.ts';
import type { CodeId } from '#domain/shared/ids.ts';
import { err } from '#domain/shared/result.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { ADA, BEA, BROWSER, frontDoor, NEW_PASSWORD, PASSWORD, PLACE } from './front-door.ts';

type Door = ReturnType<typeof frontDoor>;

const otherThan = (code: string): string =>
  code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
const kinds = (door: Door) => door.letters().map(({ kind }) => kind);

/** What one request did, without what is random in it: for telling whether two of them did the same. */
const workOf = (door: Door) => ({
  hashed: door.hashed.length,
  codes: door.codes().length,
  letters: door.letters().length,
  verified: door.verified.length,
});

describe('a mailed code to sign in', () => {
  test('signs in once, and brings the browser’s holds', async () => {
    const door = frontDoor();
    const { codeId } = won(await door.requestCode({ email: ' ADA@example.ch ' }));
    expect(door.letters()).toMatchObject([
      { kind: 'sign_in_code', recipient: ADA.email, appointmentId: null, locale: 'de-CH' },
    ]);
    const code = door.mailedCode();
    expect(code).toMatch(/^\d{4} \d{4}$/);
    const { secret } = won(await door.enterCode({ codeId, code, browser: BROWSER }));
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(door.sessions()).toMatchObject([{ accountId: ADA.id, secondFactor: false, endedAt: null }]);
    expect(door.joined()).toEqual([{ account: ADA.id, browser: BROWSER }]);
    expect(await door.enterCode({ codeId, code })).toEqual(err({ kind: 'code_over' }));
  });

  test('stands nowhere in the rows, and belongs to its own request', async () => {
    const door = frontDoor();
    const one = won(await door.requestCode());
    const code = door.mailedCode();
    won(await door.requestCode());
    const bare = code.replace(' ', '');
    expect(JSON.stringify([door.codes(), door.audit()])).not.toContain(bare);
    const second = door.codes()[1]!.id;
    expect(outcome(await door.enterCode({ codeId: second, code }))).toBe('wrong_code');
    expect(outcome(await door.enterCode({ codeId: one.codeId, code: bare }))).toBe('ok');
  });

  test('is over after its minutes, after five guesses, and where there is none', async () => {
    const door = frontDoor();
    const { codeId } = won(await door.requestCode());
    const code = door.mailedCode();
    for (let guess = 1; guess <= CODE_GUESSES; guess += 1)
      expect(outcome(await door.enterCode({ codeId, code: otherThan(code) }))).toBe('wrong_code');
    expect(outcome(await door.enterCode({ codeId, code }))).toBe('code_over');

    const late = won(await door.requestCode());
    const right = door.mailedCode();
    door.clock.pass(CODE_MINUTES * 60_000);
    expect(outcome(await door.enterCode({ codeId: late.codeId, code: right }))).toBe('code_over');
    const unknown = '00000000-0000-4000-8000-00000000dead' as CodeId;
    expect(outcome(await door.enterCode({ codeId: unknown, code: right }))).toBe('code_over');
    expect(door.sessions()).toEqual([]);
  });

  test('is not one to set a password with, nor the other way round', async () => {
    const door = frontDoor();
    const signIn = won(await door.requestCode());
    expect(outcome(await door.resetPassword({ ...signIn, code: door.mailedCode() }))).toBe('code_over');
    const reset = won(await door.requestCode({ purpose: 'reset' }));
    expect(outcome(await door.enterCode({ ...reset, code: door.mailedCode() }))).toBe('code_over');
  });

  test.each(['sign_in', 'reset'] as const)(
    'asked for (%s), it is the same answer and the same work whether the account exists or not',
    async (purpose) => {
      const door = frontDoor();
      const known = won(await door.requestCode({ purpose }));
      const afterKnown = workOf(door);
      const other = frontDoor();
      const unknown = won(await other.requestCode({ purpose, email: 'nobody@example.ch' }));
      expect(Object.keys(unknown)).toEqual(Object.keys(known));
      expect(workOf(other)).toEqual(afterKnown);
      expect(kinds(other)).toEqual(['no_account']);
      expect(other.mailedCode()).toBe('');
    },
  );

  test('that was never told fits nothing', async () => {
    const door = frontDoor([]);
    const { codeId } = won(await door.requestCode({ email: 'nobody@example.ch' }));
    expect(outcome(await door.enterCode({ codeId, code: '0000 0000' }))).toBe('wrong_code');
    expect(door.audit()).toMatchObject([
      { action: 'account.sign_in_failed', target: { kind: 'account', id: NO_ACCOUNT } },
    ]);
  });

  test('is mailed five times in an hour to one address, also to one that nobody has', async () => {
    const door = frontDoor();
    for (const email of [ADA.email, 'nobody@example.ch']) {
      for (let letter = 1; letter <= 5; letter += 1)
        expect(outcome(await door.requestCode({ email, address: `198.51.100.${letter}` }))).toBe('ok');
      expect(await door.requestCode({ email, address: '192.0.2.1' })).toEqual(
        err({ kind: 'too_many', minutes: 60 }),
      );
    }
    expect(door.letters()).toHaveLength(10);
  });

  test('is mailed thirty times in an hour for one network', async () => {
    const door = frontDoor();
    for (let letter = 1; letter <= 30; letter += 1) won(await door.requestCode({ email: `n${letter}@a.ch` }));
    expect(outcome(await door.requestCode({ email: 'n31@a.ch' }))).toBe('too_many');
    expect(outcome(await door.requestCode({ email: 'n31@a.ch', address: '192.0.2.1' }))).toBe('ok');
  });

  test('is guessed twenty times at one address, however many codes there are', async () => {
    const door = frontDoor();
    const outcomes: string[] = [];
    for (let letter = 1; letter <= 5; letter += 1) {
      const { codeId } = won(await door.requestCode());
      const code = otherThan(door.mailedCode());
      for (let guess = 1; guess <= 5; guess += 1) {
        const place = { ...PLACE, address: `198.51.${letter}.${guess}` };
        outcomes.push(outcome(await door.enterCode({ codeId, code, place })));
      }
    }
    expect(outcomes).toEqual([...Array<string>(20).fill('wrong_code'), ...Array<string>(5).fill('too_many')]);
  });

  test('refuses what is no address, without a letter', async () => {
    const door = frontDoor();
    expect(await door.requestCode({ email: 'ada' })).toEqual(err({ kind: 'email', problem: 'malformed' }));
    expect(door.letters()).toEqual([]);
  });
});

describe('signing up', () => {
  test('makes the account when the code comes back, and not before', async () => {
    const door = frontDoor();
    const { codeId } = won(await door.signUp());
    expect(door.accounts()).toHaveLength(1);
    expect(door.letters()).toMatchObject([
      { kind: 'sign_up_code', recipient: 'bea@example.ch', locale: 'en' },
    ]);
    won(await door.enterCode({ codeId, code: door.mailedCode(), browser: BROWSER }));
    const made = door.accounts().at(-1)!;
    expect(made).toMatchObject({
      email: 'bea@example.ch',
      emailVerified: true,
      passwordHash: `hash of ${PASSWORD}`,
      role: null,
    });
    expect(door.joined()).toEqual([{ account: made.id, browser: BROWSER }]);
    expect(door.audit().map(({ action }) => action)).toEqual(['account.created', 'account.signed_in']);
    expect(JSON.stringify(door.codes())).not.toContain('hash of');
    expect(outcome(await door.signIn({ email: BEA.email }))).toBe('ok');
  });

  test('is the same answer and the same work where the account exists; its owner is told, and nothing changes', async () => {
    const fresh = frontDoor();
    const made = won(await fresh.signUp());
    const door = frontDoor();
    const contact = { ...BEA, email: ADA.email };
    const { codeId, ...rest } = won(await door.signUp({ contact, password: NEW_PASSWORD }));
    expect({ codeId: made.codeId, ...rest }).toEqual(made);
    expect(workOf(door)).toEqual(workOf(fresh));
    expect(kinds(door)).toEqual(['account_exists']);
    expect(door.mailedCode()).toBe('');
    expect(outcome(await door.enterCode({ codeId, code: '00000000' }))).toBe('wrong_code');
    expect(door.account()).toEqual(ADA);
  });

  test('twice at the same address makes one account, with what came back first', async () => {
    const door = frontDoor([]);
    const one = won(await door.signUp());
    const codeOne = door.mailedCode();
    const two = won(await door.signUp({ password: NEW_PASSWORD }));
    won(await door.enterCode({ ...two, code: door.mailedCode() }));
    won(await door.enterCode({ ...one, code: codeOne }));
    expect(door.accounts()).toHaveLength(1);
    expect(door.accounts()[0]?.passwordHash).toBe(`hash of ${NEW_PASSWORD}`);
  });

  test('says everything that is wrong at once', async () => {
    const door = frontDoor();
    const contact = { ...BEA, firstName: ' ', phone: '12' };
    expect(await door.signUp({ contact, password: 'kurz' })).toEqual(
      err({
        kind: 'invalid',
        fields: [
          { field: 'firstName', kind: 'missing' },
          { field: 'phone', kind: 'malformed' },
        ],
        password: 'too_short',
      }),
    );
    expect(door.letters()).toEqual([]);
  });
});

describe('a new password', () => {
  test('ends every session, begins one, tells the owner, and works once', async () => {
    const door = frontDoor();
    won(await door.signIn());
    won(await door.signIn());
    const reset = won(await door.requestCode({ purpose: 'reset' }));
    const code = door.mailedCode();
    expect(kinds(door)).toEqual(['reset_code']);
    won(await door.resetPassword({ ...reset, code }));
    expect(door.account()?.passwordHash).toBe(`hash of ${NEW_PASSWORD}`);
    expect(door.sessions().map(({ endReason }) => endReason)).toEqual([
      'password_reset',
      'password_reset',
      null,
    ]);
    expect(kinds(door)).toEqual(['reset_code', 'password_changed']);
    expect(door.audit().at(-1)).toMatchObject({ action: 'account.password_reset', data: { ended: 2 } });
    expect(outcome(await door.resetPassword({ ...reset, code }))).toBe('code_over');
    expect(outcome(await door.signIn())).toBe('wrong');
    expect(outcome(await door.signIn({ password: NEW_PASSWORD }))).toBe('ok');
  });

  test('owes the second factor like every other sign-in', async () => {
    const factor = { secret: 'sealed', confirmed: true, lastStep: null };
    const door = frontDoor([{ ...ADA, factor }]);
    const reset = won(await door.requestCode({ purpose: 'reset' }));
    expect(won(await door.resetPassword({ ...reset, code: door.mailedCode() })).needsFactor).toBe(true);
  });

  test('is hashed whatever the code is; a wrong code changes nothing', async () => {
    const door = frontDoor();
    const reset = won(await door.requestCode({ purpose: 'reset' }));
    const code = otherThan(door.mailedCode());
    expect(outcome(await door.resetPassword({ ...reset, code }))).toBe('wrong_code');
    expect(door.hashed).toEqual([NEW_PASSWORD]);
    expect(door.account()).toEqual(ADA);
    expect(outcome(await door.resetPassword({ ...reset, code, password: 'kurz' }))).toBe('password');
  });
});
