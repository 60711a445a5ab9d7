/** What follows from a step in stock, at vouchers and in money: who gets how much of it, and which pieces come back. */
import { describe, expect, it } from 'vitest';
import { handOverPaid, takeBackPaid } from '#domain/orders/steps/at-the-till.ts';
import { carryOut, giveMoneyBack, restockAll } from '#domain/orders/steps/carry-out.ts';
import type { MovementId, RefundId, SaleId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { BRUNO, NOW } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderDesk, orderId, system } from '#tests/support/order-desk.ts';

const OWNER = employeeOf(SALON, 'owner');
const SALE = '0000005a-0000-4000-8000-000000000001' as SaleId;
const REFUND = '000000f0-0000-4000-8000-000000000001' as RefundId;
const MINUTE = 60_000;

type Desk = Awaited<ReturnType<typeof orderDesk>>;
const settled = async (desk: Desk) => {
  await desk.payPage(1, BRUNO);
  const payment = desk.paymentsOf()[0]!;
  desk.vendor.pays(payment.checkoutRef!, 'card');
  await desk.settle(system, { paymentId: payment.id });
};
/** A shampoo of 24.50, ten francs of it by voucher. */
const partlyByVoucher = async (francs = 10) => {
  const desk = await orderDesk();
  const voucher = await desk.boughtVoucher(francs);
  await desk.ordered(SHAMPOO, { form: { ...FORM, voucher } }, BRUNO);
  if (francs < 24) await settled(desk);
  else await desk.jobs();
  return desk;
};
const balances = (desk: Desk) => desk.vouchers().map(({ balance }) => balance);
const back = (desk: Desk) => desk.refunds().map(({ id, amount, words }) => [id, amount, words]);

describe('money that goes back of what a voucher paid in part', () => {
  it.each<[string, number, number | null, number]>([
    // So much, of it to the card, and what is on the voucher then.
    ['1.00', 100, 100, 0],
    ['14.50', 1_450, 1_450, 0],
    ['14.51', 1_451, 1_450, 1],
    ['24.50', 2_450, 1_450, 1_000],
  ])('%s francs', async (amount, minor, toCard, onVoucher) => {
    const desk = await partlyByVoucher();
    const given = await desk.refund(OWNER, {
      orderId: orderId(1),
      refundId: REFUND,
      form: { amount, words: 'Kulanz', back: {} },
    });
    expect(given).toEqual({ ok: true, value: null });
    expect(back(desk)).toEqual([[REFUND, toCard, 'Kulanz']]);
    expect(balances(desk)).toEqual([onVoucher]);
    expect(desk.order().state.refunded).toBe(minor);
    if (onVoucher > 0) {
      const move = desk.moves().at(-1);
      expect(move).toMatchObject({ amount: onVoucher, reason: 'Kulanz' });
      expect(move?.id).not.toBe(REFUND);
    }
  });

  it('is told as what the card paid, and not as what the order cost', async () => {
    const desk = await partlyByVoucher();
    expect(desk.letterTexts().at(-1)).toBe('order_paid 1450');
    const payment = desk.paymentsOf()[0]!;
    const other = { ...payment, id: 'other' as typeof payment.id, status: 'open' as const, paymentRef: null };
    desk.rows().orderBook.payments.set(other.id, other);
    await desk.settle(system, { paymentId: other.id });
    expect(desk.letterTexts().at(-1)).toBe('order_money_back 1450');
  });

  it('late, for an order that was cancelled, is told in the same way', async () => {
    const desk = await orderDesk();
    const voucher = await desk.boughtVoucher(10);
    await desk.ordered(SHAMPOO, { form: { ...FORM, voucher } }, BRUNO);
    await desk.payPage(1, BRUNO);
    const step = { orderId: orderId(1), version: desk.order().version, step: 'cancel', reason: 'x' } as const;
    await desk.work(OWNER, step);
    const payment = desk.paymentsOf()[0]!;
    const page = desk.vendor.checkouts.get(payment.checkoutRef!)!;
    page.record = { ...page.record, status: 'open' };
    desk.vendor.pays(payment.checkoutRef!, 'card');
    await desk.settle(system, { paymentId: payment.id });
    expect(desk.letterTexts().at(-1)).toBe('order_money_back 1450');
    expect(desk.refunds()).toMatchObject([{ amount: 1_450, reason: 'late_money' }]);
    expect([desk.order().state.refunded, balances(desk)]).toEqual([2_450, [1_000]]);
  });

  it('is the voucher’s alone, under the form’s own name, where it paid all', async () => {
    const desk = await partlyByVoucher(30);
    expect(desk.order().state).toMatchObject({ paid: 2_450, voucher: 2_450 });
    const give = () =>
      desk.refund(OWNER, {
        orderId: orderId(1),
        refundId: REFUND,
        form: { amount: '4.50', words: 'Kulanz', back: {} },
      });
    expect(await give()).toEqual({ ok: true, value: null });
    expect(desk.moves().at(-1)).toMatchObject({ id: REFUND, amount: 450, reason: 'Kulanz' });
    expect(await give()).toEqual({ ok: true, value: null });
    expect([back(desk), balances(desk)]).toEqual([[], [1_000]]);
  });

  it('is nobody’s where no payment and no voucher is', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO);
    const order = desk.order();
    await desk.uow.run(OWNER, async (stores) => {
      const how = { ids: desk.ids, at: desk.clock.now() };
      await giveMoneyBack(stores, how, { order, payment: null, amount: rappen(5), reason: 'goodwill' });
      return ok(null);
    });
    expect([desk.refunds(), desk.moves()]).toEqual([[], []]);
  });
});

describe('an order of vouchers that is cancelled or given back', () => {
  /** A voucher of a hundred francs, of which so much was spent. */
  const sold = async (spent: boolean) => {
    const desk = await orderDesk();
    const voucher = await desk.boughtVoucher(100, 1);
    if (spent) await desk.ordered(SHAMPOO, { orderId: orderId(2), form: { ...FORM, voucher } }, BRUNO);
    return desk;
  };

  it.each([
    [false, 'more_than_left', 0],
    [true, 'more_than_left', 0],
  ])('spent: %s, it cannot go back while whoever holds it has it', async (spent, kind, left) => {
    const desk = await sold(spent);
    const given = await desk.refund(OWNER, {
      orderId: orderId(1),
      refundId: REFUND,
      form: { amount: '0.01', words: 'x', back: {} },
    });
    expect(given).toEqual({ ok: false, error: { kind, left } });
    expect(desk.refunds()).toEqual([]);
  });
});

describe('pieces that come back', () => {
  it('are those that have not come back before', async () => {
    const desk = await orderDesk();
    await desk.add(BRUNO, { productId: SHAMPOO, quantity: '3', had: 0 });
    await desk.place(BRUNO, await desk.wish(BRUNO));
    await settled(desk);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 2, reserved: 0 });
    await desk.refund(OWNER, {
      orderId: orderId(1),
      refundId: REFUND,
      form: { amount: '1', words: 'x', back: { 1: '1' } },
    });
    const returned = () =>
      desk
        .rows()
        .shop.ledger.filter(({ kind }) => kind === 'return')
        .map(({ quantity, orderId: of, reason }) => [quantity, of, reason]);
    for (let time = 0; time < 2; time += 1) {
      await desk.uow.run(OWNER, async (stores) => {
        await restockAll(stores, desk.ids as { next(): MovementId }, desk.order(), desk.clock.now());
        return ok(null);
      });
      expect(returned()).toEqual([
        [1, orderId(1), 'x'],
        [2, orderId(1), null],
      ]);
    }
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
  });

  it('which are not there to be sold stop the step, and are named', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO, { form: { ...FORM, payBy: 'on_pick_up' } });
    const { levels } = desk.rows().shop;
    levels.set(SHAMPOO, { ...levels.get(SHAMPOO)!, stock: 0, reserved: 0 });
    const result = await desk.uow.run(OWNER, async (stores) => {
      const parts = { stores, ids: desk.ids, at: desk.clock.now() };
      const carried = await carryOut(parts, desk.order(), { kind: 'money_came', amount: rappen(2_450) });
      return carried.ok ? ok(null) : err(carried.error);
    });
    expect(result).toEqual({ ok: false, error: { kind: 'stock_short', products: [SHAMPOO] } });
    expect(desk.order()).toMatchObject({ version: 1, paidAt: null, state: { paid: 0 } });
  });
});

describe('at the till', () => {
  const rungUp = async (voucherFrancs: number | null = null) => {
    const desk = await orderDesk();
    const voucher = voucherFrancs === null ? '' : await desk.boughtVoucher(voucherFrancs);
    await desk.ordered(SHAMPOO, { form: { ...FORM, payBy: 'on_pick_up', voucher } }, BRUNO);
    desk.clock.pass(MINUTE);
    const before = desk.entries().length;
    const result = await desk.uow.run(OWNER, async (stores) =>
      handOverPaid(stores, { ids: desk.ids, at: desk.clock.now(), saleId: SALE }, desk.order()),
    );
    return { desk, result, before };
  };
  const takeBack = (desk: Desk, number = 1) =>
    desk.uow.run(OWNER, async (stores) => {
      await takeBackPaid(stores, { ids: desk.ids, at: desk.clock.now(), saleId: SALE }, orderId(number));
      return ok(null);
    });

  it.each<[number | null, number]>([
    [null, 2_450],
    [10, 1_450],
  ])(
    'an order with a voucher of %s is paid there with %i, handed over, and taken back',
    async (francs, due) => {
      const { desk, result, before } = await rungUp(francs);
      const { number } = desk.order();
      expect(result).toEqual({ ok: true, value: desk.order() });
      const paymentId = desk.paymentsOf()[0]!.id;
      expect(desk.paymentsOf()).toEqual([
        {
          ...{ id: paymentId, orderId: orderId(1), visitId: null, method: 'till', amount: due },
          ...{
            status: 'succeeded',
            wish: null,
            charge: null,
            checkoutRef: null,
            paymentRef: null,
            url: null,
          },
          ...{
            openedAt: NOW + MINUTE,
            expiresAt: null,
            settledAt: NOW + MINUTE,
            paidAt: null,
            refunded: 0,
            fee: null,
          },
        },
      ]);
      expect(desk.order().state).toMatchObject({ stage: 'completed', paid: 2_450, refunded: 0 });
      expect(desk.entries(before)).toEqual([
        ['order.paid', { number, paymentId, amount: due, method: 'till', saleId: SALE }, null],
        ['order.completed', { number, saleId: SALE }, null],
      ]);
      await takeBack(desk);
      expect(desk.paymentsOf()).toMatchObject([{ refunded: due }]);
      expect(desk.order().state).toMatchObject({ stage: 'completed', paid: 2_450, refunded: 2_450 });
      expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
      expect(balances(desk)).toEqual(francs === null ? [] : [1_000]);
      const told = desk.entries(before + 2).filter(([action]) => action.startsWith('order'));
      expect(told).toEqual([['order.refunded', { number, amount: 2_450, saleId: SALE }, null]]);
      const all = desk.entries().length;
      await takeBack(desk);
      expect(desk.entries()).toHaveLength(all);
    },
  );

  it('nothing is handed over that is over, or not there', async () => {
    const { desk } = await rungUp();
    const again = await desk.uow.run(OWNER, async (stores) =>
      handOverPaid(stores, { ids: desk.ids, at: desk.clock.now(), saleId: SALE }, desk.order()),
    );
    expect(again).toEqual({ ok: false, error: { kind: 'wrong_stage', status: 'completed' } });
    expect(desk.paymentsOf()).toHaveLength(1);
    await expect(takeBack(desk, 9)).rejects.toThrow(
      `order ${orderId(9)} was paid at the till and is not there`,
    );
  });
});
