/** What customers change of themselves, on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeAccount } from '#adapters/compose/account.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Customer } from '#domain/shared/actor.ts';
import type { CustomerId, SessionId } from '#domain/shared/ids.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { LEA, openProcess, openWorld, reserved, testClock, type Process, type World } from './world.ts';

let world: World;
let process: Process;
let account: ReturnType<typeof composeAccount>;
const clock = testClock();
const links = {
  answerOffer: () => '',
  payVisit: () => '',
  manageVisit: () => 'https://salon.test/visit/token',
  openVisit: () => null,
};

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock);
  const { database, uow } = process;
  account = composeAccount(
    { SESSION_SECRETS: ['a key of the test'] },
    { database, uow, clock, ids: randomIds, links },
  );
});
afterAll(async () => {
  await process.close();
  await world.close();
});

async function aCustomer(salonId = SALON): Promise<Customer & { readonly email: string }> {
  const email = `${randomUUID()}@example.ch`;
  const made = await insertAccount(world.owner, { salonId, email, role: null });
  const ids = made as unknown as Pick<Customer, 'accountId' | 'customerId' | 'visitorId'>;
  return { kind: 'customer', salonId, ...ids, sessionId: made.sessionId as SessionId, email };
}

const SEEN = { firstName: 'Test', lastName: 'Kundin', phone: '+41791234567', locale: 'de-CH' };
const letterTo = async (recipient: string) => {
  const rows = await world.owner<{ kind: string; text_body: string }[]>`
    select kind, text_body from outbox_mail where recipient = ${recipient} order by created_at desc`;
  return rows;
};
const codeIn = (text: string): string => /\d{4} \d{4}/.exec(text)?.[0] ?? '';
const logged = async ({ customerId }: { readonly customerId: CustomerId }) => {
  const rows = await world.owner<{ action: string }[]>`
    select action from audit_entry where customer_id = ${customerId} order by at, action`;
  return rows.map(({ action }) => action);
};

describe('the profile', () => {
  test('is changed, and the log says which fields and not what stood there', async () => {
    const lea = await aCustomer();
    const raw = { ...SEEN, lastName: 'Meier', locale: 'en' };
    expect(won(await account.useCases.changeProfile(lea, { raw, seen: SEEN }))).toEqual({ changed: 2 });
    expect(won(await account.useCases.changeProfile(lea, { raw, seen: SEEN }))).toEqual({ changed: 0 });
    expect(await account.queries.profile(lea)).toMatchObject({ profile: raw, email: lea.email });
    const [entry] = await world.owner`select data from audit_entry where customer_id = ${lea.customerId}`;
    expect(entry).toEqual({ data: { fields: 'lastName locale' } });
  });

  test('shows what somebody else has changed since, and loses nothing', async () => {
    const lea = await aCustomer();
    await world.owner`update customer set phone = '+41791112233' where id = ${lea.customerId}`;
    const raw = { ...SEEN, lastName: 'Meier' };
    const result = await account.useCases.changeProfile(lea, { raw, seen: SEEN });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'changed_meanwhile', now: { phone: '+41791112233', lastName: 'Kundin' } },
    });
    const again = { raw, seen: { ...SEEN, phone: '+41791112233' } };
    expect(won(await account.useCases.changeProfile(lea, again))).toEqual({ changed: 2 });
  });
});

describe('a new address', () => {
  test('counts only once its code has come back; the old one is told', async () => {
    const lea = await aCustomer();
    const email = `${randomUUID()}@example.ch`;
    won(await account.useCases.askAddressChange(lea, { email: ` ${email.toUpperCase()}` }));
    expect(await account.queries.profile(lea)).toMatchObject({ email: lea.email, pending: { email } });
    const [letter] = await letterTo(email);
    expect(letter?.kind).toBe('address_code');

    expect(outcome(await account.useCases.confirmAddressChange(lea, { code: '00000000' }))).toBe(
      'wrong_code',
    );
    const code = codeIn(letter?.text_body ?? '');
    won(await account.useCases.confirmAddressChange(lea, { code }));
    expect(await account.queries.profile(lea)).toMatchObject({ email, pending: null });
    expect(await account.queries.contact(lea)).toMatchObject({ email });
    expect(await letterTo(lea.email)).toMatchObject([{ kind: 'address_changed' }]);
    expect(outcome(await account.useCases.confirmAddressChange(lea, { code }))).toBe('code_over');
    expect(await logged(lea)).toEqual([
      'account.address_change_asked',
      'account.address_change_failed',
      'account.address_change_failed',
      'account.address_changed',
    ]);
  });

  test('takes five guesses, and each of them counts', async () => {
    const lea = await aCustomer();
    const email = `${randomUUID()}@example.ch`;
    won(await account.useCases.askAddressChange(lea, { email }));
    const code = codeIn((await letterTo(email))[0]?.text_body ?? '');
    for (let guess = 0; guess < 5; guess += 1) {
      expect(outcome(await account.useCases.confirmAddressChange(lea, { code: 'x' }))).toBe('wrong_code');
    }
    expect(outcome(await account.useCases.confirmAddressChange(lea, { code }))).toBe('code_over');
  });

  test('of somebody else is refused only to whoever reads its mail; the code is used up', async () => {
    const [lea, ben] = [await aCustomer(), await aCustomer()];
    won(await account.useCases.askAddressChange(lea, { email: ben.email }));
    const code = codeIn((await letterTo(ben.email))[0]?.text_body ?? '');
    expect(outcome(await account.useCases.confirmAddressChange(lea, { code }))).toBe('taken');
    expect(outcome(await account.useCases.confirmAddressChange(lea, { code }))).toBe('code_over');
    expect(await account.queries.profile(lea)).toMatchObject({ email: lea.email });
  });

  test('is refused where it is none, or the same; it can be let be', async () => {
    const lea = await aCustomer();
    const ask = (email: string) => account.useCases.askAddressChange(lea, { email });
    expect(await ask('lea@')).toMatchObject({ error: { kind: 'email', problem: 'malformed' } });
    expect(await ask(lea.email)).toMatchObject({ error: { kind: 'email', problem: 'same' } });
    for (let letter = 0; letter < 5; letter += 1) won(await ask('lea@example.ch'));
    expect(outcome(await ask('lea@example.ch'))).toBe('too_many');
    await account.useCases.dropAddressChange(lea);
    expect(await account.queries.profile(lea)).toMatchObject({ pending: null });
    expect(outcome(await ask('lea@example.ch'))).toBe('too_many');
  });
});

describe('consent', () => {
  test('is given and withdrawn, with its history, for one purpose and one person', async () => {
    const [lea, ben] = [await aCustomer(), await aCustomer()];
    const say = async (granted: boolean) =>
      won(await account.useCases.setConsent(lea, { purpose: 'news', granted })).changed;
    expect(await say(false)).toBe(false);
    expect(await say(true)).toBe(true);
    expect(await say(true)).toBe(false);
    clock.pass(1000);
    expect(await say(false)).toBe(true);
    expect(await account.queries.consents(lea)).toMatchObject([
      { purpose: 'news', granted: false, by: 'customer' },
      { purpose: 'news', granted: true },
    ]);
    expect(await account.queries.consents(ben)).toEqual([]);
    expect(await logged(lea)).toEqual(['consent.given', 'consent.withdrawn']);
  });

  test('of the past cannot be rewritten', async () => {
    await expect(
      process.database.query`update consent set granted = true`.then(() => 'written'),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('the calendar’s secret address', () => {
  test('shows what is ahead, is renewed and revoked, and is kept as a digest', async () => {
    const lea = await aCustomer();
    const hold = await reserved(process, lea as never, at('2026-03-10 09:00'));
    won(await process.confirm(lea, { holdId: hold.id, contact: LEA, termsVersion: '2026-01', locale: 'en' }));
    const { token } = won(await account.useCases.renewFeed(lea));
    expect(token).toMatch(/^[\w-]{64}$/);
    expect(await world.owner`select from calendar_feed where token_hash = ${token}`).toEqual([]);
    const found = await account.queries.feed(SALON, token);
    expect(found?.visits.map(({ id }) => id)).toEqual([hold.id]);
    expect(await account.queries.feed(OTHER_SALON, token)).toBeNull();

    const renewed = won(await account.useCases.renewFeed(lea)).token;
    expect(await account.queries.feed(SALON, token)).toBeNull();
    expect(await account.queries.feed(SALON, renewed)).not.toBeNull();
    won(await account.useCases.revokeFeed(lea));
    won(await account.useCases.revokeFeed(lea));
    expect(await account.queries.feed(SALON, renewed)).toBeNull();
    expect(await logged(lea)).toEqual(['account.feed_made', 'account.feed_made', 'account.feed_revoked']);
  });

  test('is a file that a calendar reads, with every visit once', async () => {
    const lea = await aCustomer();
    for (const from of ['2026-03-11 09:00', '2026-03-12 10:00']) {
      const hold = await reserved(process, lea as never, at(from));
      won(
        await process.confirm(lea, { holdId: hold.id, contact: LEA, termsVersion: '2026-01', locale: 'en' }),
      );
    }
    const { token } = won(await account.useCases.renewFeed(lea));
    const { visits } = (await account.queries.feed(SALON, token))!;
    const salon = await process.salons.card(lea);
    const file = account.feed.file({ visits, salon, locale: 'de-CH', at: clock.now() });
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(file).toContain('METHOD:PUBLISH');
    expect(file).not.toContain('lea@example.ch');
    const nothing = account.feed.file({ visits: [], salon, locale: 'en', at: clock.now() });
    expect(nothing).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });
});

describe('the log', () => {
  test('tells who looked, to the person alone', async () => {
    const [lea, ben] = [await aCustomer(), await aCustomer()];
    const [staff] = await world.owner<
      { id: string }[]
    >`select id from staff where salon_id = ${SALON} limit 1`;
    await world.owner`
      insert into audit_entry (salon_id, id, at, actor_kind, actor_id, action, target_kind, target_id, data, customer_id)
      values (${SALON}, gen_random_uuid(), now(), 'employee', 'x', 'customer.viewed', 'customer', ${lea.customerId},
        ${JSON.stringify({ staffId: staff?.id })}::text::jsonb, ${lea.customerId})`;
    expect(await account.queries.log(lea)).toMatchObject([
      { action: 'customer.viewed', by: 'team', staffName: expect.stringMatching(/\S/) },
    ]);
    expect(await account.queries.log(ben)).toEqual([]);
  });
});
