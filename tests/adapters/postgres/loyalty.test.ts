/** Points on PostgreSQL: what is paid in the shop, at the till and by invoice brings them once, and takes them back. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loyaltyQueries } from '#adapters/postgres/queries/loyalty-queries.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { PointSource } from '#domain/loyalty/loyalty.ts';
import { countPoints } from '#domain/loyalty/use-cases/count-points.ts';
import { saveLoyalty } from '#domain/settings/use-cases/save-salon-part.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { NO_PROGRAMME } from '#domain/loyalty/loyalty.ts';
import type { Customer, System } from '#domain/shared/actor.ts';
import type { CustomerId, InvoiceId, OrderId, SaleId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { MONDAY, openProcess, openWorld, someVisitor, testClock, type Process, type World } from './world.ts';

let world: World;
let web: Process;
let worker: Process;
const clock = testClock();
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const system: System = { kind: 'system', salonId: SALON, job: 'test' };
const count = (source: PointSource) =>
  countPoints({ uow: worker.uow, clock, ids: randomIds })(system, source);

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock, { poolSize: 4 });
  worker = openProcess(world.database.jobsUrl, clock, { poolSize: 8 });
  clock.set(MONDAY);
  const form = { active: true, pointsPerFranc: '1', tiers: [{ name: 'Silber', threshold: '30' }] };
  won(
    await saveLoyalty({ uow: web.uow, clock })(OWNER, {
      seen: fingerprint(NO_PROGRAMME),
      form,
      confirmed: false,
    }),
  );
});
afterAll(async () => {
  await Promise.all([web.close(), worker.close()]);
  await world.close();
});

async function aCustomer(): Promise<Customer> {
  const customerId = randomUUID() as CustomerId;
  await world.owner`
    insert into customer (salon_id, id, first_name, last_name, email, phone, locale, created_at)
    values (${SALON}, ${customerId}, 'Lea', 'Muster', null, null, 'de-CH', now())`;
  const { visitorId } = someVisitor();
  return {
    kind: 'customer',
    salonId: SALON,
    visitorId,
    customerId,
    accountId: randomUUID() as never,
    sessionId: randomUUID() as never,
  };
}
async function anOrder(customer: Customer | null, paid: number, gift = 0): Promise<OrderId> {
  const id = randomUUID() as OrderId;
  const visitorId = customer?.visitorId ?? randomUUID();
  const number = 1 + Math.floor(Math.random() * 1_000_000);
  await world.owner`
    insert into shop_order (salon_id, id, number, visitor_id, customer_id, stage, pay_by, delivery, total_rappen, paid_rappen,
      locale, terms_version, first_name, last_name, email, phone, created_at, paid_at, staged_at)
    values (${SALON}, ${id}, ${number}, ${visitorId}, ${customer?.customerId ?? null}, 'completed', 'online', 'pick_up',
      ${paid}, ${paid}, 'de-CH', '2026-01', 'Lea', 'Muster', 'lea@example.com', '+41791234567',
      to_timestamp(${MONDAY}::float8 / 1000), to_timestamp(${MONDAY}::float8 / 1000),
      to_timestamp(${MONDAY}::float8 / 1000))`;
  if (gift > 0) {
    await world.owner`
      insert into shop_order_line (salon_id, order_id, visitor_id, position, kind, product_id, name, unit_price_rappen,
        quantity, vat_code, vat_basis_points, gift)
      values (${SALON}, ${id}, ${visitorId}, 1, 'voucher', null, '{"de-CH": "Gutschein", "en": "Voucher"}', ${gift}, 1,
        'none', 0, '{"recipient": "", "message": ""}')`;
  }
  return id;
}
const refunded = (id: OrderId, amount: number) =>
  world.owner`update shop_order set refunded_rappen = ${amount} where id = ${id}`;
const own = (customer: Customer, since = 0) => loyaltyQueries(web.database).own(customer, since as Instant);

describe('an order', () => {
  test('brings points once, however many count it at once, and takes back what was refunded', async () => {
    const lea = await aCustomer();
    const id = await anOrder(lea, 2_450);
    const counted = await Promise.all([1, 2, 3, 4, 5, 6].map(() => count({ kind: 'order', id })));
    expect(counted.every((each) => each.ok || outcome(each) === 'try_again')).toBe(true);
    won(await count({ kind: 'order', id }));
    expect(await own(lea)).toMatchObject({
      balance: 24,
      recent: 24,
      lines: [{ points: 24, source: 'order' }],
    });
    await refunded(id, 1_450);
    won(await count({ kind: 'order', id }));
    won(await count({ kind: 'order', id }));
    expect(await own(lea)).toMatchObject({ balance: 10 });
    expect((await own(lea))?.lines.map(({ points }) => points).sort()).toEqual([-14, 24]);
    expect(await own(lea, MONDAY + 1)).toMatchObject({ balance: 10, recent: 0 });
  });

  test('brings none for the vouchers that it bought, and none to a guest', async () => {
    const lea = await aCustomer();
    const id = await anOrder(lea, 7_450, 5_000);
    won(await count({ kind: 'order', id }));
    expect((await own(lea))?.balance).toBe(24);
    won(await count({ kind: 'order', id: await anOrder(null, 5_000) }));
    won(await count({ kind: 'order', id: randomUUID() as OrderId }));
  });
});

test('what is nobody’s sale and nobody’s invoice brings nothing', async () => {
  won(await count({ kind: 'sale', id: randomUUID() as SaleId }));
  won(await count({ kind: 'invoice', id: randomUUID() as InvoiceId }));
});

test('points are one’s own, those of a profile that was merged into one’s own included', async () => {
  const [lea, old, other] = [await aCustomer(), await aCustomer(), await aCustomer()];
  won(await count({ kind: 'order', id: await anOrder(lea, 1_000) }));
  won(await count({ kind: 'order', id: await anOrder(old, 2_000) }));
  await world.owner`update customer set merged_into = ${lea.customerId} where id = ${old.customerId}`;
  expect((await own(lea))?.balance).toBe(30);
  expect((await own(other))?.balance).toBe(0);
  expect(await own({ ...lea, salonId: OTHER_SALON })).toBeNull();
});

test('the ledger is written by the worker alone, and nothing of it is changed', async () => {
  const lea = await aCustomer();
  won(await count({ kind: 'order', id: await anOrder(lea, 1_000) }));
  await expect(
    web.uow.run(STAFF, async ({ loyalty }) => {
      const source = { kind: 'order', id: randomUUID() as OrderId } as const;
      const move = { source, turn: 0, points: 900, perFranc: 1, customerId: lea.customerId };
      await loyalty.insert({ ...move, id: randomUUID() as never }, MONDAY);
      return { ok: true, value: null } as never;
    }),
  ).rejects.toThrow(/permission denied|row-level security/);
});

test('switched off, it is not shown, and what was earned is there when it is on again', async () => {
  const lea = await aCustomer();
  won(await count({ kind: 'order', id: await anOrder(lea, 1_000) }));
  const set = async (active: boolean, seen: boolean) => {
    const tiers = [{ name: 'Silber', threshold: 30 }];
    const form = { active, pointsPerFranc: '1', tiers: [{ name: 'Silber', threshold: '30' }] };
    const before = fingerprint({ active: seen, pointsPerFranc: 1, tiers });
    won(await saveLoyalty({ uow: web.uow, clock })(OWNER, { seen: before, form, confirmed: false }));
  };
  await set(false, true);
  expect(await own(lea)).toBeNull();
  await set(true, false);
  expect((await own(lea))?.balance).toBe(10);
});
