/** The second factor on PostgreSQL, as the application's role. */
import type { TOTP } from 'otpauth';
import { URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identityQueries } from '#adapters/postgres/queries/identity-queries.ts';
import { sessionQueries } from '#adapters/postgres/queries/session-queries.ts';
import { identitySecrets } from '#adapters/system/identity-secrets.ts';
import { oneTimeCodes } from '#adapters/system/one-time-codes.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Role } from '#domain/identity/permissions.ts';
import {
  beginFactor,
  confirmFactor,
  demandFactor,
  dropFactor,
  enterFactor,
} from '#domain/identity/use-cases/second-factor.ts';
import type { Employee } from '#domain/shared/actor.ts';
import type { AccountId } from '#domain/shared/ids.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { MONDAY, openProcess, openWorld, testClock, type Process, type World } from './world.ts';

const DESK = { kind: 'desk', salonId: SALON } as const;
const PLACE = { userAgent: '', address: '203.0.113.9' };
const STEP = 30_000;

let world: World;
let process: Process;
const clock = testClock();
const codes = oneTimeCodes({ keys: ['key'] });

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
  secrets: identitySecrets({ key: 'key' }),
  oneTimeCodes: codes,
});
const who = (secret: string) => sessionQueries({ database: process.database, clock }).signedIn(SALON, secret);
const view = (actor: Employee) => identityQueries(process.database, clock, codes).factor(actor);

async function leader(role: Role = 'owner') {
  const email = `${role}-${Math.random()}@example.ch`;
  const person = await insertAccount(world.owner, { salonId: SALON, email, role, at: new Date(MONDAY) });
  const actor = (await who(person.secret))!.actor as Employee;
  return { ...person, accountId: person.accountId as AccountId, actor };
}
type Leader = Awaited<ReturnType<typeof leader>>;

async function setUp({ actor }: Leader) {
  won(await beginFactor(deps())(actor));
  const { pending } = await view(actor);
  const app = URI.parse(pending!.uri) as TOTP;
  const shown = (steps = 0) => app.generate({ timestamp: clock.now() + steps * STEP });
  const kept = won(await confirmFactor(deps())(actor, { code: shown(), place: PLACE }));
  return { shown, ...kept };
}

describe('a second factor', () => {
  test('set up, it replaces every session, and is asked of the next', async () => {
    const person = await leader();
    const { secret, shown, recovery } = await setUp(person);
    expect(await who(person.secret)).toBeNull();
    expect(await who(secret)).toMatchObject({ hasSecondFactor: true, showedSecondFactor: true });
    expect(await view(person.actor)).toMatchObject({ confirmed: true, pending: null, recoveryLeft: 10 });

    // A session that owes it still, as a sign-in leaves it.
    await world.owner`update session set second_factor_at = null where account_id = ${person.accountId}`;
    expect(await who(secret)).toMatchObject({ showedSecondFactor: false });
    const enter = (code: string) =>
      enterFactor(deps())(DESK, { accountId: person.accountId, previous: secret, code, place: PLACE });
    expect(outcome(await enter(shown()))).toBe('wrong_code');
    const attempts = await Promise.all([1, 2, 3].map(() => enter(shown(1))));
    expect(attempts.map(outcome).sort()).toEqual(['ok', 'wrong_code', 'wrong_code']);
    const whole = attempts.find(({ ok }) => ok)!;
    expect(await who(won(whole).secret)).toMatchObject({ showedSecondFactor: true });

    won(await dropFactor(deps())(person.actor, { code: recovery[0]!, place: PLACE }));
    expect(await view(person.actor)).toMatchObject({ confirmed: false, pending: null, recoveryLeft: 0 });
  });

  test('is asked of owner and managers when the owner says so', async () => {
    const [owner, manager, staff] = [await leader(), await leader('manager'), await leader('staff')];
    const said = async () =>
      Promise.all(
        [owner, manager, staff].map(async ({ secret }) => (await who(secret))?.mustHaveSecondFactor),
      );
    const version = async () =>
      (await world.owner`select settings_version from salon where salon_id = ${SALON}`)[0]![
        'settings_version'
      ];
    const before = await version();
    expect(outcome(await demandFactor(deps())(manager.actor, true))).toBe('not_found');
    expect(await said()).toEqual([false, false, false]);
    won(await demandFactor(deps())(owner.actor, true));
    expect(await said()).toEqual([true, true, false]);
    expect(await version()).not.toEqual(before);
    won(await demandFactor(deps())(owner.actor, false));
    expect(await said()).toEqual([false, false, false]);
  });
});
