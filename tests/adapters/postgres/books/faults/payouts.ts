/** Payouts that are not what they are made of, or do not come. */
import type { Instant } from '#domain/shared/salon-time.ts';
import { DAY, FRIDAY_NIGHT, payments, story } from '../open-books.ts';
import { lastPayout, strangeMoney, type Fault } from './fault.ts';

export const PAYOUTS: readonly Fault[] = [
  [
    'a payout is not what it is made of',
    ['payout_differs', -777],
    () => {
      const { payout } = lastPayout();
      Object.assign(payout, { amount: { ...payout.amount, minor: payout.amount.minor - 777 } });
      return Promise.resolve();
    },
  ],
  [
    'a payout never reached the bank',
    ['payout_failed', 5_077],
    () => Promise.resolve(Object.assign(lastPayout().payout, { status: 'failed' })),
  ],
  [
    'a payout holds money that is nobody’s',
    ['payout_stray', 971 - 28 - 30],
    async ({ salon }) => {
      await salon.paid(1, 'card');
      strangeMoney(971, null);
      payments.vendor.paysOut();
    },
  ],
  [
    'a payout is missing',
    ['payout_missing', 2_349],
    // So long after, nothing else is to wait: the visit that is to come comes later still.
    ({ sql }) => sql`
      update appointment set day = day + 90, starts_at = starts_at + interval '90 days', ends_at = ends_at + interval '90 days'
      where id = ${story().visits.waiting}`,
    (FRIDAY_NIGHT + 50 * DAY) as Instant,
  ],
];
