import type Stripe from 'stripe';
import type { PaymentRef, PayoutRef } from '#domain/payments/payment-refs.ts';

const PAGE = 100;

/** Newest first, as Stripe gives them; a payment cannot have more than a few pages of them. */
export const refundsOf = (stripe: Stripe, payment: PaymentRef): Promise<Stripe.Refund[]> =>
  all(stripe.refunds.list({ payment_intent: payment, limit: PAGE }));

/** What a payout is made of. The payout's own line, which takes it all out again, is left out. */
export async function movementsIn(
  stripe: Stripe,
  payout: PayoutRef,
): Promise<readonly Stripe.BalanceTransaction[]> {
  const lines = await all(stripe.balanceTransactions.list({ payout, limit: PAGE }));
  return lines.filter((line) => line.type !== 'payout').reverse();
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of pages) found.push(each);
  return found;
}
