/** The fakes are stricter than a database could be: what would be a race there is an error here. */
import { describe, expect, it } from 'vitest';
import { memoryDatabase } from '#adapters/memory/database.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { memoryMailer } from '#adapters/memory/mailer.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import { isUuid, type MovementId, type OrderId, type VoucherId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { aHold, ALICE, aLetter, aPlan, NOW, place, visitor } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';

const PLAN = aPlan('2026-03-17 10:00');
const HOLD = aHold(1, PLAN);
const ORDER = '0000000d-0000-4000-8000-000000000001' as OrderId;
const VOUCHER = '000000f0-0000-4000-8000-000000000001' as VoucherId;
const OWNER = employeeOf(SALON, 'owner');

describe('the unit of work', () => {
  const database = () => memoryDatabase([{ book: contractBook(), card: contractCard() }]);
  const run = (work: (stores: Stores) => Promise<unknown>, base = database()) =>
    memoryUnitOfWork(base).run(ALICE, async (stores) => ok(await work(stores)));

  const mistakes: readonly (readonly [string, RegExp, (stores: Stores) => Promise<unknown>])[] = [
    [
      'a gate after an appointment was locked',
      /in order/,
      async ({ calendar, appointments }) => {
        await appointments.lock(HOLD.id);
        await calendar.gate([PLAN.day]);
      },
    ],
    [
      'a visitor after a gate',
      /in order/,
      async ({ calendar, appointments }) => {
        await calendar.gate([PLAN.day]);
        await appointments.lockVisitor(ALICE.visitorId);
      },
    ],
    [
      'an order after a voucher',
      /in order/,
      async ({ orders, vouchers }) => {
        await vouchers.lock(VOUCHER);
        await orders.lock(ORDER);
      },
    ],
    [
      'an appointment after an order',
      /in order/,
      async ({ orders, appointments }) => {
        await orders.lock(ORDER);
        await appointments.lock(HOLD.id);
      },
    ],
    [
      'gates one by one',
      /together/,
      async ({ calendar }) => {
        await calendar.gate([PLAN.day]);
        await calendar.gate([PLAN.day]);
      },
    ],
    ['a sweep without a gate', /was not taken/, ({ calendar }) => calendar.sweep([PLAN.day], NOW)],
    [
      'occupying without a gate',
      /was not taken/,
      async ({ calendar, appointments }) => {
        await appointments.insertHold(HOLD);
        await calendar.occupy(HOLD.id, PLAN);
      },
    ],
    [
      'keeping a unit whose plan was refused',
      /rolled back/,
      async (stores) => {
        await place(stores, HOLD, PLAN);
        await stores.appointments.insertHold(aHold(2, PLAN));
        await stores.calendar.occupy(aHold(2, PLAN).id, PLAN);
      },
    ],
    [
      'a letter twice',
      /posted before/,
      async ({ outbox }) => {
        await outbox.post(aLetter(1, HOLD.id), NOW);
        await outbox.post(aLetter(1, HOLD.id), NOW);
      },
    ],
    ['the network', /inside a unit/, () => memoryMailerOf().send(aLetter(1, HOLD.id))],
  ];
  it('takes vouchers before products, and what is last after both', async () => {
    const uow = memoryUnitOfWork(database());
    const delivery = { kind: 'delivery', quantity: 1, orderId: null, reason: null } as const;
    const movement = { ...delivery, id: 'm' as MovementId, productId: SHAMPOO };
    const inTurn = (work: (stores: Stores) => Promise<unknown>) =>
      uow.run(OWNER, async (stores) => ok(await work(stores)));
    await expect(
      inTurn(async ({ stock, vouchers }) => {
        await stock.book(movement, NOW);
        await vouchers.lock(VOUCHER);
      }),
    ).rejects.toThrow(/in order/);
    for (const last of ['till', 'invoices'] as const) {
      await expect(
        inTurn(async ({ stock, ...stores }) => {
          await (last === 'till' ? stores.till.gate() : stores.invoices.hold());
          await stock.book(movement, NOW);
        }),
      ).rejects.toThrow(/in order/);
    }
  });

  it('lets a unit ask again for what it has', async () => {
    const done = await run(async ({ orders, vouchers }) => {
      await orders.lock(ORDER);
      await vouchers.lock(VOUCHER);
      await orders.lock(ORDER);
    });
    expect(done).toEqual(ok(undefined));
  });

  let guarded = database();
  const memoryMailerOf = () => memoryMailer((what) => guarded.guard.refuse(what));

  it.each(mistakes)('refuses %s', async (_, message, work) => {
    guarded = database();
    await expect(run(work, guarded)).rejects.toThrow(message);
  });

  it('refuses vacating without a gate', async () => {
    const base = database();
    await run((stores) => place(stores, HOLD, PLAN), base);
    await expect(run(({ calendar }) => calendar.vacate(HOLD.id), base)).rejects.toThrow('was not taken');
  });

  it('gives up after three interruptions', async () => {
    const base = database();
    base.faults.repeatUnits = 3;
    await expect(run(async () => null, base)).rejects.toThrow('interrupted three times');
    expect(base.faults.repeatUnits).toBe(0);
  });

  it('knows no other salon than those it was made with', async () => {
    const elsewhere = visitor(1, OTHER_SALON);
    await expect(memoryUnitOfWork(database()).run(elsewhere, async () => ok(null))).rejects.toThrow(
      'no salon',
    );
  });
});

it('ids are different and look like all others', () => {
  const ids = memoryIds();
  const drawn = [ids.next(), ids.next(), ids.next()];
  expect(new Set(drawn).size).toBe(3);
  expect(drawn.every(isUuid)).toBe(true);
});

it('links open what they were made for, in their own salon, and nothing else', () => {
  const links = memoryLinks();
  const token = links.manageVisit(SALON, HOLD.id, 'en').split('/').at(-1)!;
  expect(links.openVisit(SALON, token)).toBe(HOLD.id);
  for (const forged of ['', token.slice(1), `${token}x`, HOLD.id]) {
    expect(links.openVisit(SALON, forged)).toBeNull();
  }
  expect(links.openVisit(OTHER_SALON, token)).toBeNull();
});
