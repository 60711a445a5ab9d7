import { describe, expect, it } from 'vitest';
import type { CheckoutRef, PaymentRef, RefundRef } from '#domain/payments/payment-refs.ts';
import type { PaymentStore } from '#domain/ports/payment-store.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { MatterId, OrderId, PaymentId, RefundId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { anOrder, aPayment, aRefund } from '#tests/support/builders/orders.ts';
import { employeeOf, fillShelf } from '#tests/support/builders/products.ts';
import { ALICE, BRUNO, NOW, system } from './contract-rows.ts';
import { SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const orderId = (number: number) => uuid('0d', number) as OrderId;
const paymentId = (number: number) => uuid('9a', number) as PaymentId;
const refundId = (number: number) => uuid('9e', number) as RefundId;

const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');

export function paymentContract({ name, make }: Contract): void {
  describe(`payments: ${name}`, () => {
    const side = freshWriteSide(make);
    const run = async <T>(actor: Actor, work: (payments: PaymentStore) => Promise<T>): Promise<T> => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const result = await through.run(actor, async ({ payments }) => ok(await work(payments)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const open = async () => {
      await side().uow.run(OWNER, async (stores) => ok(await fillShelf(stores, NOW, 3, 0)));
      const placed = anOrder(orderId(1), ALICE, 1);
      await side().uow.run(ALICE, async ({ orders }) => ok(await orders.insert(placed)));
    };

    it('keeps its payments: opened by whoever pays, settled by a job', async () => {
      await open();
      const first = aPayment(paymentId(1), orderId(1));
      await run(ALICE, (payments) => payments.insert(first));
      const named = { ...first, checkoutRef: 'cs_1' as CheckoutRef, url: 'https://vendor.example/1' };
      await run(ALICE, (payments) => payments.change(named));
      expect(await run(ALICE, (payments) => payments.ofOrder(orderId(1)))).toEqual([named]);
      expect(await run(BRUNO, (payments) => payments.ofOrder(orderId(1)))).toEqual([]);
      expect(await run(BRUNO, (payments) => payments.find(first.id))).toBeNull();
      const done = {
        ...named,
        status: 'succeeded' as const,
        method: 'twint' as const,
        paymentRef: 'pi_1' as PaymentRef,
        url: null,
        settledAt: NOW,
        fee: rappen(101),
      };
      await run(system(), (payments) => payments.change(done));
      expect(await run(system(), (payments) => payments.byCheckout('cs_1' as CheckoutRef))).toEqual(done);
      expect(await run(system(), (payments) => payments.byRef('pi_1' as PaymentRef))).toEqual(done);
      expect(await run(system(), (payments) => payments.byRef('pi_2' as PaymentRef))).toBeNull();
    });

    it('has one running payment at a time, and none that a payer calls paid', async () => {
      await open();
      await run(ALICE, (payments) => payments.insert(aPayment(paymentId(1), orderId(1))));
      await expect(
        run(ALICE, (payments) => payments.insert(aPayment(paymentId(2), orderId(1)))),
      ).rejects.toThrow();
      await expect(
        run(ALICE, (payments) =>
          payments.change(aPayment(paymentId(1), orderId(1), { status: 'succeeded', settledAt: NOW })),
        ),
      ).rejects.toThrow(/row-level security/);
      await run(ALICE, (payments) =>
        payments.change(aPayment(paymentId(1), orderId(1), { status: 'ended' })),
      );
      await run(ALICE, (payments) => payments.insert(aPayment(paymentId(2), orderId(1))));
      expect(await run(STAFF, (payments) => payments.ofOrder(orderId(1)))).toHaveLength(2);
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
      await run(STAFF, (payments) => payments.insert(payment));
      const refund = aRefund(refundId(1), payment);
      await run(OWNER, (payments) => payments.insertRefund(refund));
      expect(await run(STAFF, (payments) => payments.refund(refund.id))).toEqual(refund);
      expect(await run(ALICE, (payments) => payments.refund(refund.id))).toBeNull();
      const sent = {
        ...refund,
        status: 'succeeded' as const,
        refundRef: 're_1' as RefundRef,
        settledAt: NOW,
      };
      await run(system(), (payments) => payments.changeRefund(sent));
      expect(await run(system(), (payments) => payments.refund(refund.id))).toEqual(sent);
      const second = { ...aRefund(refundId(3), payment), createdAt: (NOW + 1) as Instant };
      await run(OWNER, (payments) => payments.insertRefund(second));
      expect(await run(system(), (payments) => payments.refundsOf(payment.id))).toEqual([sent, second]);
      expect(await run(OWNER, (payments) => payments.refundsOf(paymentId(7)))).toEqual([]);
      expect(await run(ALICE, (payments) => payments.refundsOf(payment.id))).toEqual([]);
      await expect(
        run(ALICE, (payments) => payments.insertRefund(aRefund(refundId(2), payment))),
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
      expect(await run(system(), (payments) => payments.noteMatter(matter))).toBe(true);
      expect(
        await run(system(), (payments) => payments.noteMatter({ ...matter, id: uuid('a1', 2) as MatterId })),
      ).toBe(false);
      expect(await run(OWNER, (payments) => payments.settleMatter(matter.id, 'Zurückgeschickt', NOW))).toBe(
        true,
      );
      expect(await run(OWNER, (payments) => payments.settleMatter(matter.id, 'Noch einmal', NOW))).toBe(
        false,
      );
    });
  });
}
