/** What becomes of a message of the vendor's, by what it is about and whose that is; nothing is believed or lost. */
import { describe, expect, it, vi } from 'vitest';
import type { CheckoutRef, DisputeRef, PaymentRef, RefundRef } from '#domain/payments/payment-refs.ts';
import type { OwnerMark, DisputeRecord, NoticeSubject } from '#domain/payments/vendor-records.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { err } from '#domain/shared/result.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { orderId } from '#tests/support/order-desk.ts';
import { only, vendorDesk, type VendorDesk } from './vendor-desk.ts';

const number = 1001;
const OURS: OwnerMark = { salonId: SALON, purpose: 'order', reference: orderId(1) };
const KINDS = ['checkout', 'payment', 'refund', 'dispute'] as const;
type Kind = (typeof KINDS)[number];

/** A paid order, of which five francs have gone back by hand, and the rest is disputed. */
async function aDesk() {
  const desk = await vendorDesk();
  await desk.paid();
  desk.vendor.refundsByHand(desk.money().paymentRef, 500);
  const disputeRef = desk.vendor.opensDispute(desk.money().paymentRef);
  const refs = {
    checkout: desk.page().record.checkoutRef,
    payment: desk.money().paymentRef,
    refund: desk.sent().refundRef,
    dispute: disputeRef,
  };
  return {
    ...desk,
    tellOf: (kind: Kind) => desk.heard(() => desk.apply({ kind, ref: refs[kind] } as NoticeSubject)),
    /** Whose it is, as the vendor's objects say. */
    claims: (claim: OwnerMark | null) => {
      desk.twistPage({ claim });
      desk.twistMoney({ claim });
    },
    dispute: (over: Partial<DisputeRecord>) =>
      void desk.vendor.disputes.set(disputeRef, { ...desk.vendor.disputes.get(disputeRef)!, ...over }),
    refs,
  };
}
const unknownMoney = (subject: string, of: string | null, amount: number | null) => ({
  outcome: 'person',
  entries: [['payment_matter.noted', { kind: 'unknown_money', subject, amount }, null]],
  letters: [],
  matters: [['unknown_money', subject, of, amount, NOW]],
});

describe('whatever it is about', () => {
  it.each(KINDS)('a %s that the vendor does not know is nobody’s, and somebody reads of it', async (kind) => {
    const desk = await vendorDesk();
    const subject = { kind, ref: 'gone' } as unknown as NoticeSubject;
    expect(await desk.heard(() => desk.apply(subject))).toEqual(only('nobodys'));
    expect(desk.outcomes).toEqual([['gone', 'nobodys']]);
    expect(desk.warnings).toEqual([
      ['A message of the payment vendor belongs to no salon', { subject: 'gone', kind }],
    ]);
  });

  it.each(KINDS)('a %s waits while the vendor does not answer', async (kind) => {
    const desk = await aDesk();
    desk.payments.fail('unreachable');
    expect(await desk.tellOf(kind)).toEqual(only({ kind: 'try_again' }));
    expect([desk.outcomes, desk.warnings]).toEqual([[], []]);
  });

  it.each(['payout', 'other'] as const)('a %s tells nothing', async (kind) => {
    const desk = await vendorDesk();
    const subject = { kind, ref: 'x' } as unknown as NoticeSubject;
    expect(await desk.heard(() => desk.apply(subject))).toEqual(only('nothing'));
    expect([desk.outcomes, desk.warnings]).toEqual([[['x', 'nothing']], []]);
  });

  it.each<[string, OwnerMark | null]>([
    ['nobody', null],
    ['what is no salon', { ...OURS, salonId: 'x' as SalonId }],
  ])('what is claimed for %s is nobody’s', async (_, claim) => {
    for (const kind of KINDS) {
      const desk = await aDesk();
      desk.claims(claim);
      expect([kind, await desk.tellOf(kind)]).toEqual([kind, only('nobodys')]);
    }
  });

  it.each<[Kind, unknown]>([
    ['checkout', 'nothing'],
    ['payment', 'applied'],
    ['dispute', 'applied'],
    ['refund', 'person'],
  ])('a %s of ours is dealt with, and that is kept: %s', async (kind, outcome) => {
    const desk = await aDesk();
    expect(await desk.tellOf(kind)).toMatchObject({ outcome });
    expect(desk.outcomes).toEqual([[desk.refs[kind], outcome]]);
    expect(desk.warnings).toEqual([]);
  });
});

describe('a page or a payment of which our books know nothing', () => {
  const unknown = async (claim: Partial<OwnerMark> = {}) => {
    const desk = await aDesk();
    desk.rows().orderBook.payments.clear();
    desk.claims({ ...OURS, ...claim });
    return desk;
  };

  it.each([
    ['open', false],
    ['expired', false],
    ['paid', true],
    ['pending', true],
  ] as const)('a page that is %s', async (status, isMoney) => {
    const desk = await unknown();
    desk.twistPage({ status });
    const wanted = isMoney ? unknownMoney(desk.refs.checkout, orderId(1), 2450) : only('nothing');
    expect(await desk.tellOf('checkout')).toEqual(wanted);
    // Noted once.
    expect((await desk.tellOf('checkout')).matters).toEqual([]);
  });

  it.each([
    ['waiting', false],
    ['processing', false],
    ['cancelled', false],
    ['succeeded', true],
  ] as const)('a payment that is %s', async (status, isMoney) => {
    const desk = await unknown();
    desk.twistMoney({ status, received: 2_400 });
    const wanted = isMoney ? unknownMoney(desk.refs.payment, orderId(1), 2_400) : only('nothing');
    expect(await desk.tellOf('payment')).toEqual(wanted);
  });

  it.each(['x', orderId(9)])('of the order %s, which is not there', async (reference) => {
    const desk = await unknown({ reference });
    expect(await desk.tellOf('checkout')).toEqual(unknownMoney(desk.refs.checkout, null, 2450));
    expect(await desk.tellOf('payment')).toEqual(unknownMoney(desk.refs.payment, null, 2450));
  });

  it.each(['x', orderId(9)])('of the visit %s, which is not there', async (reference) => {
    const desk = await unknown({ reference, purpose: 'deposit' });
    expect(await desk.tellOf('checkout')).toEqual(unknownMoney(desk.refs.checkout, null, 2450));
    expect(await desk.tellOf('payment')).toEqual(unknownMoney(desk.refs.payment, null, 2450));
  });

  it('without an amount says none', async () => {
    const desk = await unknown();
    desk.twistPage({ amount: null });
    expect(await desk.tellOf('checkout')).toEqual(unknownMoney(desk.refs.checkout, orderId(1), null));
  });
});

describe('a page that was opened and whose name was lost', () => {
  const lost = async (over: Parameters<VendorDesk['twistPayment']>[0] = {}) => {
    const desk = await vendorDesk();
    const { checkoutRef } = desk.payment();
    desk.vendor.pays(checkoutRef!, 'card');
    desk.twistPayment({ checkoutRef: null, ...over });
    const tell = () => desk.heard(() => desk.apply({ kind: 'checkout', ref: checkoutRef! }));
    return { desk, checkoutRef, tell };
  };

  it.each(['open', 'pending', 'ended'] as const)(
    'is found again by its claim, where it is %s',
    async (status) => {
      const { desk, checkoutRef, tell } = await lost({ status });
      expect(await tell()).toMatchObject({ outcome: 'applied', letters: ['order_paid 2450'], matters: [] });
      expect(desk.payment()).toMatchObject({ checkoutRef, status: 'succeeded' });
    },
  );

  it.each([
    [{ wish: null }],
    [{ status: 'succeeded' as const }],
    [{ checkoutRef: 'another' as CheckoutRef }],
  ])('is not the one with %o', async (over) => {
    const { desk, checkoutRef, tell } = await lost(over);
    const before = desk.payment();
    expect(await tell()).toEqual(unknownMoney(checkoutRef!, orderId(1), 2450));
    expect(desk.payment()).toEqual(before);
  });

  it('its payment’s message waits for that of the page', async () => {
    const { desk } = await lost();
    expect(await desk.heard(() => desk.tellOfMoney())).toEqual(only('nothing'));
  });

  it('what was paid at the till has no page to wait for', async () => {
    const { desk } = await lost({ wish: null });
    const subject = desk.money().paymentRef;
    expect(await desk.heard(() => desk.tellOfMoney())).toEqual(unknownMoney(subject, orderId(1), 2450));
  });
});

describe('a payment’s own message', () => {
  it('settles the page that it belongs to, without asking for it once more', async () => {
    const desk = await vendorDesk();
    desk.vendor.pays(desk.payment().checkoutRef!, 'card');
    const asked = vi.spyOn(desk.payments, 'findPayment');
    expect(await desk.heard(() => desk.tellOfMoney())).toMatchObject({
      outcome: 'applied',
      letters: ['order_paid 2450'],
    });
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await desk.heard(() => desk.tellOfMoney())).toEqual(only('applied'));
  });

  it('of a card that was declined tells nothing; of one that is being decided its page does', async () => {
    const declined = await vendorDesk();
    declined.vendor.pays(declined.payment().checkoutRef!, 'declined_card');
    expect(await declined.heard(() => declined.tellOfMoney())).toEqual(only('nothing'));
    const late = await vendorDesk();
    late.vendor.pays(late.payment().checkoutRef!, 'late_card');
    expect(await late.heard(() => late.tellOfMoney())).toEqual(only('nothing'));
    expect(late.payment().status).toBe('pending');
  });

  it('comes again where its page cannot be read', async () => {
    const desk = await vendorDesk();
    desk.vendor.pays(desk.payment().checkoutRef!, 'card');
    vi.spyOn(desk.payments, 'findCheckout').mockResolvedValue(err({ kind: 'try_again', detail: '' }));
    expect(await desk.heard(() => desk.tellOfMoney())).toEqual(only({ kind: 'try_again' }));
    expect(desk.outcomes).toEqual([]);
  });
});

describe('a refund that was made in the vendor’s own pages', () => {
  const matter = (subject: string) => ({
    outcome: 'person',
    entries: [['payment_matter.noted', { kind: 'foreign_refund', subject, amount: 500 }, null]],
    letters: [],
    matters: [['foreign_refund', subject, orderId(1), 500, NOW]],
  });

  it.each<[string, Parameters<VendorDesk['twistSent']>[0]]>([
    ['no claim and no name of ours', {}],
    ['a claim, but no name', { claim: OURS }],
    ['a claim, but a name that is none', { claim: OURS, refundId: 'x' }],
    ['a name, but no claim', { refundId: orderId(3) }],
  ])('with %s is the order’s that its payment was for', async (_, over) => {
    const desk = await aDesk();
    desk.twistSent(over);
    expect(await desk.tellOf('refund')).toEqual(matter(desk.refs.refund));
    expect((await desk.tellOf('refund')).entries).toEqual([]);
  });

  it('is nobody’s without a payment, or with one that is not there', async () => {
    const desk = await aDesk();
    for (const paymentRef of [null, 'gone' as PaymentRef]) {
      desk.twistSent({ paymentRef });
      expect(await desk.tellOf('refund')).toEqual(only('nobodys'));
    }
  });

  it.each(['x', orderId(9)])('is nobody’s where its payment was for %s', async (reference) => {
    const desk = await aDesk();
    desk.claims({ ...OURS, reference });
    expect(await desk.tellOf('refund')).toEqual(only('nobodys'));
  });

  it('waits while its payment cannot be read', async () => {
    const desk = await aDesk();
    vi.spyOn(desk.payments, 'findPayment').mockResolvedValue(err({ kind: 'try_again', detail: '' }));
    expect(await desk.tellOf('refund')).toEqual(only({ kind: 'try_again' }));
    expect(await desk.tellOf('dispute')).toEqual(only({ kind: 'try_again' }));
  });

  it('of ours that is not in our books is nobody’s', async () => {
    const desk = await aDesk();
    desk.twistSent({ claim: OURS, refundId: orderId(3) });
    expect(await desk.tellOf('refund')).toEqual(only('nobodys'));
  });
});

describe('a dispute', () => {
  const AMOUNT = 1_950;
  const entry = (action: string) => ({
    outcome: 'applied',
    entries: [[action, { number, amount: AMOUNT }, null]],
    letters: [],
    matters: [],
  });

  it.each<[DisputeRecord['status'], object, string]>([
    ['warning', only('nothing'), 'none'],
    ['closed', only('nothing'), 'none'],
    ['open', entry('order.disputed'), 'open'],
    ['under_review', entry('order.disputed'), 'open'],
    ['won', only('nothing'), 'none'],
    ['lost', entry('order.dispute_lost'), 'lost'],
  ])('that is %s', async (status, wanted, dispute) => {
    const desk = await aDesk();
    desk.dispute({ status });
    expect(await desk.tellOf('dispute')).toEqual(wanted);
    expect(desk.order().state.dispute).toBe(dispute);
    expect(await desk.tellOf('dispute')).toEqual(only('nothing'));
  });

  it('that is won after it was open is over; after it was lost it is for a person', async () => {
    const desk = await aDesk();
    await desk.tellOf('dispute');
    desk.dispute({ status: 'won' });
    expect(await desk.tellOf('dispute')).toEqual(entry('order.dispute_won'));
    const other = await aDesk();
    other.dispute({ status: 'lost' });
    await other.tellOf('dispute');
    other.dispute({ status: 'won' });
    const subject = other.refs.dispute;
    expect(await other.tellOf('dispute')).toEqual({
      outcome: 'person',
      entries: [['payment_matter.noted', { kind: 'does_not_fit', subject, amount: AMOUNT }, null]],
      letters: [],
      matters: [['does_not_fit', subject, orderId(1), AMOUNT, NOW]],
    });
  });

  it('of money whose own message has not come yet tells of the money first', async () => {
    const desk = await vendorDesk();
    desk.vendor.pays(desk.payment().checkoutRef!, 'card');
    const ref: DisputeRef = desk.vendor.opensDispute(desk.money().paymentRef);
    const heard = await desk.heard(() => desk.apply({ kind: 'dispute', ref }));
    expect(heard.entries.map(([action]) => action)).toEqual(['order.paid', 'order.disputed']);
    const unread = await vendorDesk();
    unread.vendor.pays(unread.payment().checkoutRef!, 'card');
    const later: DisputeRef = unread.vendor.opensDispute(unread.money().paymentRef);
    vi.spyOn(unread.payments, 'findCheckout').mockResolvedValue(err({ kind: 'try_again', detail: '' }));
    expect(await unread.heard(() => unread.apply({ kind: 'dispute', ref: later }))).toEqual(
      only({ kind: 'try_again' }),
    );
  });

  it('is nobody’s without a payment, or with one that is not there', async () => {
    const desk = await aDesk();
    for (const paymentRef of [null, 'gone' as PaymentRef]) {
      desk.dispute({ paymentRef });
      expect(await desk.tellOf('dispute')).toEqual(only('nobodys'));
    }
  });

  it.each<[Partial<OwnerMark>]>([
    [{ reference: 'x' }],
    [{ reference: orderId(9) }],
    [{ reference: orderId(9), purpose: 'deposit' }],
  ])('is nobody’s where its payment was for %o', async (claim) => {
    const desk = await aDesk();
    desk.claims({ ...OURS, ...claim });
    expect(await desk.tellOf('dispute')).toEqual(only('nobodys'));
  });
});

describe('a refund of ours', () => {
  it('is looked up by the name that we gave it', async () => {
    const desk = await vendorDesk();
    await desk.paid();
    await desk.give('10.00');
    await desk.jobs();
    const ref: RefundRef = desk.sent().refundRef;
    expect(await desk.heard(() => desk.tellOfRefund(ref))).toEqual(only('nothing'));
    expect(desk.outcomes.at(-1)).toEqual([ref, 'nothing']);
  });
});

describe('what the vendor keeps of a payment', () => {
  it('is written down when it is known, once, if it was not when the money came', async () => {
    const desk = await vendorDesk();
    desk.vendor.booksLater();
    await desk.paid();
    const { id: paymentId } = desk.paymentsOf()[0]!;
    const ref = desk.money().paymentRef;
    const tell = () => desk.heard(() => desk.apply({ kind: 'payment', ref }));
    expect(desk.paymentsOf()[0]).toMatchObject({ status: 'succeeded', fee: null });
    expect(await tell()).toEqual(only('applied'));
    desk.vendor.bookLate();
    expect(await tell()).toEqual({
      ...only('applied'),
      entries: [['order.fee_known', { number, paymentId, fee: 101 }, null]],
    });
    expect(desk.paymentsOf()[0]).toMatchObject({ fee: 101 });
    expect(await tell()).toEqual(only('applied'));
  });
});
