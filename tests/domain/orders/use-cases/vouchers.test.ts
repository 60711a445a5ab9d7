import { describe, expect, it } from 'vitest';
import type { CheckoutRef } from '#domain/payments/payment-refs.ts';
import type { GiftId, RefundId, SaleId, VoucherId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { ALICE, BRUNO, NOW } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderDesk, orderId, system } from '#tests/support/order-desk.ts';

const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const refundId = (number: number) =>
  `0000009e-0000-4000-8000-${String(number).padStart(12, '0')}` as RefundId;
const giftId = '0000000f-0000-4000-8000-000000000001' as GiftId;
const gift = { giftId, form: { amount: '50', recipient: 'Berta', message: '' } };
const LATER = (NOW + 3 * 3_600_000) as Instant;

type Desk = Awaited<ReturnType<typeof orderDesk>>;
const settled = async (desk: Desk, number = 1) => {
  const payment = desk.paymentsOf(number).at(-1)!;
  desk.vendor.pays(payment.checkoutRef as CheckoutRef, 'card');
  await desk.settle(system, { paymentId: payment.id });
};
const balance = (desk: Desk, place = 0) => desk.vouchers()[place]?.balance;
const kinds = (desk: Desk) => desk.moves().map(({ kind, amount }) => [kind, amount]);
/** One shampoo of 24.50, a part of it paid with this code. */
const partly = (desk: Desk, voucher: string, over: Partial<typeof FORM> = {}, number = 1) =>
  desk.ordered(SHAMPOO, { form: { ...FORM, voucher, ...over }, orderId: orderId(number) }, BRUNO);

describe('buying a voucher', () => {
  it('needs no shipping, is paid online, and is given out with its letter when the money is there', async () => {
    const desk = await orderDesk();
    await desk.addGift(ALICE, gift);
    const placed = await desk.place(ALICE, await desk.wish(ALICE));
    expect(placed.ok && placed.value).toMatchObject({
      goesTo: { kind: 'email' },
      state: { delivery: 'email', total: 5_000, voucher: 0 },
      lines: [{ kind: 'voucher', vatBasisPoints: 0, gift: { recipient: 'Berta', message: '' } }],
    });
    await desk.payPage();
    expect(desk.vouchers()).toEqual([]);
    await settled(desk);
    expect(desk.order().state).toMatchObject({ stage: 'completed', paid: 5_000 });
    expect(desk.vouchers()).toMatchObject([{ value: 5_000, balance: 5_000, recipient: 'Berta' }]);
    expect(desk.letters()).toEqual(['order_paid', 'voucher']);
    expect(desk.audit()).toContain('voucher.issued');
  });

  it('gives out one however often it is told that the money is there', async () => {
    const desk = await orderDesk();
    await desk.boughtVoucher();
    await settled(desk, 90);
    await settled(desk, 90);
    expect(desk.vouchers()).toHaveLength(1);
    expect(kinds(desk)).toEqual([['issued', 10_000]]);
    expect(desk.letters().filter((kind) => kind === 'voucher')).toHaveLength(1);
  });

  it('gives out nothing for money that came too late', async () => {
    const desk = await orderDesk();
    await desk.addGift(ALICE, gift);
    await desk.place(ALICE, await desk.wish(ALICE));
    await desk.payPage();
    await desk.work(OWNER, {
      orderId: orderId(1),
      version: desk.order().version,
      step: 'cancel',
      reason: 'x',
    });
    // The vendor took the money although the page was ended.
    const page = [...desk.vendor.checkouts.values()][0]!;
    page.record = { ...page.record, status: 'open' };
    await settled(desk);
    expect(desk.letters().at(-1)).toBe('order_money_back');
    expect(desk.refunds()).toMatchObject([{ amount: 5_000, reason: 'late_money' }]);
    expect(desk.vouchers()).toEqual([]);
  });

  it('is not to be paid at the desk, and not by voucher', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher();
    await desk.addGift(BRUNO, gift);
    const atDesk = await desk.place(
      BRUNO,
      await desk.wish(BRUNO, { form: { ...FORM, payBy: 'on_pick_up' } }),
    );
    expect(!atDesk.ok && atDesk.error).toMatchObject({ fields: [{ field: 'payBy', reason: 'gift_online' }] });
    const byVoucher = await desk.place(BRUNO, await desk.wish(BRUNO, { form: { ...FORM, voucher: code } }));
    expect(!byVoucher.ok && byVoucher.error).toMatchObject({
      fields: [{ field: 'voucher', reason: 'nothing_to_pay' }],
    });
    expect(balance(desk)).toBe(10_000);
  });

  it('is added once for each page, and lies in the cart again when the order is given up', async () => {
    const desk = await orderDesk();
    await desk.addGift(ALICE, gift);
    await desk.addGift(ALICE, gift);
    await desk.place(ALICE, await desk.wish(ALICE));
    expect(desk.order().lines).toHaveLength(1);
    await desk.leave(ALICE, { orderId: orderId(1), again: true });
    const again = await desk.place(ALICE, await desk.wish(ALICE, { orderId: orderId(2) }));
    expect(again.ok && again.value.lines).toMatchObject([{ unitPrice: 5_000, gift: { recipient: 'Berta' } }]);
  });
});

describe('paying with a voucher', () => {
  it('takes a part, asks the vendor for the rest alone, and sells when that has come', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(10);
    const placed = await partly(desk, code.toLowerCase().replaceAll('-', ' '));
    expect(placed.ok && placed.value.state).toMatchObject({ total: 2_450, voucher: 1_000, paid: 0 });
    expect(balance(desk)).toBe(0);
    await desk.payPage(1, BRUNO);
    expect(desk.paymentsOf()[0]).toMatchObject({ amount: 1_450, wish: { amount: 1_450 } });
    await settled(desk);
    expect(desk.order().state).toMatchObject({ paid: 2_450, stage: 'open' });
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 4, reserved: 0 });
  });

  it('takes all of it: the vendor is not asked, and a job says that it is paid', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(100);
    await partly(desk, code);
    const led = await desk.payPage(1, BRUNO);
    expect(!led.ok && led.error.kind).toBe('over');
    await desk.jobs();
    await desk.settleOrder(system, { orderId: orderId(1) });
    expect(desk.order().state).toMatchObject({ paid: 2_450, voucher: 2_450, stage: 'open' });
    expect(balance(desk)).toBe(7_550);
    expect(desk.paymentsOf()).toEqual([]);
    expect(desk.letters().filter((kind) => kind === 'order_paid')).toHaveLength(2);
  });

  it('is paid by the look at what is overdue, if its own job was lost', async () => {
    const desk = await orderDesk();
    await partly(desk, await desk.boughtVoucher(100));
    desk.rows().orderBook.jobs.length = 0;
    desk.clock.set(LATER);
    await desk.lapse();
    expect(desk.order().state).toMatchObject({ paid: 2_450, stage: 'open' });
  });

  it('is asked for again when somebody has spent of it since the page was read', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(30);
    await desk.add(ALICE, { productId: SHAMPOO, quantity: '1', had: 0 });
    const seen = await desk.wish(ALICE, { form: { ...FORM, voucher: code }, orderId: orderId(2) });
    await partly(desk, code);
    const late = await desk.place(ALICE, seen);
    expect(!late.ok && late.error.kind).toBe('changed');
    expect(balance(desk)).toBe(550);
  });

  it.each([
    ['a slip', '0000-0000-0000-0000-0001', 'no_code'],
    ['a code that nobody has', '0000-0000-0000-0000-0000', 'no_voucher'],
  ])('refuses %s', async (_, typed, reason) => {
    const desk = await orderDesk();
    const placed = await partly(desk, typed);
    expect(!placed.ok && placed.error).toEqual({ kind: 'invalid', fields: [{ field: 'voucher', reason }] });
    expect(desk.rows().orderBook.orders.size).toBe(0);
  });

  it('says the same of what is spent, lapsed, blocked and not there', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(10);
    const look = async (typed: string = code) => {
      const looked = await desk.lookUp(BRUNO, { typed, address: '192.0.2.7' });
      return looked.ok ? looked.value?.balance : looked.error;
    };
    expect(await look()).toBe(1_000);
    const { id } = desk.vouchers()[0]!;
    const keep = { voucherId: id, reason: 'Verloren', until: '' };
    await desk.keep(OWNER, { ...keep, version: 1, step: 'block' });
    expect(await look()).toBe('no_voucher');
    await desk.keep(OWNER, { ...keep, version: 2, step: 'unblock' });
    expect(await look()).toBe(1_000);
    await partly(desk, code);
    expect(await look()).toBe('no_voucher');
    expect(await look('0000-0000-0000-0000-0000')).toBe('no_voucher');
  });

  it('lets nobody try many codes, and the team as many as it likes', async () => {
    const desk = await orderDesk();
    const look = (actor: Parameters<Desk['lookUp']>[0], address: string) =>
      desk.lookUp(actor, { typed: '0000-0000-0000-0000-0000', address });
    for (let tries = 0; tries < 60; tries += 1) await look(BRUNO, '192.0.2.7');
    const refused = await look(BRUNO, '192.0.2.7');
    expect(!refused.ok && refused.error).toBe('too_many_codes');
    const elsewhere = await look(BRUNO, '198.51.100.1');
    expect(!elsewhere.ok && elsewhere.error).toBe('no_voucher');
    const team = await look(STAFF, '192.0.2.7');
    expect(!team.ok && team.error).toBe('no_voucher');
  });
});

describe('what comes of the money', () => {
  it('is the voucher’s again when the order lapses, is given up or cancelled', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(10);
    await partly(desk, code);
    await desk.leave(BRUNO, { orderId: orderId(1), again: false });
    await desk.leave(BRUNO, { orderId: orderId(1), again: false });
    expect(balance(desk)).toBe(1_000);
    await partly(desk, code, {}, 2);
    desk.clock.set(LATER);
    await desk.lapse();
    await desk.lapse();
    expect(balance(desk)).toBe(1_000);
    expect(kinds(desk).map(([kind]) => kind)).toEqual([
      'issued',
      'redeemed',
      'returned',
      'redeemed',
      'returned',
    ]);
  });

  it('goes back to card and voucher when a paid order is cancelled, and late money to the card alone', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(10);
    await partly(desk, code);
    await desk.payPage(1, BRUNO);
    await settled(desk);
    const { version } = desk.order();
    await desk.work(OWNER, {
      orderId: orderId(1),
      version,
      step: 'cancel',
      reason: 'x',
    });
    expect(desk.order().state).toMatchObject({ stage: 'cancelled', refunded: 2_450 });
    expect(desk.refunds()).toMatchObject([{ amount: 1_450 }]);
    expect(balance(desk)).toBe(1_000);
    await partly(desk, code, {}, 2);
    await desk.payPage(2, BRUNO);
    const payment = desk.paymentsOf(2)[0]!;
    await desk.leave(BRUNO, { orderId: orderId(2), again: false });
    expect(balance(desk)).toBe(1_000);
    expect(payment.amount).toBe(1_450);
  });

  it('goes back first to the card, then to the voucher, and never more than was taken', async () => {
    const desk = await orderDesk();
    await partly(desk, await desk.boughtVoucher(10));
    await desk.payPage(1, BRUNO);
    await settled(desk);
    const give = (number: number, amount: string) =>
      desk.refund(OWNER, {
        orderId: orderId(1),
        refundId: refundId(number),
        form: { amount, words: 'Kulanz', back: {} },
      });
    await give(1, '14.00');
    expect([balance(desk), desk.refunds().map(({ amount }) => amount)]).toEqual([0, [1_400]]);
    await give(2, '5.00');
    await give(2, '5.00');
    expect([balance(desk), desk.refunds().map(({ amount }) => amount)]).toEqual([450, [1_400, 50]]);
    await give(3, '5.50');
    await give(3, '5.50');
    expect(balance(desk)).toBe(1_000);
    const more = await give(4, '0.05');
    expect(!more.ok && more.error).toEqual({ kind: 'more_than_left', left: 0 });
    expect(desk.order().state.refunded).toBe(2_450);
  });
});

describe('taking back a voucher that was bought', () => {
  const takeBack = (desk: Desk, number = 1, actor = OWNER) =>
    desk.takeBack(actor, {
      voucherId: desk.vouchers()[0]!.id,
      refundId: refundId(number),
      words: 'Falscher Betrag',
    });

  it('gives back what is still on it, and nothing of what was spent', async () => {
    const desk = await orderDesk();
    const code = await desk.boughtVoucher(100);
    await partly(desk, code);
    expect(await takeBack(desk)).toEqual({ ok: true, value: rappen(7_550) });
    expect(await takeBack(desk)).toEqual({ ok: true, value: rappen(7_550) });
    expect(balance(desk)).toBe(0);
    expect(desk.refunds()).toMatchObject([{ amount: 7_550 }]);
    expect(desk.order(90).state.refunded).toBe(7_550);
    const again = await takeBack(desk, 2);
    expect(!again.ok && again.error.kind).toBe('nothing_left');
    const rest = await desk.refund(OWNER, {
      orderId: orderId(90),
      refundId: refundId(3),
      form: { amount: '1.00', words: 'Kulanz', back: {} },
    });
    expect(!rest.ok && rest.error).toEqual({ kind: 'more_than_left', left: 0 });
  });

  it('gives back what came back to it later as well', async () => {
    const desk = await orderDesk();
    await partly(desk, await desk.boughtVoucher(100));
    await takeBack(desk);
    await desk.jobs();
    const { version } = desk.order();
    await desk.work(OWNER, {
      orderId: orderId(1),
      version,
      step: 'cancel',
      reason: 'x',
    });
    expect(balance(desk)).toBe(2_450);
    expect(await takeBack(desk, 2)).toEqual({ ok: true, value: rappen(2_450) });
    expect(desk.order(90).state.refunded).toBe(10_000);
  });

  it('is for those who lead', async () => {
    const desk = await orderDesk();
    await desk.boughtVoucher(100);
    const refused = await takeBack(desk, 1, STAFF);
    expect(!refused.ok && refused.error.kind).toBe('not_found');
  });

  const asked = (desk: Desk, over: Partial<Parameters<Desk['takeBack']>[1]> = {}) =>
    desk.takeBack(OWNER, { voucherId: desk.vouchers()[0]!.id, refundId: refundId(1), words: 'x', ...over });
  const refusal = async (desk: Desk, over: Parameters<typeof asked>[1] = {}) => {
    const result = await asked(desk, over);
    return result.ok ? null : result.error.kind;
  };

  it('says why, in one line, to the log, on the refund and in the letter', async () => {
    const desk = await orderDesk();
    await desk.boughtVoucher(100);
    const [entries, letters] = [desk.entries().length, desk.letterTexts().length];
    await asked(desk, { words: '  Falscher\n  Betrag ' });
    expect(desk.refunds()).toMatchObject([{ id: refundId(1), reason: 'returned', words: 'Falscher Betrag' }]);
    const voucherId = desk.vouchers()[0]!.id;
    const wanted = desk.entries(entries).find(([action]) => action === 'order.refund_wanted');
    expect(wanted?.[1]).toMatchObject({ refundId: refundId(1), amount: 10_000, voucherId });
    expect(wanted?.[2]).toBe('Falscher Betrag');
    expect(desk.letters().slice(letters)).toEqual(['order_money_back']);
    expect(desk.letterTexts().at(-1)).toContain('Falscher Betrag');
  });

  it.each([
    ['', 'words'],
    [' \n ', 'words'],
    ['x'.repeat(201), 'words'],
    ['x'.repeat(200), null],
  ])('“%s” is no reason: %s', async (words, expected) => {
    const desk = await orderDesk();
    await desk.boughtVoucher(100);
    expect(await refusal(desk, { words })).toBe(expected);
    expect(desk.refunds()).toHaveLength(expected === null ? 1 : 0);
  });

  it('is of a voucher that was ordered, whose money no bank holds', async () => {
    const desk = await orderDesk();
    await desk.boughtVoucher(100);
    expect(await refusal(desk, { voucherId: orderId(7) as string as VoucherId })).toBe('not_found');
    const { orderBook, voucherBook } = desk.rows();
    const order = desk.order(90);
    orderBook.orders.set(order.id, { ...order, state: { ...order.state, dispute: 'open' } });
    expect(await refusal(desk)).toBe('disputed');
    expect(balance(desk)).toBe(10_000);
    orderBook.orders.set(order.id, order);
    const [voucher] = desk.vouchers();
    const ofSale = { kind: 'sale', saleId: refundId(8) as string as SaleId, position: 1 } as const;
    voucherBook.vouchers.set(voucher!.id, { ...voucher!, source: ofSale });
    expect(await refusal(desk)).toBe('not_found');
    expect(desk.refunds()).toEqual([]);
  });

  it('is not what another order’s refund was', async () => {
    const desk = await orderDesk();
    await desk.boughtVoucher(100);
    await desk.boughtVoucher(50, 91, BRUNO);
    await asked(desk);
    expect(await refusal(desk, { voucherId: desk.vouchers()[1]!.id })).toBe('not_found');
    expect(balance(desk, 1)).toBe(5_000);
  });

  it('happens by itself when an order with goods is cancelled: what was spent is kept', async () => {
    const desk = await orderDesk();
    await desk.addGift(ALICE, gift);
    await desk.ordered(SHAMPOO);
    await desk.payPage();
    await settled(desk);
    const code = desk.codeOf();
    await partly(desk, code, {}, 2);
    const { version } = desk.order();
    await desk.work(OWNER, {
      orderId: orderId(1),
      version,
      step: 'cancel',
      reason: 'x',
    });
    expect(balance(desk)).toBe(0);
    expect(desk.order().state).toMatchObject({ paid: 7_450, refunded: 5_000, stage: 'cancelled' });
  });
});

describe('keeping vouchers', () => {
  it('is told when somebody else was faster, needs a reason, and lets one be valid for longer', async () => {
    const desk = await orderDesk();
    await desk.boughtVoucher(100);
    const voucherId = desk.vouchers()[0]!.id;
    const keep = (over: object, actor = OWNER) =>
      desk.keep(actor, {
        voucherId,
        version: 1,
        step: 'extend',
        reason: 'Kulanz',
        until: '2036-03-20',
        ...over,
      });
    const errorOf = async (over: object, actor = OWNER) => {
      const kept = await keep(over, actor);
      return kept.ok ? 'ok' : kept.error;
    };
    expect(await errorOf({}, STAFF)).toEqual({ kind: 'not_found' });
    expect(await errorOf({ reason: ' ' })).toMatchObject({ field: 'reason', reason: 'required' });
    expect(await errorOf({ version: 7 })).toEqual({ kind: 'changed' });
    expect(await errorOf({ until: 'bald' })).toMatchObject({ field: 'until', reason: 'not_a_day' });
    expect(await errorOf({ until: '2099-01-01' })).toMatchObject({ field: 'until', reason: 'out_of_range' });
    desk.clock.set((NOW + 30 * 86_400_000) as Instant);
    expect(await errorOf({})).toBe('ok');
    expect(desk.vouchers()[0]).toMatchObject({ validUntil: '2036-03-20', version: 2 });
    expect(desk.audit()).toContain('voucher.extended');
  });
});
