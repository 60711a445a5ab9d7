import { describe, expect, it } from 'vitest';
import type { OrderStore } from '#domain/ports/orders.ts';
import type { CheckoutRef, PaymentRef, RefundRef } from '#domain/payments/payment-refs.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { MatterId, OrderId, PaymentId, RefundId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { anOrder, aPayment, aRefund } from '#tests/support/builders/orders.ts';
import { employeeOf, fillShelf } from '#tests/support/builders/products.ts';
import { ALICE, BRUNO, NOW, system, visitor } from './contract-rows.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const orderId = (number: number) => uuid('0d', number) as OrderId;
const paymentId = (number: number) => uuid('9a', number) as PaymentId;
const refundId = (number: number) => uuid('9e', number) as RefundId;

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

    it('keeps its payments: opened by whoever pays, settled by a job', async () => {
      await open();
      const first = aPayment(paymentId(1), orderId(1));
      await run(ALICE, (orders) => orders.insertPayment(first));
      const named = { ...first, checkoutRef: 'cs_1' as CheckoutRef, url: 'https://vendor.example/1' };
      await run(ALICE, (orders) => orders.changePayment(named));
      expect(await run(ALICE, (orders) => orders.paymentsOf(orderId(1)))).toEqual([named]);
      expect(await run(BRUNO, (orders) => orders.paymentsOf(orderId(1)))).toEqual([]);
      expect(await run(BRUNO, (orders) => orders.payment(first.id))).toBeNull();
      const done = {
        ...named,
        status: 'succeeded' as const,
        method: 'twint' as const,
        paymentRef: 'pi_1' as PaymentRef,
        url: null,
        settledAt: NOW,
        fee: rappen(101),
      };
      await run(system(), (orders) => orders.changePayment(done));
      expect(await run(system(), (orders) => orders.paymentByCheckout('cs_1' as CheckoutRef))).toEqual(done);
      expect(await run(system(), (orders) => orders.paymentByRef('pi_1' as PaymentRef))).toEqual(done);
      expect(await run(system(), (orders) => orders.paymentByRef('pi_2' as PaymentRef))).toBeNull();
    });

    it('has one running payment at a time, and none that a payer calls paid', async () => {
      await open();
      await run(ALICE, (orders) => orders.insertPayment(aPayment(paymentId(1), orderId(1))));
      await expect(
        run(ALICE, (orders) => orders.insertPayment(aPayment(paymentId(2), orderId(1)))),
      ).rejects.toThrow();
      await expect(
        run(ALICE, (orders) =>
          orders.changePayment(aPayment(paymentId(1), orderId(1), { status: 'succeeded', settledAt: NOW })),
        ),
      ).rejects.toThrow(/row-level security/);
      await run(ALICE, (orders) =>
        orders.changePayment(aPayment(paymentId(1), orderId(1), { status: 'ended' })),
      );
      await run(ALICE, (orders) => orders.insertPayment(aPayment(paymentId(2), orderId(1))));
      expect(await run(STAFF, (orders) => orders.paymentsOf(orderId(1)))).toHaveLength(2);
    });

    it('keeps what goes back, told to those who work here', async () => {
      await open();
      const payment = aPayment(paymentId(1), orderId(1), {
        method: 'till',
        wish: null,
        status: 'succeeded',
        settledAt: NOW,
        expiresAt: null,
      });
      await run(STAFF, (orders) => orders.insertPayment(payment));
      const refund = aRefund(refundId(1), payment);
      await run(OWNER, (orders) => orders.insertRefund(refund));
      expect(await run(STAFF, (orders) => orders.refund(refund.id))).toEqual(refund);
      expect(await run(ALICE, (orders) => orders.refund(refund.id))).toBeNull();
      const sent = {
        ...refund,
        status: 'succeeded' as const,
        refundRef: 're_1' as RefundRef,
        settledAt: NOW,
      };
      await run(system(), (orders) => orders.changeRefund(sent));
      expect(await run(system(), (orders) => orders.refund(refund.id))).toEqual(sent);
      await expect(
        run(ALICE, (orders) => orders.insertRefund(aRefund(refundId(2), payment))),
      ).rejects.toThrow(/row-level security/);
    });

    it('notes once what waits for a person, until one has settled it', async () => {
      await open();
      const matter = {
        id: uuid('a1', 1) as MatterId,
        kind: 'unknown_money' as const,
        subject: 'cs_9',
        orderId: orderId(1),
        visitId: null,
        amount: rappen(900),
        notedAt: NOW,
      };
      expect(await run(system(), (orders) => orders.noteMatter(matter))).toBe(true);
      expect(
        await run(system(), (orders) => orders.noteMatter({ ...matter, id: uuid('a1', 2) as MatterId })),
      ).toBe(false);
      expect(await run(OWNER, (orders) => orders.settleMatter(matter.id, 'Zurückgeschickt', NOW))).toBe(true);
      expect(await run(OWNER, (orders) => orders.settleMatter(matter.id, 'Noch einmal', NOW))).toBe(false);
    });
  });
}
