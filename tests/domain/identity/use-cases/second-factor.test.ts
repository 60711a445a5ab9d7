import type { TOTP } from 'otpauth';
import { URI } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { oneTimeCodes } from '#adapters/system/one-time-codes.ts';
import { RECOVERY_CODES, typedFactor } from '#domain/identity/second-factor.ts';
import {
  beginFactor,
  confirmFactor,
  demandFactor,
  dropFactor,
  enterFactor,
  renewRecovery,
} from '#domain/identity/use-cases/second-factor.ts';
import type { Employee, Member } from '#domain/shared/actor.ts';
import type { SessionId } from '#domain/shared/ids.ts';
import { err } from '#domain/shared/result.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { ADA, DESK, frontDoor, PLACE } from './front-door.ts';

const STEP = 30_000;
const named = { salonId: SALON, accountId: ADA.id, sessionId: 'session' as SessionId };
const OWNER: Employee = { kind: 'employee', ...named, role: 'owner', staffId: null };

function telephone() {
  const door = frontDoor([{ ...ADA, role: 'owner' }]);
  const actor: Member = OWNER;
  const { deps } = door;
  /** What an app shows that has scanned the picture. */
  const shown = (steps = 0): string => {
    const sealed = door.account()?.factor?.secret ?? '';
    const { uri } = deps.oneTimeCodes.describe(sealed, { issuer: 'Salon', label: ADA.email });
    return (URI.parse(uri) as TOTP).generate({ timestamp: door.clock.now() + steps * STEP });
  };
  const wrong = (): string => shown().replace(/^./, (first) => String((Number(first) + 1) % 10));
  const input = (code: string) => ({ code, place: PLACE });
  return {
    ...door,
    shown,
    wrong,
    begin: () => beginFactor(deps)(actor),
    confirm: (code: string) => confirmFactor(deps)(actor, input(code)),
    renew: (code: string) => renewRecovery(deps)(actor, input(code)),
    drop: (code: string) => dropFactor(deps)(actor, input(code)),
    enter: (previous: string, code: string, address = PLACE.address) =>
      enterFactor(deps)(DESK, { accountId: ADA.id, previous, code, place: { ...PLACE, address } }),
  };
}

/** Somebody who has one: its time codes begin again a step later. */
async function protectedAccount() {
  const phone = telephone();
  won(await phone.begin());
  const { recovery, secret } = won(await phone.confirm(phone.shown()));
  phone.clock.pass(2 * STEP);
  return { ...phone, recovery, secret };
}

describe('setting up', () => {
  test('counts only once a code of it has come back; then every other session ends', async () => {
    const phone = telephone();
    won(await phone.signIn());
    expect(outcome(await phone.confirm('123456'))).toBe('not_found');
    won(await phone.begin());
    expect(won(await phone.signIn()).needsFactor).toBe(false);
    expect(outcome(await phone.confirm(phone.wrong()))).toBe('wrong_code');
    const { recovery } = won(await phone.confirm(phone.shown()));
    expect(recovery).toHaveLength(RECOVERY_CODES);
    expect(new Set(recovery).size).toBe(RECOVERY_CODES);
    expect(phone.sessions().map(({ endReason, secondFactor }) => [endReason, secondFactor])).toEqual([
      ['rights_changed', false],
      ['rights_changed', false],
      [null, true],
    ]);
    expect(won(await phone.signIn()).needsFactor).toBe(true);
    expect(outcome(await phone.begin())).toBe('not_found');
  });

  test('keeps neither the secret nor a recovery code as it is', async () => {
    const { account, recovery, deps, recoveryKept } = await protectedAccount();
    const sealed = account()!.factor!.secret;
    const { words } = deps.oneTimeCodes.describe(sealed, { issuer: '', label: '' });
    expect(sealed).not.toContain(words.replaceAll(' ', '').slice(0, 8));
    expect(recoveryKept()).toHaveLength(RECOVERY_CODES);
    for (const code of recovery) expect(recoveryKept().join()).not.toContain(code);
  });
});

describe('the second step of signing in', () => {
  test('replaces the session that owed it', async () => {
    const phone = await protectedAccount();
    const { secret } = won(await phone.signIn());
    const whole = won(await phone.enter(secret, phone.shown()));
    expect(whole).toMatchObject({ role: 'owner', needsFactor: false });
    expect(whole.secret).not.toBe(secret);
    expect(phone.sessions().slice(1)).toMatchObject([
      { endReason: 'replaced', secondFactor: false },
      { endReason: null, secondFactor: true },
    ]);
    expect(outcome(await phone.enter(secret, phone.shown(1)))).toBe('wrong_code');
  });

  test('takes no code twice, and none from before the last', async () => {
    const phone = await protectedAccount();
    const code = phone.shown();
    const { secret } = won(await phone.signIn());
    won(await phone.enter(secret, code));
    const again = won(await phone.signIn());
    expect(outcome(await phone.enter(again.secret, code))).toBe('wrong_code');
    expect(outcome(await phone.enter(again.secret, phone.shown(-1)))).toBe('wrong_code');
    expect(outcome(await phone.enter(again.secret, phone.shown(1)))).toBe('ok');
  });

  test('takes each recovery code once, however it is typed', async () => {
    const phone = await protectedAccount();
    const [first = ''] = phone.recovery;
    const typed = ` ${first.slice(0, 5).toLowerCase()}-${first.slice(5)} `;
    const { secret } = won(await phone.signIn());
    won(await phone.enter(secret, typed));
    const again = won(await phone.signIn());
    expect(outcome(await phone.enter(again.secret, first))).toBe('wrong_code');
    expect(outcome(await phone.enter(again.secret, ''))).toBe('wrong_code');
  });

  test('is tried ten times in a quarter of an hour, from wherever, also with the right code', async () => {
    const phone = await protectedAccount();
    const { secret } = won(await phone.signIn());
    for (let guess = 1; guess <= 10; guess += 1)
      expect(outcome(await phone.enter(secret, 'ABCDE', `198.51.100.${guess}`))).toBe('wrong_code');
    expect(await phone.enter(secret, phone.shown(), '192.0.2.1')).toEqual(
      err({ kind: 'too_many', minutes: 15 }),
    );
    phone.clock.pass(15 * 60_000);
    expect(outcome(await phone.enter(secret, phone.shown()))).toBe('ok');
  });

  test('is nothing for who has none, nor for a session that has ended', async () => {
    const phone = telephone();
    const { secret } = won(await phone.signIn());
    expect(outcome(await phone.enter(secret, '123456'))).toBe('wrong_code');
    const other = await protectedAccount();
    expect(outcome(await other.enter('planted', other.shown()))).toBe('wrong_code');
    expect(other.sessions()).toHaveLength(1);
  });
});

describe('keeping it', () => {
  test('new recovery codes make the old ones worthless', async () => {
    const phone = await protectedAccount();
    const { recovery } = won(await phone.renew(phone.shown()));
    const { secret } = won(await phone.signIn());
    expect(outcome(await phone.enter(secret, phone.recovery[0]!))).toBe('wrong_code');
    expect(outcome(await phone.enter(secret, recovery[0]!))).toBe('ok');
  });

  test('it goes with a code only, and all that belongs to it', async () => {
    const phone = await protectedAccount();
    expect(outcome(await phone.drop('000 000 000'))).toBe('wrong_code');
    won(await phone.drop(phone.recovery[3]!));
    expect(phone.account()?.factor).toBeNull();
    expect(won(await phone.signIn()).needsFactor).toBe(false);
    expect(phone.audit().map(({ action }) => action)).toContain('account.factor_dropped');
  });

  test('only the owner says whether leaders must have one', async () => {
    const { deps } = frontDoor();
    expect(won(await demandFactor(deps)(OWNER, true))).toBeNull();
    for (const role of ['manager', 'staff'] as const)
      expect(await demandFactor(deps)({ ...OWNER, role }, false)).toEqual(err({ kind: 'not_found' }));
  });
});

test('what was typed is a time code or a recovery code', () => {
  expect(typedFactor('123 456')).toEqual({ kind: 'time', figures: '123456' });
  expect(typedFactor('abcde-fghjk')).toEqual({ kind: 'recovery', code: 'ABCDEFGHJK' });
  expect(typedFactor('1234567')).toMatchObject({ kind: 'recovery' });
});

test('a secret opens with a key of before, and with no other', () => {
  const before = oneTimeCodes({ keys: ['old'] });
  const sealed = before.newSecret();
  const who = { issuer: 'Salon', label: 'a' };
  expect(oneTimeCodes({ keys: ['new', 'old'] }).describe(sealed, who)).toEqual(before.describe(sealed, who));
  expect(() => oneTimeCodes({ keys: ['new'] }).describe(sealed, who)).toThrow('no key opens');
});
