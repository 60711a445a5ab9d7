/** Money that goes back: what the vendor may say of it, at every standing of ours; and what is refused when it is sent. */
import { describe, expect, it, vi } from 'vitest';
import type { PaymentRef } from '#domain/payments/payment-refs.ts';
import type { RefundRecord } from '#domain/payments/vendor-records.ts';
import type { Refund } from '#domain/payments/refund.ts';
import type { MatterId, RefundId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err } from '#domain/shared/result.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { COMB, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderId, system } from '#tests/support/order-desk.ts';
import { MINUTE, only, OWNER, REFUND, STAFF, vendorDesk, type VendorDesk } from './vendor-desk.ts';

const number = 1001;
const DAY = 24 * 60 * MINUTE;
const FACTS = { number, refundId: REFUND, amount: 1_000 };
const REFUSED = {
  outcome: 'person',
  entries: [
    ['order.refund_failed', FACTS, null],
    ['payment_matter.noted', { kind: 'refund_refused', subject: REFUND, amount: 1_000 }, null],
  ],
  letters: [],
  matters: [['refund_refused', REFUND, orderId(1), 1_000, NOW]],
};
const APPLIED = { ...only('applied'), entries: [['order.refunded', FACTS, null]] };

/** Ten francs of a paid order are to go back. */
const wanted = async (way: 'card' | 'twint' = 'card'): Promise<VendorDesk> => {
  const desk = await vendorDesk();
  await desk.paid(way);
  await desk.give('10.00');
  return desk;
};
const send = (desk: VendorDesk, refundId: RefundId = REFUND) => desk.send(system, { refundId });
const stand = ({ refundRow, payment, order }: VendorDesk) => [
  refundRow().status,
  refundRow().settledAt,
  payment().refunded,
  order().state.refunded,
];

describe('what the vendor says of a refund', () => {
  type Standing = Refund['status'];
  it.each<[RefundRecord['status'], Standing, Standing, string]>([
    // The vendor's, ours, ours after it, what is told
    ['pending', 'wanted', 'pending', 'applied'],
    ['pending', 'pending', 'pending', 'nothing'],
    ['pending', 'succeeded', 'succeeded', 'nothing'],
    ['pending', 'by_hand', 'by_hand', 'nothing'],
    ['pending', 'transferred', 'transferred', 'nothing'],
    ['pending', 'failed', 'failed', 'nothing'],
    ['succeeded', 'wanted', 'succeeded', 'applied'],
    ['succeeded', 'pending', 'succeeded', 'applied'],
    ['succeeded', 'succeeded', 'succeeded', 'nothing'],
    ['succeeded', 'by_hand', 'by_hand', 'nothing'],
    ['succeeded', 'transferred', 'transferred', 'nothing'],
    ['succeeded', 'failed', 'failed', 'nothing'],
    ['failed', 'wanted', 'failed', 'person'],
    ['failed', 'pending', 'failed', 'person'],
    ['failed', 'succeeded', 'failed', 'person'],
    ['failed', 'by_hand', 'failed', 'person'],
    ['failed', 'transferred', 'transferred', 'nothing'],
    ['failed', 'failed', 'failed', 'nothing'],
    ['cancelled', 'pending', 'failed', 'person'],
    ['cancelled', 'transferred', 'transferred', 'nothing'],
  ])('%s, where it is %s: %s, %s', async (status, before, after, told) => {
    const desk = await wanted();
    await send(desk);
    desk.twistSent({ status });
    desk.twistRefund({ status: before, settledAt: null, refundRef: null });
    desk.clock.pass(MINUTE);
    const heard = await desk.heard(() => desk.tellOfRefund());
    const at = NOW + MINUTE;
    const isDone = told === 'applied' && after === 'succeeded';
    const matters = REFUSED.matters.map((matter) => [...matter.slice(0, 4), at]);
    expect(heard).toEqual(told === 'person' ? { ...REFUSED, matters } : isDone ? APPLIED : only(told));
    const left = told === 'person' ? 0 : 1_000;
    expect(stand(desk)).toEqual([after, isDone || told === 'person' ? at : null, left, left]);
    // What was sent and came back is told from what was never sent.
    expect(desk.refundRow().refundRef).toBe(told === 'nothing' ? null : desk.sent().refundRef);
  });

  it.each([
    [{ minor: 999, currency: 'chf' }, 999],
    [{ minor: 1_001, currency: 'chf' }, 1_001],
    [{ minor: 1_000, currency: 'eur' }, 1_000],
  ])('in another amount is for a person: %o', async (amount, noted) => {
    const desk = await wanted();
    await send(desk);
    desk.twistRefund({ status: 'wanted', settledAt: null });
    desk.twistSent({ amount });
    const subject = desk.sent().refundRef;
    expect(await desk.heard(() => desk.tellOfRefund())).toEqual({
      outcome: 'person',
      entries: [['payment_matter.noted', { kind: 'wrong_amount', subject, amount: noted }, null]],
      letters: [],
      matters: [['wrong_amount', subject, orderId(1), noted, NOW]],
    });
    expect(stand(desk)).toEqual(['wanted', null, 1_000, 1_000]);
  });

  it.each<[string, (desk: VendorDesk) => void]>([
    ['the refund', (desk) => void desk.rows().orderBook.refunds.clear()],
    ['its payment', (desk) => void desk.rows().orderBook.payments.clear()],
    ['its order', (desk) => void desk.rows().orderBook.orders.clear()],
  ])('is nobody’s where %s is not there', async (_, lose) => {
    for (const status of ['succeeded', 'failed'] as const) {
      const desk = await wanted();
      await send(desk);
      desk.twistSent({ status });
      lose(desk);
      expect(await desk.heard(() => desk.tellOfRefund())).toEqual(only('nobodys'));
    }
  });

  it('that failed and was of money that came once more is not the order’s again', async () => {
    const desk = await vendorDesk();
    desk.vendor.expire(desk.page());
    await desk.payPage();
    desk.twistPage({ status: 'open' });
    for (const { checkoutRef, id } of desk.paymentsOf().toReversed()) {
      desk.vendor.pays(checkoutRef!, 'card');
      await desk.settle(system, { paymentId: id });
    }
    await desk.give('10.00');
    const late = desk.refunds().find(({ reason }) => reason === 'late_money')!;
    await desk.send(system, { refundId: late.id });
    desk.twistSent({ status: 'failed' });
    expect(await desk.heard(() => desk.tellOfRefund())).toMatchObject({ outcome: 'person' });
    expect(desk.order().state.refunded).toBe(1_000);
    // It goes back all the same: by bank, because the vendor's way is closed.
    expect(desk.refunds().map(({ reason, status, amount }) => [reason, status, amount])).toEqual([
      ['late_money', 'failed', 2_450],
      ['goodwill', 'wanted', 1_000],
      ['late_money', 'by_hand', 2_450],
    ]);
    expect(desk.paymentsOf().map(({ refunded }) => refunded)).toEqual([2_450, 1_000]);
    expect(desk.entries().at(-1)).toMatchObject(['order.refund_wanted', { amount: 2_450 }, null]);
  });

  it.each(['rejected', 'more_than_left', 'disputed'] as const)(
    'that the vendor refuses to send (%s) closes no way, and nothing goes back by itself',
    async (kind) => {
      const desk = await vendorDesk();
      desk.vendor.expire(desk.page());
      await desk.payPage();
      desk.twistPage({ status: 'open' });
      for (const { checkoutRef, id } of desk.paymentsOf().toReversed()) {
        desk.vendor.pays(checkoutRef!, 'card');
        await desk.settle(system, { paymentId: id });
      }
      const late = desk.refunds().find(({ reason }) => reason === 'late_money')!;
      vi.spyOn(desk.payments, 'refund').mockResolvedValueOnce(
        err({ kind, detail: '', left: rappen(0) } as never),
      );
      expect(await desk.heard(() => desk.send(system, { refundId: late.id }))).toMatchObject({
        outcome: 'person',
        matters: [['refund_refused', late.id, orderId(1), 2_450, NOW]],
      });
      expect(desk.refunds().map(({ status, refundRef }) => [status, refundRef])).toEqual([['failed', null]]);
      await desk.give('10.00');
      expect(desk.refunds().at(-1)).toMatchObject({ status: 'wanted', amount: 1_000 });
    },
  );

  it('that failed once is followed by one that goes by bank, of this payment and of no other', async () => {
    const desk = await wanted();
    await send(desk);
    desk.twistSent({ status: 'failed' });
    await desk.tellOfRefund();
    const again = '000000f0-0000-4000-8000-000000000002' as RefundId;
    await desk.give('10.00', { refundId: again });
    expect(desk.refunds().map(({ id, status }) => [id, status])).toEqual([
      [REFUND, 'failed'],
      [again, 'by_hand'],
    ]);
    expect(desk.order().state.refunded).toBe(1_000);
  });
});

describe('sending it', () => {
  it('asks the vendor for so much of this payment, under our own name', async () => {
    const desk = await wanted();
    const asked = vi.spyOn(desk.payments, 'refund');
    expect(await desk.heard(() => send(desk))).toEqual(APPLIED);
    const { claim } = desk.payment().wish!;
    const payment = desk.payment().paymentRef;
    expect(asked.mock.calls).toEqual([[{ claim, payment, amount: 1_000, refundId: REFUND }]]);
    expect(stand(desk)).toEqual(['succeeded', NOW, 1_000, 1_000]);
    expect(await desk.heard(() => send(desk))).toEqual(only('nothing'));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it.each(['disputed', 'more_than_left', 'not_found', 'rejected'] as const)(
    'that the vendor refuses as %s is the salon’s again',
    async (kind) => {
      const desk = await wanted();
      vi.spyOn(desk.payments, 'refund').mockResolvedValue(err({ kind, detail: '' }));
      expect(await desk.heard(() => send(desk))).toEqual(REFUSED);
      expect(stand(desk)).toEqual(['failed', NOW, 0, 0]);
    },
  );

  it('of a payment that the vendor has no name for, or never asked for, is refused', async () => {
    for (const lost of [{ paymentRef: null }, { wish: null }]) {
      const desk = await wanted();
      const asked = vi.spyOn(desk.payments, 'refund');
      desk.twistPayment(lost);
      expect(await desk.heard(() => send(desk))).toEqual(REFUSED);
      expect(asked).not.toHaveBeenCalled();
    }
  });

  it('too late is left to a person; without an answer it comes again', async () => {
    const desk = await wanted();
    const refund = vi.spyOn(desk.payments, 'refund');
    refund.mockResolvedValueOnce(err({ kind: 'try_again', detail: '' }));
    expect(await desk.heard(() => send(desk))).toEqual(only({ kind: 'try_again' }));
    expect(stand(desk)).toEqual(['wanted', null, 1_000, 1_000]);
    refund.mockResolvedValueOnce(err({ kind: 'too_late' }));
    expect(await desk.heard(() => send(desk))).toEqual(only('person'));
    expect(stand(desk)).toEqual(['by_hand', null, 1_000, 1_000]);
    expect(await desk.heard(() => send(desk))).toEqual(only('nothing'));
    expect(refund).toHaveBeenCalledTimes(2);
  });

  it('that was settled while the vendor refused stays so', async () => {
    const desk = await wanted();
    vi.spyOn(desk.payments, 'refund').mockImplementation(() => {
      desk.twistRefund({ status: 'transferred' });
      return Promise.resolve(err({ kind: 'too_late' }));
    });
    expect(await desk.heard(() => send(desk))).toEqual(only('nothing'));
    expect(desk.refundRow().status).toBe('transferred');
  });

  it('sends nothing of what is not there', async () => {
    const desk = await wanted();
    expect(await desk.heard(() => send(desk, 'unknown' as RefundId))).toEqual(only('nothing'));
    desk.rows().orderBook.payments.clear();
    expect(await desk.heard(() => send(desk))).toEqual(only('nothing'));
  });
});

describe('what the team gives back', () => {
  const paid = async () => {
    const desk = await vendorDesk();
    await desk.paid();
    return desk;
  };
  const WANTED = { number, refundId: REFUND, amount: 1_000 };

  it.each<[Record<string, string>, string, readonly unknown[]]>([
    [{}, 'goodwill', []],
    [{ 1: '1' }, 'returned', [['order.restocked', { number, productId: SHAMPOO, quantity: 1 }, null]]],
  ])('with the pieces %o', async (back, reason, restocked) => {
    const desk = await paid();
    const form = { amount: '10.00', words: ' Glas  kaputt ', back };
    expect(await desk.heard(() => desk.give('', { form }))).toEqual({
      outcome: null,
      entries: [...restocked, ['order.refund_wanted', WANTED, 'Glas kaputt']],
      letters: ['order_money_back 1000 Glas kaputt'],
      matters: [],
    });
    expect(desk.refunds()).toEqual([
      {
        ...{ id: REFUND, paymentId: desk.payment().id, orderId: orderId(1), visitId: null, amount: 1_000 },
        ...{
          reason,
          words: 'Glas kaputt',
          status: 'wanted',
          refundRef: null,
          createdAt: NOW,
          settledAt: null,
        },
      },
    ]);
    expect(desk.payment().refunded).toBe(1_000);
    expect(desk.level(SHAMPOO)).toMatchObject({ stock: restocked.length === 0 ? 4 : 5 });
    expect(await desk.heard(() => desk.give('', { form }))).toEqual(only(null));
  });

  it.each<[string, object]>([
    ['0', { kind: 'invalid', fields: [{ field: 'amount', reason: 'not_an_amount' }] }],
    ['24.51', { kind: 'more_than_left', left: 2_450 }],
  ])('of %s francs is refused', async (amount, error) => {
    const desk = await paid();
    expect(await desk.heard(() => desk.give(amount))).toEqual(only(error));
    expect(desk.refunds()).toEqual([]);
  });

  it('of an unpaid or a disputed order is nothing', async () => {
    const unpaid = await vendorDesk();
    expect(await unpaid.heard(() => unpaid.give('1'))).toEqual(only({ kind: 'more_than_left', left: 0 }));
    const desk = await paid();
    desk.rows().orderBook.payments.clear();
    expect(await desk.heard(() => desk.give('1'))).toEqual(only({ kind: 'more_than_left', left: 0 }));
  });

  it('with more pieces than were sold names the product, and nothing is written', async () => {
    const desk = await paid();
    await desk.give('', { form: { amount: '1', words: 'x', back: { 1: '1' } } });
    const again = { refundId: '000000f0-0000-4000-8000-000000000002' as RefundId };
    const form = { amount: '1', words: 'x', back: { 1: '1' } };
    const error = { kind: 'too_many_back', productId: SHAMPOO };
    expect(await desk.heard(() => desk.give('', { ...again, form }))).toEqual(only(error));
    expect(desk.refunds()).toHaveLength(1);
  });

  it('is refused to staff, of another order, and under the name of another order’s refund', async () => {
    const desk = await paid();
    const notFound = only({ kind: 'not_found' });
    const form = { amount: '1', words: 'x', back: {} };
    expect(
      await desk.heard(() => desk.refund(STAFF, { orderId: orderId(1), refundId: REFUND, form })),
    ).toEqual(notFound);
    expect(await desk.heard(() => desk.give('1', { orderId: orderId(9) }))).toEqual(notFound);
    await desk.give('1');
    await desk.ordered(COMB, { orderId: orderId(2), form: { ...FORM, payBy: 'on_pick_up' } });
    expect(await desk.heard(() => desk.give('1', { orderId: orderId(2) }))).toEqual(notFound);
  });

  it('of what was paid at the till is for the till', async () => {
    const desk = await paid();
    desk.twistPayment({ method: 'till' });
    expect(await desk.heard(() => desk.give('1'))).toEqual(only({ kind: 'at_till' }));
  });

  it.each([
    ['twint', 180 * DAY, 'wanted'],
    ['twint', 181 * DAY, 'by_hand'],
    ['card', 181 * DAY, 'wanted'],
  ] as const)('by %s after %i ms is %s', async (way, later, status) => {
    const desk = await vendorDesk();
    await desk.paid(way);
    desk.clock.pass(later);
    await desk.give('10.00');
    expect(desk.refundRow().status).toBe(status);
  });
});

describe('what went by bank', () => {
  it('is noted once, by those who lead', async () => {
    const desk = await wanted();
    const note = (actor = OWNER, refundId = REFUND) => desk.heard(() => desk.transfer(actor, { refundId }));
    expect(await note()).toEqual(only(null));
    expect(desk.refundRow().status).toBe('wanted');
    desk.twistRefund({ status: 'by_hand' });
    expect(await note(STAFF)).toEqual(only({ kind: 'not_found' }));
    expect(await note(OWNER, 'unknown' as RefundId)).toEqual(only({ kind: 'not_found' }));
    desk.clock.pass(MINUTE);
    expect(await note()).toEqual({
      ...only(null),
      entries: [['order.refunded', { ...FACTS, by: 'transfer' }, null]],
    });
    expect(desk.refundRow()).toMatchObject({ status: 'transferred', settledAt: NOW + MINUTE });
    expect(await note()).toEqual(only(null));
  });
});

describe('a matter that somebody has looked at', () => {
  const noted = async () => {
    const desk = await vendorDesk();
    await desk.paid();
    desk.vendor.refundsByHand(desk.money().paymentRef, 500);
    await desk.tellOfRefund();
    return desk;
  };
  const settle = (desk: VendorDesk, words: string, actor = OWNER, id?: MatterId) =>
    desk.heard(() => desk.settleMatter(actor, { id: id ?? desk.rows().orderBook.matters[0]!.id, words }));

  it.each([
    [' Im  Laden \n geklärt ', 'Im Laden geklärt'],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('is settled with the words %j, once', async (words, said) => {
    const desk = await noted();
    expect(await settle(desk, words)).toEqual({
      ...only(null),
      entries: [['payment_matter.settled', {}, said]],
    });
    expect(desk.rows().audit.at(-1)?.entry.target).toEqual({
      kind: 'payment_matter',
      id: desk.rows().orderBook.matters[0]!.id,
    });
    expect(await settle(desk, words)).toEqual(only(null));
  });

  it('is not without words, with too many, or by staff', async () => {
    const desk = await noted();
    for (const words of ['', ' \n ', 'x'.repeat(201)]) {
      expect(await settle(desk, words)).toEqual(only({ kind: 'words' }));
    }
    expect(await settle(desk, 'x', STAFF)).toEqual(only({ kind: 'not_found' }));
    expect(await settle(desk, 'x', OWNER, 'unknown' as MatterId)).toEqual(only(null));
  });

  it('of the vendor’s own pages says how much of which order', async () => {
    const desk = await vendorDesk();
    await desk.paid();
    desk.vendor.refundsByHand(desk.money().paymentRef as PaymentRef, rappen(500));
    const subject = desk.sent().refundRef;
    expect(await desk.heard(() => desk.tellOfRefund())).toEqual({
      outcome: 'person',
      entries: [['payment_matter.noted', { kind: 'foreign_refund', subject, amount: 500 }, null]],
      letters: [],
      matters: [['foreign_refund', subject, orderId(1), 500, NOW]],
    });
  });
});
