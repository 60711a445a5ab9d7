/** Paying, giving up and running out of time: what is written down, and what is refused, whole. */
import { describe, expect, it, vi } from 'vitest';
import type { CheckoutRef } from '#domain/payments/payment-refs.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { aProduct, COMB, employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { ALICE, BRUNO, NOW } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { FORM, orderDesk, orderId, system } from '#tests/support/order-desk.ts';

const MINUTE = 60_000;
const HALF_AN_HOUR = 30 * MINUTE;
const DAY = 24 * 60 * MINUTE;
const number = 1001;
const DESK = { ...FORM, payBy: 'on_pick_up' };
const ADDRESS = `https://salon.test/de-CH/order/${orderId(1)}`;

type Desk = Awaited<ReturnType<typeof orderDesk>>;
const ordered = async (form = FORM): Promise<Desk> => {
  const desk = await orderDesk();
  await desk.ordered(SHAMPOO, { form });
  return desk;
};
const atThePage = async (): Promise<Desk> => {
  const desk = await ordered();
  await desk.payPage();
  return desk;
};
const refOf = (desk: Desk) => desk.paymentsOf().at(-1)!.checkoutRef!;
const page = (desk: Desk) => desk.vendor.checkouts.get(refOf(desk))!;
const change = (desk: Desk, over: object) =>
  void desk.rows().orderBook.orders.set(orderId(1), { ...desk.order(), ...over });
const twist = (desk: Desk, over: object) => {
  const payment = desk.paymentsOf().at(-1)!;
  desk.rows().orderBook.payments.set(payment.id, { ...payment, ...over });
};
const refused = (kind: string) => ({ ok: false, error: { kind } });
const OVER = refused('over');
const TRY_AGAIN = refused('try_again');
const NOT_FOUND = refused('not_found');
const SETTLING = { ok: true, value: { kind: 'settling' } };

describe('going to pay', () => {
  it('writes down the payment with its frozen wish, and keeps the goods as long as its page lives', async () => {
    const desk = await ordered();
    desk.clock.pass(MINUTE + 1);
    const at = NOW + MINUTE + 1;
    const asked = vi.spyOn(desk.payments, 'openCheckout');
    const paid = await desk.payPage();
    const [payment] = desk.paymentsOf();
    const expiresAt = payment!.expiresAt!;
    // Five minutes more than half an hour, in whole seconds.
    expect(expiresAt).toBe(NOW + MINUTE + HALF_AN_HOUR + 5 * MINUTE);
    const wish = {
      claim: { salonId: SALON, purpose: 'order', reference: orderId(1) },
      attempt: payment!.id,
      amount: 2450,
      methods: ['card', 'twint'],
      title: `Bestellung ${number}`,
      email: 'alice@example.ch',
      locale: 'de-CH',
      expiresAt,
      keepCard: false,
      returnTo: { done: `${ADDRESS}?back=paid`, cancelled: `${ADDRESS}?back=cancelled` },
    };
    const { url } = page(desk).record;
    expect(paid).toEqual({ ok: true, value: { kind: 'pay_there', url } });
    expect(payment).toEqual({
      ...{
        id: payment!.id,
        orderId: orderId(1),
        visitId: null,
        method: 'vendor',
        amount: 2450,
        status: 'open',
      },
      ...{
        wish: { ...wish, methods: payment!.wish!.methods },
        checkoutRef: refOf(desk),
        charge: null,
        paymentRef: null,
        url,
      },
      ...{ openedAt: at, expiresAt, settledAt: null, paidAt: null, refunded: 0, fee: null },
    });
    expect([...payment!.wish!.methods].sort()).toEqual(wish.methods);
    expect(asked.mock.calls).toEqual([[payment!.wish]]);
    expect(desk.order().dueAt).toBe(expiresAt);
    expect(desk.entries(1)).toEqual([
      ['order.payment_opened', { number, paymentId: payment!.id, amount: 2450 }, null],
    ]);
    // Once more is the same page.
    expect(await desk.payPage()).toEqual(paid);
    expect([desk.paymentsOf().length, asked.mock.calls.length, desk.entries(2)]).toEqual([1, 1, []]);
  });

  it.each<[string, (desk: Desk) => void]>([
    ['cancelled', (desk) => change(desk, { state: { ...desk.order().state, stage: 'cancelled' } })],
    ['paid', (desk) => change(desk, { state: { ...desk.order().state, paid: rappen(2450) } })],
    ['ready', (desk) => change(desk, { state: { ...desk.order().state, stage: 'ready' } })],
    ['paid at the desk', (desk) => change(desk, { state: { ...desk.order().state, payBy: 'on_pick_up' } })],
    ['paid by voucher', (desk) => change(desk, { state: { ...desk.order().state, voucher: rappen(2450) } })],
    ['out of time', (desk) => change(desk, { dueAt: NOW })],
  ])('an order that is %s is over', async (_, twisted) => {
    const desk = await ordered();
    twisted(desk);
    expect(await desk.payPage()).toEqual(OVER);
    expect(desk.paymentsOf()).toEqual([]);
  });

  it.each([NOW + 1, null])('an order that is due at %s is not', async (dueAt) => {
    const desk = await ordered();
    change(desk, { dueAt });
    expect(await desk.payPage()).toMatchObject({ value: { kind: 'pay_there' } });
  });

  it('is for whoever ordered', async () => {
    const desk = await ordered();
    expect(await desk.payPage(1, BRUNO)).toEqual(NOT_FOUND);
    expect(await desk.payPage(9)).toEqual(NOT_FOUND);
  });

  it.each(['openCheckout', 'findCheckout'] as const)('comes again where %s has no answer', async (name) => {
    const desk = await ordered();
    vi.spyOn(desk.payments, name).mockResolvedValueOnce(err({ kind: 'try_again', detail: '' }));
    expect(await desk.payPage()).toEqual(TRY_AGAIN);
    expect(desk.paymentsOf()).toMatchObject([{ status: 'open' }]);
    expect(await desk.payPage()).toMatchObject({ value: { kind: 'pay_there' } });
    expect(desk.paymentsOf()).toHaveLength(1);
  });

  it.each(['open', 'pending'] as const)('takes up the payment that is %s', async (status) => {
    const desk = await atThePage();
    twist(desk, { status });
    expect(await desk.payPage()).toMatchObject({ value: { kind: 'pay_there' } });
    expect(desk.paymentsOf()).toHaveLength(1);
  });

  it('opens another page once, where the first has ended', async () => {
    const desk = await atThePage();
    desk.vendor.expire(page(desk));
    desk.clock.pass(MINUTE);
    const [first] = desk.paymentsOf();
    expect(await desk.payPage()).toMatchObject({ value: { kind: 'pay_there' } });
    const [one, two] = desk.paymentsOf();
    expect(one).toEqual({ ...first, status: 'ended', url: null, settledAt: NOW + MINUTE });
    expect(two).toMatchObject({ status: 'open', openedAt: NOW + MINUTE });
    expect(desk.entries(2)).toEqual([
      ['order.payment_ended', { number, paymentId: first!.id }, null],
      ['order.payment_opened', { number, paymentId: two!.id, amount: 2450 }, null],
    ]);
    vi.spyOn(desk.payments, 'findCheckout').mockResolvedValue(
      ok({ ...page(desk).record, status: 'expired', url: null }),
    );
    expect(await desk.payPage()).toEqual(TRY_AGAIN);
    expect(desk.paymentsOf().map(({ status }) => status)).toEqual(['ended', 'ended', 'ended']);
  });

  it('is tried four times and not more often', async () => {
    const desk = await ordered();
    const tries: unknown[] = [];
    for (let time = 0; time < 5; time += 1) {
      const paid = await desk.payPage();
      tries.push(paid.ok ? paid.value.kind : paid.error.kind);
      twist(desk, { status: 'ended' });
    }
    expect(tries).toEqual([...new Array<string>(4).fill('pay_there'), 'too_many_tries']);
    expect(desk.paymentsOf()).toHaveLength(4);
  });

  it.each(['card', 'late_card'] as const)('by whoever has paid by %s is settled by a job', async (way) => {
    const desk = await atThePage();
    desk.vendor.pays(refOf(desk), way);
    expect(await desk.payPage()).toEqual(SETTLING);
    expect(desk.rows().orderBook.jobs).toEqual([
      { task: 'settle-payment', paymentId: desk.paymentsOf()[0]!.id },
    ]);
  });

  it('of a page without an address waits; of a payment without a page is over', async () => {
    const desk = await atThePage();
    page(desk).record = { ...page(desk).record, url: null };
    expect(await desk.payPage()).toEqual(TRY_AGAIN);
    twist(desk, { wish: null });
    expect(await desk.payPage()).toEqual(OVER);
  });
});

describe('coming back from the vendor’s page', () => {
  const look = (desk: Desk) => desk.look(ALICE, orderId(1));

  it.each<[string, (desk: Desk) => void]>([
    ['open', () => undefined],
    ['settling', (desk) => desk.vendor.pays(refOf(desk), 'card')],
    ['settling', (desk) => desk.vendor.pays(refOf(desk), 'late_card')],
    ['ended', (desk) => desk.vendor.expire(page(desk))],
    ['unknown', (desk) => desk.payments.fail('unreachable')],
    ['nothing', (desk) => twist(desk, { status: 'ended' })],
    ['nothing', (desk) => twist(desk, { status: 'succeeded' })],
    ['open', (desk) => twist(desk, { status: 'pending' })],
    ['open', (desk) => twist(desk, { checkoutRef: null })],
  ])('%s', async (wanted, twisted) => {
    const desk = await atThePage();
    twisted(desk);
    expect(await look(desk)).toBe(wanted);
    const paymentId = desk.paymentsOf()[0]!.id;
    expect(desk.rows().orderBook.jobs).toEqual(
      wanted === 'settling' ? [{ task: 'settle-payment', paymentId }] : [],
    );
  });

  it('shows a stranger nothing', async () => {
    expect(await (await atThePage()).look(BRUNO, orderId(1))).toBe('nothing');
  });
});

describe('giving up', () => {
  const leave = (desk: Desk, again = false, actor = ALICE, id = orderId(1)) =>
    desk.leave(actor, { orderId: id, again });
  const DONE = { ok: true, value: null };
  const cart = async (desk: Desk) => {
    const read = await desk.uow.run(ALICE, async (stores) => ok(await stores.cart.items()));
    return read.ok ? read.value.map(({ productId, quantity }) => [productId, quantity]) : [];
  };

  it('ends the page, the payment and the order, and lets the goods go', async () => {
    const desk = await atThePage();
    desk.clock.pass(MINUTE);
    expect(await leave(desk)).toEqual(DONE);
    expect(page(desk).record.status).toBe('expired');
    expect(desk.paymentsOf()).toMatchObject([{ status: 'ended', url: null, settledAt: NOW + MINUTE }]);
    expect(desk.order()).toMatchObject({ state: { stage: 'cancelled' }, endReason: null, dueAt: null });
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
    expect(desk.entries(2)).toEqual([
      ['order.payment_ended', { number, paymentId: desk.paymentsOf()[0]!.id }, null],
      ['order.cancelled', { number, by: 'customer' }, null],
    ]);
    expect(await cart(desk)).toEqual([]);
    // Said twice, it was given up the first time.
    expect(await leave(desk, true)).toEqual(DONE);
    expect([desk.entries(4), await cart(desk)]).toEqual([[], []]);
  });

  it('is for whoever ordered', async () => {
    const desk = await atThePage();
    expect(await leave(desk, false, BRUNO)).toEqual(NOT_FOUND);
    expect(await leave(desk, false, ALICE, orderId(9))).toEqual(NOT_FOUND);
    expect(page(desk).record.status).toBe('open');
  });

  it.each(['card', 'late_card'] as const)('is too late where it was paid by %s meanwhile', async (way) => {
    const desk = await atThePage();
    desk.vendor.pays(refOf(desk), way);
    expect(await leave(desk)).toEqual(refused('too_late'));
    expect(desk.rows().orderBook.jobs).toEqual([
      { task: 'settle-payment', paymentId: desk.paymentsOf()[0]!.id },
    ]);
    await desk.jobs();
    expect(await leave(desk)).toEqual(refused('too_late'));
  });

  it('waits while the vendor does not answer', async () => {
    const desk = await atThePage();
    desk.payments.fail('unreachable');
    expect(await leave(desk)).toEqual(TRY_AGAIN);
    expect(desk.order().state.stage).toBe('open');
  });

  it('waits while the vendor leaves the page open', async () => {
    const desk = await atThePage();
    vi.spyOn(desk.payments, 'expireCheckout').mockResolvedValueOnce(ok(page(desk).record));
    expect(await leave(desk)).toEqual(TRY_AGAIN);
    expect(desk.order().state.stage).toBe('open');
    expect(desk.rows().orderBook.jobs).toEqual([]);
  });

  it('asks nothing where no page was opened, or it has ended', async () => {
    for (const over of [{ checkoutRef: null }, { status: 'ended' }]) {
      const desk = await atThePage();
      twist(desk, over);
      const asked = vi.spyOn(desk.payments, 'expireCheckout');
      expect(await leave(desk)).toEqual(DONE);
      expect(asked).not.toHaveBeenCalled();
      expect(desk.paymentsOf()).toMatchObject([{ status: 'ended' }]);
    }
  });

  it.each([
    ['another payment', { id: 'another', checkoutRef: 'another' as CheckoutRef, status: 'open' }],
    ['another page of it', { checkoutRef: 'another' as CheckoutRef }],
  ])('looks again where %s was opened meanwhile', async (_, over) => {
    const desk = await atThePage();
    const expire = desk.payments.expireCheckout.bind(desk.payments);
    vi.spyOn(desk.payments, 'expireCheckout').mockImplementation(async (ref) => {
      const ended = await expire(ref);
      const row = { ...desk.paymentsOf()[0]!, ...over } as ReturnType<Desk['paymentsOf']>[number];
      desk.rows().orderBook.payments.delete(desk.paymentsOf()[0]!.id);
      desk.rows().orderBook.payments.set(row.id, row);
      return ended;
    });
    expect(await leave(desk)).toEqual(TRY_AGAIN);
    expect(desk.order().state.stage).toBe('open');
  });

  it('puts back into the cart what can still be bought and does not lie there already', async () => {
    for (const [lying, active, wanted] of [
      [false, true, [[SHAMPOO, 2]]],
      [true, true, [[SHAMPOO, 1]]],
      [false, false, []],
    ] as const) {
      const desk = await orderDesk();
      await desk.add(ALICE, { productId: SHAMPOO, quantity: '2', had: 0 });
      await desk.place(ALICE, await desk.wish(ALICE, { form: DESK }));
      if (lying) await desk.add(ALICE, { productId: SHAMPOO, quantity: '1', had: 0 });
      await desk.uow.run(employeeOf(SALON, 'owner'), async ({ catalogue }) =>
        ok(await catalogue.putProduct(aProduct({ active }))),
      );
      expect(await leave(desk, true)).toEqual(DONE);
      expect(await cart(desk)).toEqual(wanted);
    }
  });
});

describe('running out of time', () => {
  const LAPSED = ['order.lapsed', { number, payBy: 'online' }, null];

  it('ends what is due, and not a moment earlier', async () => {
    const desk = await ordered(DESK);
    desk.clock.pass(7 * DAY - 1);
    expect(await desk.lapse()).toEqual({ lapsed: 0, asked: 0 });
    desk.clock.pass(1);
    expect(await desk.lapse()).toEqual({ lapsed: 1, asked: 0 });
    expect(desk.entries(1)).toEqual([['order.lapsed', { number, payBy: 'on_pick_up' }, null]]);
    expect(desk.letterTexts().slice(1)).toEqual(['order_lapsed 2450']);
    expect(desk.order()).toMatchObject({
      dueAt: null,
      stagedAt: NOW + 7 * DAY,
      state: { stage: 'cancelled' },
    });
    expect(await desk.lapse()).toEqual({ lapsed: 0, asked: 0 });
  });

  it('ends the page first; whoever left it is told nothing', async () => {
    const desk = await atThePage();
    desk.clock.pass(HALF_AN_HOUR + 5 * MINUTE);
    expect(await desk.lapse()).toEqual({ lapsed: 1, asked: 0 });
    const paymentId = desk.paymentsOf()[0]!.id;
    expect(desk.entries(2)).toEqual([['order.payment_ended', { number, paymentId }, null], LAPSED]);
    expect(desk.letters()).toEqual([]);
  });

  it('keeps what is being decided, and what was paid meanwhile', async () => {
    const pending = await atThePage();
    pending.vendor.pays(refOf(pending), 'late_card');
    pending.clock.pass(HALF_AN_HOUR + 5 * MINUTE);
    expect(await pending.lapse()).toEqual({ lapsed: 0, asked: 1 });
    expect(pending.order().state).toMatchObject({ stage: 'open', paid: 0 });
    const paid = await atThePage();
    paid.vendor.pays(refOf(paid), 'card');
    paid.clock.pass(HALF_AN_HOUR + 5 * MINUTE);
    expect(await paid.lapse()).toEqual({ lapsed: 0, asked: 0 });
    expect(paid.order().state).toMatchObject({ stage: 'open', paid: 2450 });
  });

  it('leaves everything while the vendor does not answer', async () => {
    const desk = await atThePage();
    desk.clock.pass(HALF_AN_HOUR + 5 * MINUTE);
    desk.payments.fail('unreachable', 'unreachable');
    expect(await desk.lapse()).toEqual({ lapsed: 0, asked: 1 });
    expect(desk.order().state.stage).toBe('open');
  });

  it('asks for payments that run for two minutes, and alarms where money had come', async () => {
    for (const [pays, alarms] of [
      [true, ['Paid two minutes ago, and no message came']],
      [false, []],
    ] as const) {
      const desk = await atThePage();
      if (pays) desk.vendor.pays(refOf(desk), 'card');
      desk.clock.pass(2 * MINUTE - 1);
      expect(await desk.lapse()).toEqual({ lapsed: 0, asked: 0 });
      desk.clock.pass(1);
      expect(await desk.lapse()).toEqual({ lapsed: 0, asked: 1 });
      expect(desk.alarms).toEqual(alarms);
      expect(await desk.lapse()).toEqual({ lapsed: 0, asked: pays ? 0 : 1 });
    }
  });

  it('does not alarm for a page that has ended, or for money that is being decided', async () => {
    const desk = await atThePage();
    desk.vendor.expire(page(desk));
    desk.clock.pass(2 * MINUTE);
    expect(await desk.lapse()).toEqual({ lapsed: 0, asked: 1 });
    expect([desk.paymentsOf()[0]!.status, desk.alarms]).toEqual(['ended', []]);
  });

  it('looks at all the others where one fails, and says so at the end', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO, { form: FORM });
    await desk.payPage();
    await desk.ordered(COMB, { form: DESK, orderId: orderId(2) });
    desk.clock.pass(7 * DAY);
    vi.spyOn(desk.payments, 'expireCheckout').mockRejectedValueOnce(new Error('the process died'));
    await expect(desk.lapse()).rejects.toThrow('1 orders could not be looked at');
    expect(desk.order(2).state.stage).toBe('cancelled');
    expect(await desk.lapse()).toMatchObject({ lapsed: 1 });
  });

  it('pays what a voucher covers, whose job was lost', async () => {
    const desk = await orderDesk();
    const voucher = await desk.boughtVoucher(100);
    await desk.ordered(SHAMPOO, { form: { ...FORM, voucher } }, BRUNO);
    expect(desk.order().state).toMatchObject({ voucher: 2450, paid: 0 });
    const before = desk.entries().length;
    desk.clock.pass(7 * DAY);
    expect(await desk.lapse()).toEqual({ lapsed: 0, asked: 0 });
    expect(desk.entries(before)).toEqual([
      ['order.paid', { number: 1002, amount: 0, method: 'voucher' }, null],
    ]);
    expect(desk.letterTexts().at(-1)).toBe('order_paid 2450');
    expect(desk.order().state).toMatchObject({ stage: 'open', paid: 2450 });
    await desk.settleOrder(system, { orderId: orderId(1) });
    expect(desk.entries(before + 1)).toEqual([]);
  });
});
