import { describe, expect, test, vi } from 'vitest';
import { NO_ACCOUNT } from '#domain/identity/account.ts';
import { err } from '#domain/shared/result.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { ADA, BROWSER, DESK, frontDoor, PASSWORD, PLACE } from './front-door.ts';

describe('signing in', () => {
  test('begins a session of its own, and keeps nothing that could be used as one', async () => {
    const door = frontDoor();
    const one = won(await door.signIn());
    const two = won(await door.signIn({ email: ' ADA@Example.ch' }));
    expect(one).toMatchObject({ role: null, needsFactor: false });
    expect(one.secret).toMatch(/^[\w-]{43}$/);
    expect(two.secret).not.toBe(one.secret);
    expect(door.sessions()).toHaveLength(2);
    expect(door.sessions()[0]).toMatchObject({
      accountId: ADA.id,
      device: 'Firefox, Windows',
      address: '203.0.113.7',
      secondFactor: false,
    });
    expect(JSON.stringify(door.sessions())).not.toContain(one.secret);
  });

  test('ends the session that the browser had: what was known before is worth nothing afterwards', async () => {
    const door = frontDoor();
    const { secret } = won(await door.signIn());
    await door.signIn({ previous: secret });
    expect(door.sessions().map(({ endReason }) => endReason)).toEqual(['replaced', null]);
    await door.signIn({ previous: 'whatever somebody has planted' });
    expect(door.sessions()).toHaveLength(3);
  });

  test('brings the browser\u2019s holds to a customer, and none to the team', async () => {
    const door = frontDoor();
    await door.signIn({ browser: BROWSER });
    expect(door.joined()).toEqual([{ account: ADA.id, browser: BROWSER }]);
    door.put({ ...ADA, role: 'staff' });
    expect(won(await door.signIn({ browser: BROWSER })).role).toBe('staff');
    expect(door.joined()).toHaveLength(1);
  });

  test('owes a second factor where there is one', async () => {
    const factor = { secret: 'sealed', confirmed: true, lastStep: null };
    const door = frontDoor([{ ...ADA, factor }]);
    expect(won(await door.signIn()).needsFactor).toBe(true);
    door.put({ ...ADA, factor: { ...factor, confirmed: false } });
    expect(won(await door.signIn()).needsFactor).toBe(false);
  });

  test('is refused the same, after the same work, whether the account exists or not', async () => {
    const door = frontDoor([ADA, { ...ADA, id: NO_ACCOUNT, email: 'code@example.ch', passwordHash: null }]);
    const attempts = [
      await door.signIn({ password: 'something else' }),
      await door.signIn({ email: 'nobody@example.ch' }),
      await door.signIn({ email: 'no address' }),
      await door.signIn({ email: 'code@example.ch' }),
    ];
    for (const attempt of attempts) expect(attempt).toEqual(err({ kind: 'wrong' }));
    // One comparison each; null is compared with a hash of the same cost that fits nothing.
    expect(door.verified).toEqual([ADA.passwordHash, null, null, null]);
    expect(door.audit().map(({ action }) => action)).toEqual(Array(4).fill('account.sign_in_failed'));
    expect(door.sessions()).toEqual([]);
  });

  test('does not count when the password was changed while it was compared', async () => {
    const door = frontDoor();
    vi.spyOn(door.passwords, 'verify').mockImplementation(() => {
      door.put({ ...ADA, passwordHash: 'hash of another' });
      return Promise.resolve(true);
    });
    expect(await door.signIn()).toEqual(err({ kind: 'wrong' }));
    expect(door.sessions()).toEqual([]);
  });

  test('is written down, without who it was in words', async () => {
    const door = frontDoor();
    await door.signIn();
    await door.signIn({ email: 'nobody@example.ch' });
    expect(door.audit()).toMatchObject([
      { action: 'account.signed_in', target: { kind: 'account', id: ADA.id }, by: 'desk' },
      { action: 'account.sign_in_failed', target: { kind: 'account', id: NO_ACCOUNT } },
    ]);
    expect(JSON.stringify(door.audit())).not.toMatch(/@|Passwort|203|Firefox/);
  });
});

describe('guessing', () => {
  test('at one account ends after ten, from however many addresses, and without comparing', async () => {
    const door = frontDoor();
    for (let guess = 1; guess <= 10; guess += 1) {
      const place = { ...PLACE, address: `198.51.100.${guess}` };
      expect(outcome(await door.signIn({ password: `guess ${guess}`, place }))).toBe('wrong');
    }
    expect(await door.signIn({ place: { ...PLACE, address: '192.0.2.1' } })).toEqual(
      err({ kind: 'too_many', minutes: 15 }),
    );
    expect(door.verified).toHaveLength(10);
    door.clock.pass(15 * 60_000);
    expect(outcome(await door.signIn())).toBe('ok');
  });

  test('at an account that nobody has ends in the same way', async () => {
    const door = frontDoor();
    const outcomes = [];
    for (let guess = 1; guess <= 11; guess += 1)
      outcomes.push(outcome(await door.signIn({ email: 'nobody@example.ch' })));
    expect(outcomes).toEqual([...Array<string>(10).fill('wrong'), 'too_many']);
  });

  test('from one address at many accounts ends too; a household in IPv6 is one', async () => {
    const door = frontDoor();
    for (let guess = 1; guess <= 60; guess += 1) {
      const place = { ...PLACE, address: `2001:db8:1:22${(guess % 10) + 10}::${guess}` };
      await door.signIn({ email: `n${guess}@example.ch`, place });
    }
    const place = { ...PLACE, address: '2001:db8:1:22ff::1' };
    expect(outcome(await door.signIn({ place }))).toBe('too_many');
    expect(outcome(await door.signIn())).toBe('ok');
  });

  test('right at last, the account counts from the beginning', async () => {
    const door = frontDoor();
    for (let guess = 1; guess <= 9; guess += 1) await door.signIn({ password: 'wrong' });
    expect(outcome(await door.signIn({ password: PASSWORD }))).toBe('ok');
    expect(outcome(await door.signIn({ password: 'wrong' }))).toBe('wrong');
  });
});

describe('signing out', () => {
  test('ends this session and no other, once', async () => {
    const door = frontDoor();
    const { secret } = won(await door.signIn());
    await door.signIn();
    expect(won(await door.signOut(DESK, secret))).toEqual({ ended: true });
    expect(won(await door.signOut(DESK, secret))).toEqual({ ended: false });
    expect(door.sessions().map(({ endReason }) => endReason)).toEqual(['signed_out', null]);
    expect(door.audit().map(({ action }) => action)).toEqual([
      'account.signed_in',
      'account.signed_in',
      'account.signed_out',
    ]);
  });
});
