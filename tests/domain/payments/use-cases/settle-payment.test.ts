/** What becomes of a payment by what the vendor's page says: the row, the log, the letters and the matters, whole. */
import { describe, expect, it, vi } from 'vitest';
import type { PaymentId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { SHAMPOO } from '#tests/support/builders/products.ts';
import { orderDesk, orderId, system } from '#tests/support/order-desk.ts';
import { MINUTE, only, vendorDesk, type VendorDesk } from './vendor-desk.ts';

const number = 1001;
const pays = (desk: VendorDesk, way: 'card' | 'twint' | 'late_card' = 'card') =>
  desk.vendor.pays(desk.payment().checkoutRef!, way);
const unchanged = async (desk: VendorDesk, outcome: unknown, over = {}) => {
  const [payment, order] = [desk.payment(), desk.order()];
  expect(await desk.heard(() => desk.settles(over))).toEqual(only(outcome));
  expect([desk.payment(), desk.order()]).toEqual([payment, order]);
};

describe('money that came', () => {
  it.each([
    ['card', 101],
    ['twint', 101],
  ] as const)('by %s pays the order', async (way, fee) => {
    const desk = await vendorDesk();
    pays(desk, way);
    desk.clock.pass(MINUTE);
    const before = desk.payment();
    expect(await desk.heard(() => desk.settles())).toEqual({
      outcome: 'applied',
      entries: [['order.paid', { number, paymentId: before.id, amount: 2450, method: way }, null]],
      letters: ['order_paid 2450'],
      matters: [],
    });
    const { paymentRef } = desk.money();
    // Heard of a minute later.
    const settled = {
      status: 'succeeded',
      method: way,
      paymentRef,
      fee,
      url: null,
      settledAt: NOW + MINUTE,
      paidAt: NOW,
    };
    expect(desk.payment()).toEqual({ ...before, ...settled });
    await unchanged(desk, 'nothing');
  });

  it('of which the vendor does not know by what, or for which fee, pays it too', async () => {
    const desk = await vendorDesk();
    pays(desk);
    desk.twistMoney({ method: null, fee: null });
    expect(await desk.heard(() => desk.settles())).toMatchObject({ outcome: 'applied' });
    expect(desk.payment()).toMatchObject({ status: 'succeeded', method: 'other', fee: null });
    const nameless = await vendorDesk();
    nameless.twistPage({ status: 'paid', paymentRef: null });
    expect(await nameless.heard(() => nameless.settles())).toMatchObject({ outcome: 'applied' });
    expect(nameless.payment()).toMatchObject({
      status: 'succeeded',
      method: 'other',
      fee: null,
      paymentRef: null,
    });
  });

  it('for an order that was cancelled goes back, and nothing else happens', async () => {
    const desk = await vendorDesk();
    await desk.cancel();
    desk.twistPage({ status: 'open' });
    pays(desk);
    const paymentId = desk.payment().id;
    expect(await desk.heard(() => desk.settles())).toEqual({
      outcome: 'applied',
      entries: [['order.late_money', { number, paymentId, amount: 2450, method: 'card' }, null]],
      letters: ['order_money_back 2450'],
      matters: [],
    });
    expect(desk.refunds()).toMatchObject([
      { paymentId, amount: 2450, reason: 'late_money', words: null, status: 'wanted', settledAt: null },
    ]);
    expect(desk.payment()).toMatchObject({ status: 'succeeded', refunded: 2450 });
  });

  it.each([
    [0, 1],
    [5 * MINUTE, 5 * MINUTE],
  ])('once more %i ms later goes back, and counts after the first', async (later, settledAfter) => {
    const desk = await vendorDesk();
    desk.vendor.expire(desk.page());
    await desk.payPage();
    desk.twistPage({ status: 'open' });
    const [one, two] = desk.paymentsOf();
    for (const { checkoutRef } of [one!, two!]) desk.vendor.pays(checkoutRef!, 'card');
    await desk.settle(system, { paymentId: two!.id });
    desk.clock.pass(later);
    const facts = { number, paymentId: one!.id, amount: 2450, method: 'card' };
    expect(await desk.heard(() => desk.settle(system, { paymentId: one!.id }))).toEqual({
      outcome: 'applied',
      entries: [['order.late_money', facts, null]],
      letters: ['order_money_back 2450'],
      matters: [],
    });
    expect(desk.paymentsOf().find(({ id }) => id === one!.id)).toMatchObject({
      status: 'succeeded',
      refunded: 2450,
      settledAt: NOW + settledAfter,
    });
    expect(desk.refunds()).toMatchObject([{ paymentId: one!.id, reason: 'late_money', amount: 2450 }]);
    expect(desk.order().state).toMatchObject({ paid: 2450, refunded: 0 });
  });

  it('for goods that are not there waits for a person, and nothing is written as paid', async () => {
    const desk = await vendorDesk();
    pays(desk);
    const { levels } = desk.rows().shop;
    levels.set(SHAMPOO, { ...levels.get(SHAMPOO)!, stock: 0, reserved: 0 });
    const { id } = desk.payment();
    const heard = await desk.heard(() => desk.settles());
    const subject = desk.money().paymentRef;
    expect(heard).toEqual({
      outcome: 'person',
      entries: [['payment_matter.noted', { kind: 'stock_short', subject, amount: 2450 }, null]],
      letters: [],
      matters: [['stock_short', subject, orderId(1), 2450, NOW]],
    });
    expect(desk.payment()).toMatchObject({ id, status: 'open' });
  });

  it('that is not what the order costs now is kept for a person', async () => {
    const desk = await vendorDesk();
    pays(desk);
    const order = desk.order();
    desk.rows().orderBook.orders.set(order.id, { ...order, state: { ...order.state, total: rappen(2451) } });
    const subject = desk.payment().id;
    expect(await desk.heard(() => desk.settles())).toEqual({
      outcome: 'person',
      entries: [['payment_matter.noted', { kind: 'does_not_fit', subject, amount: 2450 }, null]],
      letters: [],
      matters: [['does_not_fit', subject, orderId(1), 2450, NOW]],
    });
    expect(desk.payment()).toMatchObject({ status: 'succeeded', refunded: 0 });
    expect(desk.order().state.paid).toBe(0);
  });
});

describe('money that is being decided', () => {
  it('is written down once, with its name', async () => {
    const desk = await vendorDesk();
    pays(desk, 'late_card');
    const before = desk.payment();
    expect(await desk.heard(() => desk.settles())).toEqual(only('applied'));
    expect(desk.payment()).toEqual({ ...before, status: 'pending', paymentRef: desk.money().paymentRef });
    await unchanged(desk, 'nothing');
  });

  it('opens no page again that has ended in our books', async () => {
    const desk = await vendorDesk();
    pays(desk, 'late_card');
    desk.twistPayment({ status: 'ended' });
    await unchanged(desk, 'nothing');
  });
});

describe('a page', () => {
  it('that is open stays so; one whose time is up is ended at the vendor’s first', async () => {
    const desk = await vendorDesk();
    await unchanged(desk, 'nothing');
    const before = desk.payment();
    desk.clock.pass(MINUTE);
    expect(await desk.heard(() => desk.settles({ end: true }))).toEqual({
      outcome: 'applied',
      entries: [['order.payment_ended', { number, paymentId: before.id }, null]],
      letters: [],
      matters: [],
    });
    expect(desk.page().record.status).toBe('expired');
    expect(desk.payment()).toEqual({ ...before, status: 'ended', url: null, settledAt: NOW + MINUTE });
    await unchanged(desk, 'nothing');
  });

  it('that the vendor does not know any more is for a person', async () => {
    const desk = await vendorDesk();
    desk.vendor.checkouts.clear();
    const subject = desk.payment().id;
    expect(await desk.heard(() => desk.settles())).toEqual({
      outcome: 'person',
      entries: [['payment_matter.noted', { kind: 'does_not_fit', subject, amount: 2450 }, null]],
      letters: [],
      matters: [['does_not_fit', subject, orderId(1), 2450, NOW]],
    });
  });

  it.each([
    ['wrong_amount', { amount: { minor: 2451, currency: 'chf' } }],
    ['wrong_amount', { amount: null }],
    ['wrong_owner', { claim: null }],
  ])('with %s is noted once: %o', async (kind, over) => {
    const desk = await vendorDesk();
    pays(desk);
    desk.twistPage(over);
    const subject = desk.payment().checkoutRef;
    expect(await desk.heard(() => desk.settles())).toEqual({
      outcome: 'person',
      entries: [['payment_matter.noted', { kind, subject, amount: null }, null]],
      letters: [],
      matters: [[kind, subject, orderId(1), null, NOW]],
    });
    await unchanged(desk, 'person');
  });
});

describe('a payment of whose page nobody knows the name', () => {
  const nameless = async () => {
    const desk = await vendorDesk();
    desk.twistPayment({ checkoutRef: null, url: null });
    return desk;
  };
  const ended = async (desk: VendorDesk, over: { end?: boolean } = {}) => {
    const before = desk.payment();
    expect(await desk.heard(() => desk.settles(over))).toEqual({
      outcome: 'nothing',
      entries: [['order.payment_ended', { number, paymentId: before.id }, null]],
      letters: [],
      matters: [],
    });
    expect(desk.payment()).toEqual({ ...before, status: 'ended', settledAt: desk.clock.now() });
    await unchanged(desk, 'nothing', over);
  };

  it('ends two minutes after its page would have', async () => {
    const desk = await nameless();
    await unchanged(desk, 'nothing');
    desk.clock.pass(desk.payment().expiresAt! - NOW + 2 * MINUTE - 1);
    await unchanged(desk, 'nothing');
    desk.clock.pass(1);
    await ended(desk);
  });

  it('ends at once where its time is up', async () => {
    await ended(await nameless(), { end: true });
    const endless = await nameless();
    endless.twistPayment({ expiresAt: null });
    endless.clock.pass(10 * 24 * 60 * MINUTE);
    await unchanged(endless, 'nothing');
  });
});

describe('asking', () => {
  it('waits while the vendor does not answer, whatever was asked', async () => {
    const desk = await vendorDesk();
    pays(desk);
    desk.payments.fail('unreachable');
    await unchanged(desk, { kind: 'try_again' });
    desk.payments.fail('unreachable');
    await unchanged(desk, { kind: 'try_again' }, { end: true });
    vi.spyOn(desk.payments, 'findPayment').mockResolvedValue(err({ kind: 'not_found' }));
    await unchanged(desk, { kind: 'try_again' });
  });

  it('asks nothing that was just seen, but of another page or payment', async () => {
    const desk = await vendorDesk();
    pays(desk);
    const [page, payment] = [desk.page().record, { ...desk.money() }];
    const asked = (['findCheckout', 'findPayment', 'expireCheckout'] as const).map((name) =>
      vi.spyOn(desk.payments, name),
    );
    const calls = () => asked.map(({ mock }) => mock.calls.length);
    const strange = { ...page, checkoutRef: 'another' as typeof page.checkoutRef };
    const other = { ...payment, paymentRef: 'another' as typeof payment.paymentRef };
    // Asked of both, it is the wrong owner's: nothing settles, so that it can be asked again.
    desk.twistPage({ claim: null });
    await desk.settles({ seen: { page: strange, payment: other } });
    expect(calls()).toEqual([1, 1, 0]);
    await desk.settles({ seen: { payment } });
    expect(calls()).toEqual([2, 1, 0]);
    await desk.settles({ seen: { page: { ...page, claim: null } } });
    expect(calls()).toEqual([2, 2, 0]);
    await desk.settles({ end: true, seen: { page, payment } });
    expect(calls()).toEqual([2, 2, 1]);
    await desk.settles({ seen: { page, payment } });
    expect(calls()).toEqual([2, 2, 1]);
    expect(desk.payment().status).toBe('succeeded');
    await desk.settles();
    expect(calls()).toEqual([2, 2, 1]);
  });

  it('the payment of a page that is open or has ended is not asked for', async () => {
    const desk = await vendorDesk();
    pays(desk);
    const asked = vi.spyOn(desk.payments, 'findPayment');
    for (const status of ['open', 'expired'] as const) {
      desk.twistPage({ status });
      await desk.settles();
    }
    expect(asked).not.toHaveBeenCalled();
  });

  it('of nothing, or of what was paid at the till, tells nothing', async () => {
    const desk = await vendorDesk();
    await unchanged(desk, 'nothing', { paymentId: 'unknown' as PaymentId });
    desk.twistPayment({ wish: null });
    desk.twistPage({ status: 'expired' });
    await unchanged(desk, 'nothing');
    const lost = await vendorDesk();
    pays(lost);
    lost.rows().orderBook.orders.clear();
    expect(await lost.heard(() => lost.settles())).toEqual(only('nothing'));
  });
});

describe('an order that a voucher pays wholly', () => {
  it('is not there for whoever asks for another', async () => {
    const desk = await orderDesk();
    await desk.settleOrder(system, { orderId: orderId(9) });
    expect(desk.audit()).toEqual([]);
    expect(desk.clock.now()).toBe(NOW as Instant);
  });
});
