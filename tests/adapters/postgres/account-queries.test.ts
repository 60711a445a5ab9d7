/** The customer's account on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountQueries } from '#adapters/postgres/queries/account-queries.ts';
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import type { Customer, LinkHolder } from '#domain/shared/actor.ts';
import type { AppointmentId, SessionId } from '#domain/shared/ids.ts';
import { accountSecrets } from '#adapters/system/account-secrets.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  reserved,
  someVisitor,
  testClock,
  type Process,
  type World,
} from './world.ts';

const HOUR = 60 * 60 * 1000;
let world: World;
let process: Process;
let queries: ReturnType<typeof accountQueries>;
const clock = testClock();
const sent: string[] = [];
const secrets = accountSecrets({ key: 'test' });

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock, {
    onStatement: (statement) => sent.push(statement),
  });
  queries = accountQueries({ database: process.database, clock, secrets });
});
afterAll(async () => {
  await process.close();
  await world.close();
});

async function aCustomer(email = `${randomUUID()}@example.ch`): Promise<Customer> {
  const { accountId, customerId, visitorId, sessionId } = await insertAccount(world.owner, {
    salonId: SALON,
    email,
    role: null,
  });
  const ids = { accountId, customerId, visitorId, sessionId } as unknown as Omit<
    Customer,
    'kind' | 'salonId'
  >;
  return { kind: 'customer', salonId: SALON, ...ids, sessionId: sessionId as SessionId };
}

async function booked(actor: Customer, from: string, email = LEA.email): Promise<AppointmentId> {
  const hold = await reserved(process, actor as never, at(from));
  const contact = { ...LEA, email };
  won(await process.confirm(actor, { holdId: hold.id, contact, termsVersion: '2026-01', locale: 'en' }));
  return hold.id;
}

describe('the account', () => {
  test('shows what was booked under it, and nothing of anybody else', async () => {
    const lea = await aCustomer();
    const ben = await aCustomer();
    const first = await booked(lea, '2026-03-10 09:00');
    const second = await booked(lea, '2026-03-10 10:00');
    const foreign = await booked(ben, '2026-03-10 14:00');
    await reserved(process, lea as never, at('2026-03-10 15:00'));
    expect((await queries.visits(lea, 0)).upcoming.map(({ id }) => id)).toEqual([first, second]);
    expect((await queries.visits(ben, 0)).upcoming.map(({ id }) => id)).toEqual([foreign]);
    expect(await queries.visits(await aCustomer(), 0)).toEqual({
      upcoming: [],
      offers: [],
      past: [],
      older: false,
    });

    clock.pass(26 * HOUR);
    const later = await queries.visits(lea, 0);
    expect(later.upcoming.map(({ id }) => id)).toEqual([second]);
    expect(later.past.map(({ id }) => id)).toEqual([first]);
    clock.set(MONDAY);
  });

  test('turns pages of ten, newest first, and asks no more for many than for none', async () => {
    const lea = await aCustomer();
    const counted = async (page: number) => {
      sent.length = 0;
      const found = await queries.visits(lea, page);
      return { found, statements: sent.length };
    };
    const none = await counted(0);
    const ids: string[] = [];
    for (let hour = 0; hour < 12; hour += 1) {
      const day = `2026-03-${11 + Math.floor(hour / 6)}`;
      ids.push(await booked(lea, `${day} ${String([9, 10, 11, 13, 14, 15][hour % 6]).padStart(2, '0')}:00`));
    }
    clock.set((MONDAY + 30 * 24 * HOUR) as never);
    const first = await counted(0);
    const second = await counted(1);
    clock.set(MONDAY);
    expect([...first.found.past, ...second.found.past].map(({ id }) => id)).toEqual(ids.toReversed());
    expect([first.found.older, second.found.older]).toEqual([true, false]);
    expect(first.statements).toBe(none.statements);
  });

  test('knows whom the next booking is for', async () => {
    const lea = await aCustomer('lea.muster@example.ch');
    expect(await queries.contact(lea)).toMatchObject({ lastName: 'Kundin', email: 'lea.muster@example.ch' });
  });
});

describe('a visit of an account', () => {
  const customerOf = async (id: AppointmentId) => {
    const [row] = await world.owner<{ customer_id: string }[]>`
      select customer_id from appointment where id = ${id}`;
    return row?.customer_id;
  };

  test('belongs to the profile when it is booked with its address, else to whom it is for', async () => {
    const lea = await aCustomer('lea.m@example.ch');
    const own = await booked(lea, '2026-03-13 09:00', 'lea.m@example.ch');
    const daughters = await booked(lea, '2026-03-13 10:00', 'mia@example.ch');
    expect(await customerOf(own)).toBe(lea.customerId);
    expect(await customerOf(daughters)).not.toBe(lea.customerId);
  });

  test('is cancelled by its link, and the letter goes to the profile', async () => {
    const lea = await aCustomer('lea.n@example.ch');
    const id = await booked(lea, '2026-03-13 14:00', 'lea.n@example.ch');
    const byLink: LinkHolder = {
      kind: 'link',
      salonId: SALON,
      appointmentId: id,
      visitorId: someVisitor().visitorId,
    };
    expect(await process.appointments.visit(byLink, id)).toMatchObject({
      contact: { email: 'lea.n@example.ch' },
    });
    const letters = {
      compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }),
      calendarFile: () => '',
    };
    won(await cancelAppointment({ uow: process.uow, clock, ids: randomIds, letters })(byLink, {}));
    const posted = await world.owner`
      select recipient from outbox_mail where appointment_id = ${id} and kind = 'appointment_cancelled'`;
    expect(posted).toMatchObject([{ recipient: 'lea.n@example.ch' }]);
  });
});
