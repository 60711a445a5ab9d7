/** What a fault is, and what it takes to put one into the vendor's account. */
import type { FindingKind } from '#domain/finance/finding.ts';
import type { PaymentRef } from '#domain/payments/payment-refs.ts';
import type { OwnerMark } from '#domain/payments/vendor-records.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { payments, type Books } from '../open-books.ts';

/** By itself: its name, under what the check reports it and over which amount, and how it is put in. */
export type Fault = [
  name: string,
  expected: readonly [FindingKind, number],
  inject: (books: Books) => Promise<unknown>,
  when?: Instant,
];

export const paymentOf = (ref: PaymentRef) => {
  const record = payments.vendor.payments.get(ref);
  if (record === undefined) throw new Error('the vendor knows no such payment');
  return record;
};
export const movementOf = (ref: PaymentRef) => {
  const found = payments.vendor.movements.find(
    ({ payment, line }) => payment === ref && line.kind === 'payment',
  );
  if (found === undefined) throw new Error('the vendor has no such line');
  return found;
};
export const lastPayout = () => {
  const [ref, payout] = [...payments.vendor.payouts.entries()].at(-1)!;
  return { ref, payout };
};
export const claimOf = (reference: string) => ({ salonId: SALON, purpose: 'order' as const, reference });
/** Money at the vendor of which no row of ours knows. */
export const strangeMoney = (amount: number, claim: OwnerMark | null) => {
  const payment = payments.vendor.newPayment(amount, claim);
  payment.method = 'card';
  payments.vendor.succeed(payment);
  return payment;
};
