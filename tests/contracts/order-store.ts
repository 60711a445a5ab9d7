import { describe, expect, it } from 'vitest';
import type { OrderStore } from '#domain/ports/orders.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { OrderId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { anOrder } from '#tests/support/builders/orders.ts';
import { employeeOf, fillShelf } from '#tests/support/builders/products.ts';
import { ALICE, BRUNO, NOW, system, visitor } from './contract-rows.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const orderId = (number: number) => uuid('0d', number) as OrderId;

const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');

export function orderContract({ name, make }: Contract): void {
  describe(`orders: ${name}`, () => {
    const side = freshWriteSide(make);
    const run = async <T>(actor: Actor, work: (orders: OrderStore) => Promise<T>): Promise<T> => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const result = await through.run(actor, async ({ orders }) => ok(await work(orders)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const open = async (number = 1, actor: Actor = ALICE) => {
      await side().uow.run(OWNER, async (stores) => ok(await fillShelf(stores, NOW, 3, 0)));
      await run(actor, (orders) => orders.insert(anOrder(orderId(number), actor, number)));
    };
    const paid = { paid: rappen(2450), stage: 'ready' } as const;

    it('keeps an order as it was placed, once for each id', async () => {
      await open();
      const again = anOrder(orderId(1), ALICE, 7, { note: 'anders' });
      expect(await run(ALICE, (orders) => orders.insert(again))).toBe(false);
      expect(await run(BRUNO, (orders) => orders.insert({ ...again, visitorId: BRUNO.visitorId }))).toBe(
        false,
      );
      expect(await run(ALICE, (orders) => orders.find(orderId(1)))).toEqual(anOrder(orderId(1), ALICE, 1));
      const sent = anOrder(orderId(2), ALICE, 2, {
        goesTo: {
          kind: 'shipping',
          address: { street: 'Weg', houseNumber: '', postalCode: '9000', city: 'St. Gallen' },
        },
        state: { ...anOrder(orderId(2), ALICE, 2).state, delivery: 'shipping' },
      });
      await run(ALICE, (orders) => orders.insert(sent));
      expect(await run(STAFF, (orders) => orders.find(orderId(2)))).toEqual(sent);
      expect(await run(ALICE, (orders) => orders.unpaidCount())).toBe(2);
    });

    it('is seen by whoever placed it and by the team, in its salon', async () => {
      await open();
      const seen = (actor: Actor) => run(actor, async (orders) => (await orders.find(orderId(1))) !== null);
      expect(await seen(ALICE)).toBe(true);
      expect(await seen(BRUNO)).toBe(false);
      expect(await seen(STAFF)).toBe(true);
      expect(await seen(system())).toBe(true);
      expect(await seen(visitor(1, OTHER_SALON))).toBe(false);
      expect(await seen(employeeOf(OTHER_SALON, 'owner'))).toBe(false);
    });

    it('changes state and counts versions; once it is paid, whoever placed it leaves it alone', async () => {
      await open();
      const order = anOrder(orderId(1), ALICE, 1);
      await run(ALICE, (orders) => orders.change({ ...order, dueAt: NOW }));
      expect(await run(ALICE, (orders) => orders.lock(orderId(1)))).toMatchObject({ dueAt: NOW, version: 2 });
      await run(system(), (orders) =>
        orders.change({ ...order, state: { ...order.state, ...paid }, paidAt: NOW, dueAt: null }),
      );
      expect(await run(ALICE, (orders) => orders.find(orderId(1)))).toMatchObject({
        state: { paid: 2450, stage: 'ready' },
        paidAt: NOW,
        dueAt: null,
        version: 3,
      });
      expect(await run(ALICE, (orders) => orders.lock(orderId(1)))).toBeNull();
      expect(await run(STAFF, (orders) => orders.lock(orderId(1)))).not.toBeNull();
      expect(await run(ALICE, (orders) => orders.unpaidCount())).toBe(0);
    });

    it('draws numbers one after the other', async () => {
      await open();
      const draw = () => run(ALICE, (orders) => orders.nextNumber());
      const drawn = await draw();
      await run(ALICE, (orders) => orders.insert(anOrder(orderId(5), ALICE, drawn)));
      expect(await draw()).toBe(drawn + 1);
    });
  });
}
