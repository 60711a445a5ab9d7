import type Stripe from 'stripe';
import type { PaymentRef, PayoutRef } from '#domain/payments/payment-refs.ts';

const PAGE = 100;

const isWhole = <T>(field: string | T | null | undefined): field is T =>
  typeof field === 'object' && field !== null;

/** Newest first, as Stripe gives them; a payment cannot have more than a few pages of them. */
export const refundsOf = (stripe: Stripe, payment: PaymentRef): Promise<Stripe.Refund[]> =>
  all(
    stripe.refunds.list({
      payment_intent: payment,
      limit: PAGE,
      expand: ['data.balance_transaction', 'data.failure_balance_transaction'],
    }),
  );

/** What one payment did to our account: the payment, then its refunds and disputes, oldest first. */
export async function movementsOf(
  stripe: Stripe,
  payment: PaymentRef,
): Promise<readonly Stripe.BalanceTransaction[]> {
  const intent = await stripe.paymentIntents.retrieve(payment, {
    expand: ['latest_charge.balance_transaction'],
  });
  const charge = isWhole(intent.latest_charge) ? intent.latest_charge : null;
  const refunds = await refundsOf(stripe, payment);
  const disputes = await all(stripe.disputes.list({ payment_intent: payment, limit: PAGE }));
  const lines = [
    charge?.balance_transaction,
    ...refunds.flatMap((refund) => [refund.balance_transaction, refund.failure_balance_transaction]),
    ...disputes.flatMap((dispute) => dispute.balance_transactions),
  ];
  return lines.filter(isWhole<Stripe.BalanceTransaction>).sort((a, b) => a.created - b.created);
}

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
