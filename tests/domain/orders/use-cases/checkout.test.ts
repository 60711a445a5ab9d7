import { describe, expect, it } from 'vitest';
import { MOST_UNPAID } from '#domain/orders/waiting.ts';
import { MOST_TRIES } from '#domain/payments/payment.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { ALICE, BRUNO, NOW, visitor } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { outcome } from '#tests/domain/slots/use-cases/desk.ts';
import { A_COMB, aProduct, COMB, employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderDesk, orderId, SENT } from '#tests/support/order-desk.ts';

const MINUTE = 60_000;
const DESK = { ...FORM, payBy: 'on_pick_up' };
const OWNER = employeeOf(SALON, 'owner');

describe('placing an order', () => {
  it('freezes what was read, keeps the goods, empties the cart; who pays at the desk gets their letter', async () => {
    const desk = await orderDesk();
    expect(outcome(await desk.ordered(SHAMPOO, { form: DESK }))).toBe('ok');
    expect(desk.order()).toMatchObject({
      number: 1001,
      lines: [{ name: { 'de-CH': 'Shampoo' }, unitPrice: 2450, quantity: 1, vatBasisPoints: 810 }],
      contact: { email: 'alice@example.ch', phone: '+41791234567' },
      state: { stage: 'open', total: 2450, paid: 0 },
      dueAt: NOW + 7 * 24 * 60 * MINUTE,
    });
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 4, reserved: 1 });
    expect(desk.rows().carts.get(ALICE.visitorId)?.size).toBe(0);
    expect(desk.letters()).toEqual(['order_received']);
    expect(desk.audit()).toEqual(['order.placed']);
    await desk.uow.run(OWNER, async ({ catalogue }) =>
      ok(await catalogue.putProduct(aProduct({ price: rappen(1) }))),
    );
    expect(desk.order().lines[0]?.unitPrice).toBe(2450);
  });

  it('sent again it is the same order, whatever stands in it; the letter goes once', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO, { form: DESK });
    const again = await desk.place(ALICE, await desk.wish(ALICE, { form: { ...DESK, firstName: '' } }));
    expect(again.ok && again.value.number).toBe(1001);
    expect(desk.letters()).toHaveLength(1);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 4, reserved: 1 });
  });

  it("somebody else's id makes no order and tells nothing", async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO, { form: DESK });
    expect(outcome(await desk.ordered(COMB, { form: DESK }, BRUNO))).toBe('not_found');
    expect(desk.level(COMB)).toMatchObject({ stock: 2, reserved: 0 });
  });

  it('sends by post, the shipping a line of its own, free from its mark on', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO, { form: SENT });
    expect(desk.order()).toMatchObject({
      goesTo: { kind: 'shipping', address: { street: 'Musterweg', houseNumber: '3a', postalCode: '9000' } },
      state: { total: 3300 },
      lines: [{ kind: 'product' }, { kind: 'shipping', unitPrice: 850, productId: null }],
    });
    await desk.add(ALICE, { productId: SHAMPOO, quantity: '4', had: 0 });
    await desk.add(ALICE, { productId: COMB, quantity: '1', had: 0 });
    await desk.place(ALICE, await desk.wish(ALICE, { form: SENT, orderId: orderId(2) }));
    expect(desk.order(2).lines.at(-1)).toMatchObject({ kind: 'shipping', unitPrice: 0 });
  });

  it.each([
    [{ form: { ...FORM, firstName: ' ' } }, 'invalid'],
    [{ form: { ...FORM, delivery: 'drone' } }, 'invalid'],
    [{ form: { ...SENT, payBy: 'on_pick_up' } }, 'invalid'],
    [{ form: { ...SENT, postalCode: '012' } }, 'invalid'],
    [{ accepted: false }, 'terms'],
    [{ termsVersion: 'older' }, 'terms'],
    [{ seen: 'another' }, 'changed'],
  ])('refuses %j: %s, and changes nothing', async (over, kind) => {
    const desk = await orderDesk();
    expect(outcome(await desk.ordered(SHAMPOO, over))).toBe(kind);
    expect(desk.rows().orderBook.orders.size).toBe(0);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
    expect(desk.rows().carts.get(ALICE.visitorId)?.size).toBe(1);
  });

  it('takes no price from the form: one that has changed since is read first', async () => {
    const desk = await orderDesk();
    await desk.add(ALICE, { productId: COMB, quantity: '1', had: 0 });
    const before = await desk.wish(ALICE);
    await desk.uow.run(OWNER, async ({ catalogue }) =>
      ok(await catalogue.putProduct({ ...A_COMB, price: rappen(1590) })),
    );
    expect(outcome(await desk.place(ALICE, before))).toBe('changed');
  });

  it('an empty cart orders nothing, and what is short neither', async () => {
    const desk = await orderDesk({ shampoos: 1 });
    expect(outcome(await desk.place(ALICE, await desk.wish(ALICE)))).toBe('cart_empty');
    await desk.add(BRUNO, { productId: SHAMPOO, quantity: '1', had: 0 });
    await desk.ordered(SHAMPOO, { form: DESK });
    const late = await desk.place(BRUNO, await desk.wish(BRUNO, { orderId: orderId(2) }));
    expect(outcome(late)).toBe('not_there');
  });

  it('the last piece goes to one of fifty', async () => {
    const desk = await orderDesk({ shampoos: 1 });
    const buyers = Array.from({ length: 50 }, (_, index) => visitor(100 + index));
    const wishes: Awaited<ReturnType<typeof desk.wish>>[] = [];
    for (const [index, buyer] of buyers.entries()) {
      await desk.add(buyer, { productId: SHAMPOO, quantity: '1', had: 0 });
      wishes.push(await desk.wish(buyer, { orderId: orderId(100 + index) }));
    }
    const placed = await Promise.all(buyers.map((buyer, index) => desk.place(buyer, wishes[index]!)));
    expect(placed.filter(({ ok: won }) => won)).toHaveLength(1);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 0, reserved: 1 });
  });

  it('nobody keeps goods from others with more than three unpaid orders', async () => {
    const desk = await orderDesk();
    for (let number = 1; number <= MOST_UNPAID; number += 1) {
      expect(outcome(await desk.ordered(SHAMPOO, { form: DESK, orderId: orderId(number) }))).toBe('ok');
    }
    expect(outcome(await desk.ordered(SHAMPOO, { form: DESK, orderId: orderId(9) }))).toBe('too_many_unpaid');
  });
});

describe('paying online', () => {
  const placed = async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO);
    return desk;
  };

  it("leads to the vendor's page, once for one order, and again after the answer was lost", async () => {
    const desk = await placed();
    desk.payments.fail('answer_lost');
    expect(outcome(await desk.payPage())).toBe('try_again');
    const first = await desk.payPage();
    const second = await desk.payPage();
    expect(first).toEqual(second);
    expect(first).toMatchObject({ ok: true, value: { kind: 'pay_there' } });
    expect(desk.paymentsOf()).toMatchObject([{ status: 'open', amount: 2450, method: 'vendor' }]);
    expect(desk.vendor.checkouts.size).toBe(1);
    expect(desk.order().dueAt).toBe(desk.paymentsOf()[0]?.expiresAt);
  });

  it('a crash between the order and the page loses nothing', async () => {
    const desk = await placed();
    desk.payments.fail('crash');
    await expect(desk.payPage()).rejects.toThrow('died');
    expect(await desk.payPage()).toMatchObject({ value: { kind: 'pay_there' } });
    expect(desk.vendor.checkouts.size).toBe(1);
  });

  it('is nobody else’s, and only for what is to be paid online', async () => {
    const desk = await placed();
    expect(outcome(await desk.payPage(1, BRUNO))).toBe('not_found');
    await desk.ordered(COMB, { form: DESK, orderId: orderId(2) });
    expect(outcome(await desk.payPage(2))).toBe('over');
  });

  it('opens another page when the first has ended, a few times', async () => {
    const desk = await placed();
    for (let number = 1; number <= MOST_TRIES; number += 1) {
      expect(await desk.payPage()).toMatchObject({ value: { kind: 'pay_there' } });
      desk.vendor.expire([...desk.vendor.checkouts.values()].at(-1)!);
    }
    expect(outcome(await desk.payPage())).toBe('too_many_tries');
    expect(desk.paymentsOf().map(({ status }) => status)).toEqual(Array(MOST_TRIES).fill('ended'));
  });

  it('whoever comes back proves nothing: the vendor is asked, and a job writes it down', async () => {
    const desk = await placed();
    await desk.payPage();
    expect(await desk.look(ALICE, orderId(1))).toBe('open');
    desk.vendor.pays([...desk.vendor.checkouts.keys()][0]!, 'card');
    desk.payments.fail('unreachable');
    expect(await desk.look(ALICE, orderId(1))).toBe('unknown');
    expect(await desk.look(ALICE, orderId(1))).toBe('settling');
    expect(desk.order().state.paid).toBe(0);
    await desk.jobs();
    expect(desk.order().state).toMatchObject({ paid: 2450, stage: 'open' });
    expect(desk.paymentsOf()).toMatchObject([{ status: 'succeeded', method: 'card' }]);
    expect(desk.paymentsOf()[0]?.fee).toBeGreaterThan(0);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 4, reserved: 0 });
    expect(desk.letters()).toEqual(['order_paid']);
    expect(await desk.look(ALICE, orderId(1))).toBe('nothing');
    expect(outcome(await desk.payPage())).toBe('over');
  });
});

describe('giving an unpaid order up', () => {
  it('ends the page, gives the goods back and, if wished, fills the cart again', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO);
    await desk.payPage();
    expect(outcome(await desk.leave(ALICE, { orderId: orderId(1), again: true }))).toBe('ok');
    expect(outcome(await desk.leave(ALICE, { orderId: orderId(1), again: true }))).toBe('ok');
    expect(desk.order().state.stage).toBe('cancelled');
    expect([...desk.vendor.checkouts.values()][0]?.record.status).toBe('expired');
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
    expect(desk.rows().carts.get(ALICE.visitorId)?.size).toBe(1);
  });

  it('not when the payer was faster, nor while nobody knows', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO);
    await desk.payPage();
    desk.payments.fail('unreachable');
    expect(outcome(await desk.leave(ALICE, { orderId: orderId(1), again: false }))).toBe('try_again');
    desk.vendor.pays([...desk.vendor.checkouts.keys()][0]!, 'twint');
    expect(outcome(await desk.leave(ALICE, { orderId: orderId(1), again: false }))).toBe('too_late');
    await desk.jobs();
    expect(desk.order().state).toMatchObject({ stage: 'open', paid: 2450 });
    expect(outcome(await desk.leave(ALICE, { orderId: orderId(1), again: false }))).toBe('too_late');
    expect(outcome(await desk.leave(BRUNO, { orderId: orderId(1), again: false }))).toBe('not_found');
  });
});
