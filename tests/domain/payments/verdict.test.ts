import { describe, expect, it } from 'vitest';
import { verdictOf, verdictOfCharge } from '#domain/payments/verdict.ts';
import { countedOf } from '#domain/orders/counted-payment.ts';
import type { CheckoutRecord, OwnerMark, PaymentRecord } from '#domain/payments/vendor-records.ts';
import type { OrderPayment } from '#domain/payments/payment.ts';
import { rappen } from '#domain/shared/money.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { orderId } from '#tests/support/order-desk.ts';

const owner: OwnerMark = { salonId: SALON, purpose: 'order', reference: orderId(1) };
const AMOUNT = { minor: 2_450, currency: 'chf' };
const PAGE = { claim: owner, amount: AMOUNT, status: 'paid' } as CheckoutRecord;
const MONEY = { status: 'succeeded', received: 2_450, amount: AMOUNT } as PaymentRecord;
const verdict = (page: Partial<CheckoutRecord>, money: Partial<PaymentRecord> | null = {}) => {
  const read = verdictOf(
    { owner, amount: rappen(2_450) },
    { ...PAGE, ...page },
    money === null ? null : { ...MONEY, ...money },
  );
  return read.kind === 'matter' ? read.matter : read.kind;
};

describe('what a charge of a kept card means', () => {
  const charged = (record: Partial<PaymentRecord>) => {
    const read = verdictOfCharge({ owner, amount: rappen(2_450) }, {
      ...MONEY,
      claim: owner,
      ...record,
    } as PaymentRecord);
    return read.kind === 'matter' ? read.matter : read.kind;
  };

  it.each<[Partial<PaymentRecord>, string]>([
    [{}, 'paid'],
    [{ status: 'processing', received: 0 }, 'pending'],
    [{ status: 'waiting', received: 0 }, 'ended'],
    [{ status: 'cancelled', received: 0 }, 'ended'],
    [{ received: 2_449 }, 'wrong_amount'],
    [{ amount: { minor: 2_449, currency: 'chf' } }, 'wrong_amount'],
    [{ amount: { minor: 2_450, currency: 'eur' } }, 'wrong_amount'],
    [{ claim: null }, 'wrong_owner'],
    [{ claim: { ...owner, salonId: OTHER_SALON } }, 'wrong_owner'],
    [{ claim: { ...owner, purpose: 'no_show_fee' } }, 'wrong_owner'],
    [{ claim: { ...owner, reference: orderId(2) }, status: 'processing' }, 'wrong_owner'],
  ])('%o: %s', (record, wanted) => {
    expect(charged(record)).toBe(wanted);
  });
});

describe('what a page of the vendor’s means', () => {
  it.each<[CheckoutRecord['status'], Partial<PaymentRecord> | null, string]>([
    ['open', null, 'nothing'],
    ['open', {}, 'nothing'],
    ['expired', null, 'ended'],
    ['expired', {}, 'ended'],
    ['pending', null, 'pending'],
    ['pending', { status: 'processing' }, 'pending'],
    ['pending', { status: 'succeeded' }, 'paid'],
    ['pending', { status: 'succeeded', received: 2_449 }, 'wrong_amount'],
    ['pending', { status: 'waiting' }, 'ended'],
    ['pending', { status: 'cancelled' }, 'ended'],
    ['paid', null, 'paid'],
    ['paid', {}, 'paid'],
    ['paid', { received: 2_449 }, 'wrong_amount'],
    ['paid', { received: 2_451 }, 'wrong_amount'],
    ['paid', { received: 0 }, 'wrong_amount'],
    ['paid', { amount: { minor: 2_450, currency: 'eur' } }, 'wrong_amount'],
  ])('%s, its payment %o: %s', (status, money, wanted) => {
    expect(verdict({ status }, money)).toBe(wanted);
  });

  it.each<[Partial<CheckoutRecord>, string]>([
    [{ claim: null }, 'wrong_owner'],
    [{ claim: { ...owner, salonId: OTHER_SALON } }, 'wrong_owner'],
    [{ claim: { ...owner, purpose: 'deposit' } }, 'wrong_owner'],
    [{ claim: { ...owner, reference: orderId(2) } }, 'wrong_owner'],
    [{ amount: null }, 'wrong_amount'],
    [{ amount: { ...AMOUNT, currency: 'eur' } }, 'wrong_amount'],
    [{ amount: { ...AMOUNT, minor: 2_449 } }, 'wrong_amount'],
    [{ amount: { ...AMOUNT, minor: 2_451 } }, 'wrong_amount'],
    [{ amount: null, claim: null }, 'wrong_owner'],
  ])('whatever it says, with %o: %s', (page, wanted) => {
    for (const status of ['open', 'expired', 'pending', 'paid'] as const) {
      expect(verdict({ ...page, status })).toBe(wanted);
    }
  });
});

describe('the payment that counts', () => {
  const payment = (id: string, settledAt: number | null, status = 'succeeded') =>
    ({ id, settledAt, status }) as OrderPayment;

  it.each<[readonly OrderPayment[], string | undefined]>([
    [[], undefined],
    [[payment('a', 1, 'ended'), payment('b', 2, 'open'), payment('c', 3, 'pending')], undefined],
    [[payment('a', 1, 'ended'), payment('b', 2)], 'b'],
    [[payment('a', 2), payment('b', 1)], 'b'],
    [[payment('b', 1), payment('a', 2)], 'b'],
    [[payment('b', 1), payment('a', 1)], 'a'],
    [[payment('a', 1), payment('b', 1)], 'a'],
    [[payment('b', 1), payment('a', null)], 'a'],
  ])('of %j is %s', (payments, wanted) => {
    expect(countedOf(payments)?.id).toBe(wanted);
    expect(countedOf([])).toBeNull();
  });
});
