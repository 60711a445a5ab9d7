import type { OrderPayment } from '../payments/payment.ts';

/** The payment that paid the order: money that came once more is another's. */
export const countedOf = (payments: readonly OrderPayment[]): OrderPayment | null =>
  payments
    .filter(({ status }) => status === 'succeeded')
    .toSorted((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0) || (a.id < b.id ? -1 : 1))[0] ?? null;
