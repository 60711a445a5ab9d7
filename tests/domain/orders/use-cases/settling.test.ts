import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { NoticeSubject } from '#domain/payments/vendor-records.ts';
import { countedOf } from '#domain/orders/counted-payment.ts';
import { handOverPaid, takeBackPaid } from '#domain/orders/steps/at-the-till.ts';
import type { SaleId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { COMB, employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderDesk, orderId, system } from '#tests/support/order-desk.ts';
import { outcome } from '#tests/domain/slots/use-cases/desk.ts';

const MINUTE = 60_000;
const SALE = '0000005a-0000-4000-8000-000000000001' as SaleId;
const OWNER = employeeOf(SALON, 'owner');

type Desk = Awaited<ReturnType<typeof orderDesk>>;
const opened = async (): Promise<Desk> => {
  const desk = await orderDesk();
  await desk.ordered(SHAMPOO);
  await desk.payPage();
  return desk;
};
const refOf = (desk: Desk, place = 0) => [...desk.vendor.checkouts.keys()][place]!;
const subjects = (desk: Desk): NoticeSubject[] => desk.vendor.notices.map(({ subject }) => subject);
const tell = async (desk: Desk, told: readonly NoticeSubject[] = subjects(desk)): Promise<void> => {
  for (const subject of told) await desk.apply(subject);
};

describe("the vendor's messages", () => {
  it('confirm an order in any order, however often they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), async (picks) => {
        const desk = await opened();
        desk.vendor.pays(refOf(desk), 'card');
        const all = subjects(desk);
        await tell(desk, [...picks.map((pick) => all[pick % all.length]!), ...all]);
        expect(desk.order().state).toMatchObject({ paid: 2450, refunded: 0, stage: 'open' });
        expect(desk.letters()).toEqual(['order_paid']);
        expect(desk.level(SHAMPOO)).toMatchObject({ stock: 4, reserved: 0 });
        expect(desk.matters()).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('cost the vendor three readings an order, whichever comes first', async () => {
    for (const first of ['checkout', 'payment']) {
      const desk = await opened();
      desk.vendor.pays(refOf(desk), 'card');
      const { payments } = desk;
      const read = (['findCheckout', 'findPayment'] as const).map((name) => vi.spyOn(payments, name));
      const told = subjects(desk).toSorted((a) => (a.kind === first ? -1 : 1));
      expect(told.map(({ kind }) => kind)).toHaveLength(2);
      await tell(desk, told);
      expect(read.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(3);
      expect(desk.paymentsOf()).toMatchObject([{ status: 'succeeded', fee: 101 }]);
    }
  });

  it('find the payment whose page was opened and whose name was lost', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO);
    desk.payments.fail('answer_lost');
    await desk.payPage();
    desk.vendor.pays(refOf(desk), 'card');
    await tell(desk);
    expect(desk.order().state.paid).toBe(2450);
    expect(desk.matters()).toEqual([]);
  });

  it('about money that is being decided keep the goods, and confirm them later', async () => {
    const desk = await opened();
    desk.vendor.pays(refOf(desk), 'late_card');
    await tell(desk);
    expect(desk.paymentsOf()).toMatchObject([{ status: 'pending' }]);
    desk.clock.pass(60 * MINUTE);
    await desk.lapse();
    expect(desk.order().state.stage).toBe('open');
    desk.vendor.settles([...desk.vendor.payments.keys()][0]!, true);
    await tell(desk);
    expect(desk.order().state).toMatchObject({ paid: 2450 });
  });

  it('about another amount, currency or owner wait for a person', async () => {
    for (const [change, matter] of [
      [{ amount: { minor: 2449, currency: 'chf' } }, 'wrong_amount'],
      [{ amount: { minor: 2450, currency: 'eur' } }, 'wrong_amount'],
      [{ claim: { salonId: SALON, purpose: 'order', reference: orderId(7) } }, 'wrong_owner'],
    ] as const) {
      const desk = await opened();
      const checkout = desk.vendor.checkouts.get(refOf(desk))!;
      desk.vendor.pays(refOf(desk), 'card');
      checkout.record = { ...checkout.record, ...change };
      await desk.apply({ kind: 'checkout', ref: refOf(desk) });
      await desk.apply({ kind: 'checkout', ref: refOf(desk) });
      expect(desk.order().state.paid).toBe(0);
      expect(desk.matters()).toEqual([matter]);
    }
  });

  it('about money without an order wait for a person; about nothing of ours for nobody', async () => {
    const desk = await orderDesk();
    const wish = {
      amount: rappen(900),
      methods: ['card'],
      title: 'x',
      email: null,
      locale: 'de-CH',
    } as const;
    const claim = { salonId: SALON, purpose: 'order' as const, reference: orderId(99) };
    const expiresAt = (desk.clock.now() + 60 * MINUTE) as typeof desk.clock extends { now(): infer T }
      ? T
      : never;
    const returnTo = { done: 'https://x.test', cancelled: 'https://x.test' };
    await desk.payments.openCheckout({ ...wish, claim, attempt: 'a', expiresAt, keepCard: false, returnTo });
    desk.vendor.pays(refOf(desk), 'card');
    await tell(desk);
    expect(desk.matters()).toContain('unknown_money');
    const checkout = desk.vendor.checkouts.get(refOf(desk))!;
    checkout.record = { ...checkout.record, claim: null };
    expect(await desk.apply({ kind: 'checkout', ref: refOf(desk) })).toEqual({ ok: true, value: 'nobodys' });
    expect(outcome(await desk.apply({ kind: 'checkout', ref: 'cs_gone' as never }))).toBe('ok');
  });

  it('come again while the vendor does not answer', async () => {
    const desk = await opened();
    desk.vendor.pays(refOf(desk), 'card');
    desk.payments.fail('unreachable');
    expect(outcome(await desk.apply({ kind: 'checkout', ref: refOf(desk) }))).toBe('try_again');
    expect(desk.outcomes).toEqual([]);
  });
});

describe('money that comes twice in the same moment', () => {
  it.each([
    ['the first', [0, 1]],
    ['the second', [1, 0]],
  ] as const)('counts once: that of %s page, which was written down first', async (_, [first, other]) => {
    const desk = await opened();
    desk.vendor.expire(desk.vendor.checkouts.get(refOf(desk))!);
    await desk.payPage();
    const [one, two] = [...desk.vendor.checkouts.values()];
    one!.record = { ...one!.record, status: 'open', url: 'https://vendor.example' };
    for (const { record } of [one!, two!]) desk.vendor.pays(record.checkoutRef, 'card');
    const rows = desk.paymentsOf();
    await desk.settle(system, { paymentId: rows[first]!.id });
    await desk.settle(system, { paymentId: rows[other]!.id });
    await desk.jobs();
    expect(desk.paymentsOf().map(({ refunded }) => refunded)).toEqual(first === 0 ? [0, 2450] : [2450, 0]);
    expect(desk.order().state).toMatchObject({ paid: 2450, refunded: 0 });
    expect(countedOf(desk.paymentsOf())?.id).toBe(rows[first]!.id);
  });
});

describe('money that the bank has refused in the end', () => {
  it('frees the goods, and the order can be paid by another page', async () => {
    const desk = await opened();
    desk.vendor.pays(refOf(desk), 'late_card');
    await tell(desk);
    desk.vendor.settles([...desk.vendor.payments.keys()][0]!, false);
    await tell(desk);
    expect(desk.paymentsOf()).toMatchObject([{ status: 'ended' }]);
    expect(outcome(await desk.payPage())).toBe('ok');
    desk.clock.pass(60 * MINUTE);
    await desk.lapse();
    expect(desk.order().state.stage).toBe('cancelled');
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
  });
});

describe('late money', () => {
  it('for an order that has ended is noted, goes back once, and is told', async () => {
    const desk = await opened();
    await desk.work(OWNER, {
      orderId: orderId(1),
      version: desk.order().version,
      step: 'cancel',
      reason: 'Irrtum',
    });
    // The vendor took the money although the page was ended.
    const checkout = desk.vendor.checkouts.get(refOf(desk))!;
    checkout.record = { ...checkout.record, status: 'open', url: 'https://vendor.example' };
    desk.vendor.pays(refOf(desk), 'card');
    await tell(desk);
    await tell(desk);
    await desk.jobs();
    await tell(desk);
    expect(desk.order().state).toMatchObject({ stage: 'cancelled', paid: 2450, refunded: 2450 });
    expect(desk.refunds()).toMatchObject([{ reason: 'late_money', status: 'succeeded', amount: 2450 }]);
    expect([...desk.vendor.payments.values()]).toMatchObject([{ refunded: 2450 }]);
    expect(desk.letters()).toEqual(['order_cancelled', 'order_money_back']);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
  });

  it('that comes once more goes back, and the order stays paid', async () => {
    const desk = await opened();
    const first = desk.vendor.checkouts.get(refOf(desk))!;
    desk.vendor.expire(first);
    await desk.payPage();
    desk.vendor.pays(refOf(desk, 1), 'twint');
    first.record = { ...first.record, status: 'open', url: 'https://vendor.example' };
    desk.vendor.pays(refOf(desk), 'card');
    await tell(desk);
    await desk.jobs();
    await tell(desk);
    expect(desk.order().state).toMatchObject({ paid: 2450, refunded: 0 });
    expect(desk.refunds()).toMatchObject([{ reason: 'late_money', status: 'succeeded' }]);
    const kept = [...desk.vendor.payments.values()].reduce(
      (sum, each) => sum + each.received - each.refunded,
      0,
    );
    expect(kept).toBe(2450);
  });
});

describe('time', () => {
  it('ends what nobody pays for: first the page, then the order; the goods are on sale again', async () => {
    const desk = await opened();
    desk.clock.pass(34 * MINUTE);
    expect(await desk.lapse()).toMatchObject({ lapsed: 0 });
    desk.clock.pass(2 * MINUTE);
    desk.payments.fail('unreachable');
    expect(await desk.lapse()).toMatchObject({ lapsed: 0 });
    expect(await desk.lapse()).toMatchObject({ lapsed: 1 });
    expect(await desk.lapse()).toMatchObject({ lapsed: 0 });
    expect(desk.order().state.stage).toBe('cancelled');
    expect(desk.paymentsOf()).toMatchObject([{ status: 'ended' }]);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
    expect(desk.letters()).toEqual([]);
  });

  it('a payment of which no message came is found by asking, and somebody is alarmed', async () => {
    const desk = await opened();
    desk.vendor.pays(refOf(desk), 'card');
    await desk.lapse();
    expect(desk.order().state.paid).toBe(0);
    desk.clock.pass(3 * MINUTE);
    await desk.lapse();
    expect(desk.order().state.paid).toBe(2450);
    expect(desk.alarms).toHaveLength(1);
  });

  it('an order that nobody was ever led to pay for ends as well', async () => {
    const desk = await orderDesk();
    await desk.ordered(SHAMPOO);
    desk.payments.fail('unreachable');
    await desk.payPage();
    desk.clock.pass(40 * MINUTE);
    await desk.lapse();
    expect(desk.order().state.stage).toBe('cancelled');
  });

  it('whoever does not fetch it is told that it has lapsed', async () => {
    const desk = await orderDesk();
    await desk.ordered(COMB, { form: { ...FORM, payBy: 'on_pick_up' } });
    desk.clock.pass(7 * 24 * 60 * MINUTE);
    expect(await desk.lapse()).toMatchObject({ lapsed: 1 });
    expect(desk.letters()).toEqual(['order_received', 'order_lapsed']);
    expect(desk.level(COMB)).toMatchObject({ stock: 2, reserved: 0 });
  });
});

describe('refunds and disputes', () => {
  const paid = async (way: 'card' | 'twint' = 'card') => {
    const desk = await opened();
    desk.vendor.pays(refOf(desk), way);
    await tell(desk);
    return desk;
  };
  const give = (desk: Desk, amount: string, number = 1, back: Record<string, string> = {}) =>
    desk.refund(OWNER, {
      orderId: orderId(1),
      refundId: `000000f0-0000-4000-8000-${String(number).padStart(12, '0')}` as never,
      form: { amount, words: 'Kulanz', back },
    });

  it('a part goes back, what came back is on sale again; sent twice it goes once', async () => {
    const desk = await paid();
    expect(outcome(await give(desk, '10.00', 1, { 1: '1' }))).toBe('ok');
    expect(outcome(await give(desk, '10.00', 1, { 1: '1' }))).toBe('ok');
    await desk.jobs();
    expect(desk.order().state).toMatchObject({ paid: 2450, refunded: 1000 });
    expect(desk.refunds()).toMatchObject([{ status: 'succeeded', reason: 'returned', words: 'Kulanz' }]);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
    expect(outcome(await give(desk, '14.51', 2))).toBe('more_than_left');
    expect(outcome(await give(desk, '14.50', 3, { 1: '1' }))).toBe('too_many_back');
    expect(desk.order().state.refunded).toBe(1000);
    expect(desk.refunds()).toHaveLength(1);
  });

  it('two at once never give back more than was paid', async () => {
    const desk = await paid();
    const given = await Promise.all([give(desk, '20', 1), give(desk, '20', 2)]);
    expect(given.filter(({ ok: won }) => won)).toHaveLength(1);
  });

  it('an answer that was lost, a process that died: the money goes once', async () => {
    for (const fault of ['answer_lost', 'unreachable'] as const) {
      const desk = await paid();
      await give(desk, '24.50');
      desk.payments.fail(fault);
      const [refund] = desk.refunds();
      expect(outcome(await desk.send(system, { refundId: refund!.id }))).toBe('try_again');
      await desk.jobs();
      await tell(desk);
      expect(desk.refunds()).toMatchObject([{ status: 'succeeded' }]);
      expect([...desk.vendor.payments.values()]).toMatchObject([{ refunded: 2450 }]);
    }
  });

  it('one that fails days later is the salon’s again, and waits for a person', async () => {
    const desk = await paid();
    await give(desk, '24.50');
    await desk.jobs();
    desk.vendor.failsRefund(desk.refunds()[0]!.refundRef!);
    await tell(desk);
    await tell(desk);
    expect(desk.order().state.refunded).toBe(0);
    expect(desk.refunds()).toMatchObject([{ status: 'failed' }]);
    expect(desk.matters()).toEqual(['refund_refused']);
    expect(outcome(await give(desk, '24.50', 2))).toBe('ok');
  });

  it('TWINT after half a year goes by bank, and somebody says that it went', async () => {
    const desk = await paid('twint');
    desk.clock.pass(181 * 24 * 60 * MINUTE);
    await give(desk, '24.50');
    expect(desk.refunds()).toMatchObject([{ status: 'by_hand' }]);
    await desk.jobs();
    const { id } = desk.refunds()[0]!;
    expect(outcome(await desk.transfer(employeeOf(SALON, 'staff'), { refundId: id }))).toBe('not_found');
    expect(outcome(await desk.transfer(OWNER, { refundId: id }))).toBe('ok');
    expect(desk.refunds()).toMatchObject([{ status: 'transferred' }]);
  });

  it('one that was made in the vendor’s own pages waits for a person', async () => {
    const desk = await paid();
    desk.vendor.refundsByHand([...desk.vendor.payments.keys()][0]!, 500);
    await tell(desk);
    expect(desk.matters()).toEqual(['foreign_refund']);
    const [matter] = desk.rows().orderBook.matters;
    expect(outcome(await desk.settleMatter(OWNER, { id: matter!.id, words: ' ' }))).toBe('words');
    expect(outcome(await desk.settleMatter(OWNER, { id: matter!.id, words: 'Verbucht' }))).toBe('ok');
    expect(desk.rows().orderBook.matters).toMatchObject([{ settledWords: 'Verbucht' }]);
  });

  it('a dispute stands on the order until it is won or lost', async () => {
    const desk = await paid();
    const disputeRef = desk.vendor.opensDispute([...desk.vendor.payments.keys()][0]!);
    await tell(desk);
    expect(desk.order().state.dispute).toBe('open');
    expect(outcome(await give(desk, '1.00'))).toBe('more_than_left');
    desk.vendor.closesDispute(disputeRef, 'won');
    await tell(desk);
    await tell(desk);
    expect(desk.order().state.dispute).toBe('none');
    expect(desk.audit().filter((action) => action.startsWith('order.dispute'))).toEqual([
      'order.disputed',
      'order.dispute_won',
    ]);
  });

  it('only those who lead send money back', async () => {
    const desk = await paid();
    const input = {
      orderId: orderId(1),
      refundId: 'r' as never,
      form: { amount: '1', words: 'x', back: {} },
    };
    expect(outcome(await desk.refund(employeeOf(SALON, 'staff'), input))).toBe('not_found');
    expect(outcome(await desk.refund(OWNER, { ...input, orderId: orderId(8) }))).toBe('not_found');
    const step = { orderId: orderId(1), version: desk.order().version, reason: 'x' };
    expect(outcome(await desk.work(employeeOf(SALON, 'staff'), { ...step, step: 'cancel' }))).toBe(
      'not_found',
    );
    expect(outcome(await desk.work(OWNER, { ...step, step: 'cancel' }))).toBe('ok');
    await desk.jobs();
    expect(desk.order().state).toMatchObject({ stage: 'cancelled', refunded: 2450 });
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: 5, reserved: 0 });
  });
});

describe('the desk', () => {
  const fetched = async () => {
    const desk = await orderDesk();
    await desk.ordered(COMB, { form: { ...FORM, payBy: 'on_pick_up' } });
    const STAFF = employeeOf(SALON, 'staff');
    const step = (
      kind: 'make_ready' | 'ship' | 'complete' | 'cancel',
      over: { reason?: string; version?: number } = {},
    ) =>
      desk.work(STAFF, {
        orderId: orderId(1),
        version: over.version ?? desk.order().version,
        step: kind,
        reason: over.reason ?? '',
      });
    return { desk, step };
  };

  const rungUp = (desk: Awaited<ReturnType<typeof orderDesk>>) =>
    desk.uow.run(employeeOf(SALON, 'staff'), async (stores) => {
      const order = (await stores.orders.lock(orderId(1)))!;
      return handOverPaid(stores, { ids: desk.ids, at: desk.clock.now(), saleId: SALE }, order);
    });

  it('makes ready; the till takes the money, hands over, and sells what was kept', async () => {
    const { desk, step } = await fetched();
    expect(outcome(await step('make_ready'))).toBe('ok');
    expect(outcome(await step('make_ready', { version: 1 }))).toBe('ok');
    expect(desk.letters()).toEqual(['order_received', 'order_ready']);
    // Nobody hands over here what is not paid.
    expect(outcome(await step('complete'))).toBe('not_paid');
    expect(outcome(await rungUp(desk))).toBe('ok');
    expect(desk.order().state).toMatchObject({ stage: 'completed', paid: 1290 });
    expect(desk.paymentsOf()).toMatchObject([{ method: 'till', amount: 1290, status: 'succeeded' }]);
    expect(desk.level(COMB)).toMatchObject({ stock: 1, reserved: 0 });
    expect(desk.audit()).toEqual(['order.placed', 'order.made_ready', 'order.paid', 'order.completed']);
  });

  it('is handed over at once what nobody had made ready, and taken back where it was paid', async () => {
    const { desk } = await fetched();
    expect(outcome(await rungUp(desk))).toBe('ok');
    const refund = {
      orderId: orderId(1),
      refundId: '000000f0-0000-4000-8000-000000000001' as never,
      form: { amount: '12.90', words: 'Zurückgebracht', back: { 1: '1' } },
    };
    expect(outcome(await desk.refund(OWNER, refund))).toBe('at_till');
    for (let time = 0; time < 2; time += 1) {
      await desk.uow.run(OWNER, async (stores) => {
        await takeBackPaid(stores, { ids: desk.ids, at: desk.clock.now(), saleId: SALE }, orderId(1));
        return ok(null);
      });
    }
    expect(desk.order().state).toMatchObject({ stage: 'completed', paid: 1290, refunded: 1290 });
    expect(desk.paymentsOf()).toMatchObject([{ method: 'till', refunded: 1290 }]);
    // The money went over the desk, and nobody sends it once more.
    expect(desk.refunds()).toEqual([]);
    expect(desk.level(COMB)).toMatchObject({ stock: 2, reserved: 0 });
    expect(desk.audit().at(-1)).toBe('order.refunded');
  });

  it('tells whoever works with an older page, and wants a reason for cancelling', async () => {
    const { desk, step } = await fetched();
    await step('make_ready');
    expect(outcome(await step('cancel', { version: 1, reason: 'Irrtum' }))).toBe('changed');
    expect(outcome(await step('cancel'))).toBe('reason');
    expect(outcome(await step('cancel', { reason: 'x'.repeat(201) }))).toBe('reason');
    expect(outcome(await step('ship'))).toBe('wrong_stage');
    expect(outcome(await step('cancel', { reason: 'Irrtum' }))).toBe('ok');
    expect(desk.order()).toMatchObject({ endReason: 'Irrtum', state: { stage: 'cancelled' } });
    expect(desk.letters().at(-1)).toBe('order_cancelled');
    expect(desk.level(COMB)).toMatchObject({ stock: 2, reserved: 0 });
  });
});
