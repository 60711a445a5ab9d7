/** Signing in on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { argonPasswords } from '#adapters/argon/passwords.ts';
import { sessionQueries } from '#adapters/postgres/queries/session-queries.ts';
import { identitySecrets } from '#adapters/system/identity-secrets.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { signIn, type SignInInput } from '#domain/identity/use-cases/sign-in.ts';
import { signOut } from '#domain/identity/use-cases/sign-out.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { VisitorId } from '#domain/shared/ids.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount, type TestAccount } from '#tests/support/accounts.ts';
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
const DAY = 24 * 60 * 60 * 1000;

let world: World;
let process: Process;
const clock = testClock();
const passwords = argonPasswords();
let hash: string;

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock);
  hash = await passwords.hash(PASSWORD);
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await process.close();
  await world.close();
});

const queries = () => sessionQueries({ database: process.database, clock });
const deps = () => ({
  uow: process.uow,
  clock,
  ids: randomIds,
  passwords,
  secrets: identitySecrets({ key: 'key' }),
});
const enter = (email: string, over: Partial<SignInInput> = {}) =>
  signIn(deps())(DESK, {
    email,
    password: PASSWORD,
    place: { userAgent: 'Firefox/140.0 Windows', address: `198.51.100.${Math.floor(Math.random() * 250)}` },
    previous: null,
    browser: null,
    ...over,
  });

async function someone(role: Parameters<typeof insertAccount>[1]['role'] = null, salonId: string = SALON) {
  const email = `${randomUUID()}@example.ch`;
  const account = await insertAccount(world.owner, { salonId, email, role, at: new Date(MONDAY) });
  await world.owner`update account set password_hash = ${hash} where id = ${account.accountId}`;
  return { ...account, email };
}
const visitorOf = (visitorId: string): Visitor => ({
  kind: 'visitor',
  salonId: SALON,
  visitorId: visitorId as VisitorId,
});
const sessionsOf = ({ accountId }: TestAccount) =>
  world.owner<{ device: string; end_reason: string | null; address: string }[]>`
    select device, address, end_reason from session where account_id = ${accountId} order by created_at, ended_at`;

describe('signing in', () => {
  test('gives a session that says who it is, for thirty days after its last use', async () => {
    const person = await someone('manager');
    const { secret } = won(await enter(person.email));
    const seen = await queries().signedIn(SALON, secret);
    expect(seen).toMatchObject({
      actor: { kind: 'employee', role: 'manager', accountId: person.accountId },
      mustHaveSecondFactor: false,
      chosenSalonId: null,
    });
    expect(await queries().signedIn(OTHER_SALON, secret)).toBeNull();
    clock.pass(29 * DAY);
    expect(await queries().signedIn(SALON, secret)).not.toBeNull();
    clock.pass(29 * DAY);
    expect(await queries().signedIn(SALON, secret)).not.toBeNull();
    clock.pass(30 * DAY);
    expect(await queries().signedIn(SALON, secret)).toBeNull();
  });

  test('replaces what the browser had, and signing out ends it', async () => {
    const person = await someone();
    const { secret } = won(await enter(person.email, { previous: person.secret }));
    expect(await queries().signedIn(SALON, person.secret)).toBeNull();
    won(await signOut(deps())(DESK, secret));
    expect(await queries().signedIn(SALON, secret)).toBeNull();
    expect((await sessionsOf(person)).map((row) => row.end_reason).sort()).toEqual([
      'replaced',
      'signed_out',
    ]);
  });

  test('is refused with a wrong password, for nobody, and for somebody of another salon', async () => {
    const person = await someone();
    const stranger = await someone(null, OTHER_SALON);
    expect(outcome(await enter(person.email, { password: 'wrong' }))).toBe('wrong');
    expect(outcome(await enter('nobody@example.ch'))).toBe('wrong');
    expect(outcome(await enter(stranger.email))).toBe('wrong');
  });

  test('guesses are counted also when they are made at the same moment', async () => {
    const person = await someone();
    const guesses = await Promise.all(
      Array.from({ length: 14 }, () => enter(person.email, { password: 'wrong' })),
    );
    expect(guesses.map(outcome).sort()).toEqual([
      ...Array<string>(4).fill('too_many'),
      ...Array<string>(10).fill('wrong'),
    ]);
    expect(outcome(await enter(person.email))).toBe('too_many');
    clock.pass(15 * 60_000);
    expect(outcome(await enter(person.email))).toBe('ok');
  });

  test('a leader is told that the salon asks for a second factor', async () => {
    await world.owner`update booking_rules set second_factor_for_leaders = true where salon_id = ${SALON}`;
    const [owner, staff] = [await someone('owner'), await someone('staff')];
    expect(await queries().signedIn(SALON, owner.secret)).toMatchObject({ mustHaveSecondFactor: true });
    expect(await queries().signedIn(SALON, staff.secret)).toMatchObject({ mustHaveSecondFactor: false });
    await world.owner`update booking_rules set second_factor_for_leaders = false where salon_id = ${SALON}`;
  });
});

describe('what was booked before', () => {
  test('a held time comes along, and a visit booked with the verified address', async () => {
    const person = await someone();
    const browser = visitorOf(randomUUID());
    const earlier = visitorOf(randomUUID());
    const visit = await reserved(process, earlier, at('2026-03-10 10:00'));
    won(
      await process.confirm(earlier, {
        holdId: visit.id,
        contact: { ...LEA, email: person.email },
        termsVersion: visit.termsVersion,
        locale: 'de-CH',
      }),
    );
    const hold = await reserved(process, browser, at('2026-03-10 14:00'));
    won(await enter(person.email, { browser: browser.visitorId }));

    const rows = await world.owner`
      select id, visitor_id, customer_id from appointment where id in (${visit.id}, ${hold.id}) order by starts_at`;
    expect(rows).toMatchObject([
      { id: visit.id, visitor_id: person.visitorId, customer_id: person.customerId },
      { id: hold.id, visitor_id: person.visitorId, customer_id: null },
    ]);
    const hanging = await world.owner`
      select distinct visitor_id from occupancy where appointment_id in (${visit.id}, ${hold.id})
      union select visitor_id from appointment_item where appointment_id in (${visit.id}, ${hold.id})
      union select visitor_id from customer where appointment_id = ${visit.id}`;
    expect(hanging).toEqual([{ visitor_id: person.visitorId }]);
    // The visitor of before has them no longer; whoever signs in has.
    expect(await process.appointments.visit(earlier, visit.id)).toBeNull();
    expect(await process.appointments.visit(visitorOf(person.visitorId), visit.id)).not.toBeNull();
  });

  test("the browser's cart comes along; of what lies in both, the larger number", async () => {
    const person = await someone();
    const browser = visitorOf(randomUUID());
    const [care, soap, comb] = [randomUUID(), randomUUID(), randomUUID()];
    const { owner } = world;
    await owner`insert into product_category (salon_id, id, slug, name, position)
      values (${SALON}, ${care}, ${`c-${care.slice(0, 8)}`}, '{}', 1)`;
    for (const id of [soap, comb]) {
      await owner`insert into product (salon_id, id, slug, category_id, name, description, price_rappen, vat_code,
          position, low_stock_at, reorder_to)
        values (${SALON}, ${id}, ${`p-${id.slice(0, 8)}`}, ${care}, '{}', '{}', 900, 'standard', 1, 0, 0)`;
    }
    const put = (visitorId: string, productId: string, quantity: number, price: number) => owner`
      insert into cart_line (salon_id, visitor_id, product_id, quantity, seen_price_rappen, added_at)
      values (${SALON}, ${visitorId}, ${productId}, ${quantity}, ${price}, '2026-03-09Z')`;
    await put(person.visitorId, soap, 3, 800);
    await put(browser.visitorId, soap, 2, 900);
    await put(browser.visitorId, comb, 1, 900);
    const bystander = randomUUID();
    await put(bystander, comb, 5, 900);
    won(await enter(person.email, { browser: browser.visitorId }));
    expect(
      await owner`select visitor_id, product_id, quantity, seen_price_rappen as seen from cart_line
        where product_id in (${soap}, ${comb}) order by quantity`,
    ).toEqual([
      { visitor_id: person.visitorId, product_id: comb, quantity: 1, seen: 900 },
      { visitor_id: person.visitorId, product_id: soap, quantity: 3, seen: 900 },
      { visitor_id: bystander, product_id: comb, quantity: 5, seen: 900 },
    ]);
    await owner`delete from cart_line`;
  });

  test("the vouchers in the browser's cart come along, and nobody else's", async () => {
    const person = await someone();
    const [browser, bystander] = [visitorOf(randomUUID()), randomUUID()];
    const { owner } = world;
    const put = (visitorId: string, amount: number) => owner`
      insert into cart_gift (salon_id, visitor_id, id, amount_rappen, recipient, message, added_at)
      values (${SALON}, ${visitorId}, ${randomUUID()}, ${amount}, '', '', '2026-03-09Z')`;
    await put(person.visitorId, 1_000);
    await put(browser.visitorId, 2_000);
    await put(bystander, 3_000);
    won(await enter(person.email, { browser: browser.visitorId }));
    won(await enter(person.email, { browser: browser.visitorId }));
    expect(
      await owner`select visitor_id, amount_rappen as amount from cart_gift order by amount_rappen`,
    ).toEqual([
      { visitor_id: person.visitorId, amount: 1_000 },
      { visitor_id: person.visitorId, amount: 2_000 },
      { visitor_id: bystander, amount: 3_000 },
    ]);
    await owner`delete from cart_gift`;
  });

  test('nothing of others, and nothing for an address that is not verified', async () => {
    const [person, other] = [await someone(), await someone()];
    await world.owner`update account set email_verified_at = null where id = ${person.accountId}`;
    const guest = visitorOf(randomUUID());
    const visit = await reserved(process, guest, at('2026-03-11 10:00'));
    won(
      await process.confirm(guest, {
        holdId: visit.id,
        contact: { ...LEA, email: person.email },
        termsVersion: visit.termsVersion,
        locale: 'de-CH',
      }),
    );
    won(await enter(person.email));
    won(await enter(other.email));
    const [row] = await world.owner`select visitor_id from appointment where id = ${visit.id}`;
    expect(row).toEqual({ visitor_id: guest.visitorId });
  });

  test('only the sign-in desk of the salon can let bookings join', async () => {
    const person = await someone();
    for (const [salon, kind] of [
      [SALON, 'visitor'],
      [SALON, 'customer'],
      [OTHER_SALON, 'desk'],
    ] as const) {
      await expect(
        process.database.pool.begin(async (tx) => {
          await tx`select set_config('app.salon_id', ${salon}, true), set_config('app.actor_kind', ${kind}, true)`;
          await tx`select * from join_account(${SALON}, ${person.accountId}, null, '2026-03-10Z')`;
        }),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});
