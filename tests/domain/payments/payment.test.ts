import { describe, expect, it } from 'vitest';
import { ended, isRunning, newPayment, pending, runningOf, succeeded } from '#domain/payments/payment.ts';
import type { Payment } from '#domain/payments/payment.ts';
import type { PaymentRef } from '#domain/payments/payment-refs.ts';
import type { PaymentRecord } from '#domain/payments/vendor-records.ts';
import type { AppointmentId, PaymentId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';

const LATER = (NOW + 86_400_000) as Instant;
const REF = 'pi_1' as PaymentRef;
const opened = newPayment(
  { orderId: null, visitId: 'visit' as AppointmentId },
  { id: 'payment' as PaymentId, amount: rappen(2_000), openedAt: NOW },
);
const asked: Payment = { ...opened, url: 'https://vendor.example/1' };

describe('a payment', () => {
  it('is written down before anybody hears of it, with nothing that only the vendor can say', () => {
    expect(opened).toEqual({
      id: 'payment',
      orderId: null,
      visitId: 'visit',
      method: 'vendor',
      status: 'open',
      amount: 2_000,
      wish: null,
      charge: null,
      checkoutRef: null,
      paymentRef: null,
      url: null,
      openedAt: NOW,
      expiresAt: null,
      settledAt: null,
      paidAt: null,
      refunded: 0,
      fee: null,
    });
  });

  it.each([
    ['open', true],
    ['pending', true],
    ['succeeded', false],
    ['ended', false],
  ] as const)('that is %s runs: %s', (status, runs) => {
    expect(isRunning({ status })).toBe(runs);
    expect(runningOf([{ status: 'ended' }, { status }])).toEqual(runs ? { status } : undefined);
  });

  it('waits for the bank, or ends, and keeps what was asked', () => {
    expect(pending(asked, REF)).toEqual({ ...asked, status: 'pending', paymentRef: REF });
    expect(ended(asked, LATER)).toEqual({ ...opened, status: 'ended', settledAt: LATER });
  });

  it('belongs to the day on which the vendor had it, not to that on which we heard of it', () => {
    const record = { method: 'card', paymentRef: REF, fee: 88, paidAt: NOW } as PaymentRecord;
    const money = { method: 'card', paymentRef: REF, fee: 88, paidAt: NOW };
    const paid = { ...opened, status: 'succeeded', settledAt: LATER };
    expect(succeeded(asked, record, LATER)).toEqual({ ...paid, ...money });
    expect(succeeded(asked, { ...record, fee: null }, LATER)).toMatchObject({ fee: null });
    expect(succeeded(asked, { ...record, method: null }, LATER)).toMatchObject({ method: 'other' });
  });

  it('of which no more is known than that it came keeps its name', () => {
    const known: Payment = { ...asked, paymentRef: REF };
    expect(succeeded(known, null, LATER)).toEqual({
      ...opened,
      status: 'succeeded',
      method: 'other',
      paymentRef: REF,
      settledAt: LATER,
    });
  });
});
