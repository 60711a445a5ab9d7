import type Stripe from 'stripe';
import type { CheckoutRef } from '#domain/payments/payment-refs.ts';
import type { HappenedSince, Payments } from '#domain/ports/payments.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Result } from '#domain/shared/result.ts';
import { metadataOf } from './claims.ts';
import { CURRENCY, paymentParams } from './checkout-params.ts';
import { movementsIn, refundsOf } from './money-lists.ts';
import { noticeOf } from './notice-of.ts';
import {
  accountMovement,
  checkoutRecord,
  disputeRecord,
  movement,
  paymentRecord,
  payoutRecord,
  REFUND_ID,
  refundRecord,
} from './records.ts';
import {
  chargeRefusal,
  findRefusal,
  isForgotten,
  openRefusal,
  refundRefusal,
  stripeErrorOf,
  troubleOf,
} from './refusal-of.ts';
import { stripeClient } from './stripe-client.ts';
import type { StripeClientOptions } from './stripe-client.ts';

export type StripePaymentsOptions = StripeClientOptions & {
  /** Whether real money is expected; an object of the other kind is an error of the configuration. */
  readonly livemode: boolean;
  /** Whether a database transaction is open around the caller: the network is forbidden then. */
  readonly insideUnit?: () => boolean;
};

const WHOLE_PAYMENT = { expand: ['latest_charge.balance_transaction', 'payment_method'] };
const PAGE = 100;

/** Payments by Stripe's SDK; the keys are ours with a word in front, so that no two kinds of request share one. */
export function stripePayments(options: StripePaymentsOptions): Payments {
  const { livemode, insideUnit } = options;
  const stripe = stripeClient(options);

  /** @throws Error inside a unit of work, and when the answer is about the other kind of money */
  async function ask<T, E>(
    request: () => Promise<T>,
    refusal: (error: Stripe.errors.StripeError) => E,
  ): Promise<Result<T, E>> {
    if (insideUnit?.()) throw new Error('Payments must not be asked inside a unit of work.');
    try {
      return ok(rightMode(await request(), livemode));
    } catch (error) {
      return err(refusal(stripeErrorOf(error)));
    }
  }

  const findCheckout: Payments['findCheckout'] = async (ref) =>
    mapped(await ask(() => stripe.checkout.sessions.retrieve(ref), findRefusal), checkoutRecord);

  return {
    async openCheckout(wish) {
      const request = { idempotencyKey: `checkout-${wish.attempt}` };
      const opened = await ask(
        () => stripe.checkout.sessions.create(paymentParams(wish), request),
        openRefusal,
      );
      if (!opened.ok) return opened;
      const { id, url } = opened.value;
      if (typeof id !== 'string' || typeof url !== 'string') {
        return err({ kind: 'try_again', detail: 'an answer without an address' });
      }
      return ok({ checkoutRef: id as CheckoutRef, url });
    },
    findCheckout,

    async expireCheckout(ref) {
      const expired = await ask(() => stripe.checkout.sessions.expire(ref), findRefusal);
      // Only an open one can be expired: the payer was faster, or it is over already.
      if (!expired.ok && expired.error.kind === 'rejected') {
        const found = await findCheckout(ref);
        return found.ok && found.value.status === 'open' ? expired : found;
      }
      return mapped(expired, checkoutRecord);
    },

    findPayment: async (ref) =>
      mapped(await ask(() => stripe.paymentIntents.retrieve(ref, WHOLE_PAYMENT), findRefusal), paymentRecord),

    async chargeSavedCard(wish) {
      const params: Stripe.PaymentIntentCreateParams = {
        amount: wish.amount,
        currency: CURRENCY,
        customer: wish.payer,
        payment_method: wish.card,
        allowed_payment_method_types: ['card'],
        off_session: true,
        confirm: true,
        // As on the vendor's page: the fee is known when the money is.
        capture_method: 'automatic',
        description: wish.title,
        metadata: metadataOf(wish.claim),
        ...WHOLE_PAYMENT,
      };
      const request = { idempotencyKey: `charge-${wish.attempt}` };
      return mapped(
        await ask(() => stripe.paymentIntents.create(params, request), chargeRefusal),
        paymentRecord,
      );
    },

    async forgetCard(card) {
      const detached = await ask(
        () => stripe.paymentMethods.detach(card),
        (error) => (isForgotten(error) ? null : troubleOf(error)),
      );
      return detached.ok || detached.error === null ? ok(null) : err(detached.error);
    },

    async refund(wish) {
      const before = await ask(() => refundsOf(stripe, wish.payment), findRefusal);
      if (!before.ok) return before;
      const known = before.value.find((refund) => refund.metadata?.[REFUND_ID] === wish.refundId);
      if (known) return ok(refundRecord(known, livemode));
      const params: Stripe.RefundCreateParams = {
        payment_intent: wish.payment,
        amount: wish.amount,
        reason: 'requested_by_customer',
        metadata: { ...metadataOf(wish.claim), [REFUND_ID]: wish.refundId },
      };
      const request = { idempotencyKey: `refund-${wish.refundId}` };
      return mapped(await ask(() => stripe.refunds.create(params, request), refundRefusal), (refund) =>
        refundRecord(refund, livemode),
      );
    },

    findRefund: async (ref) =>
      mapped(await ask(() => stripe.refunds.retrieve(ref), findRefusal), (refund) =>
        refundRecord(refund, livemode),
      ),
    findDispute: async (ref) =>
      mapped(await ask(() => stripe.disputes.retrieve(ref), findRefusal), disputeRecord),
    movementsIn: async (payout) =>
      mapped(await ask(() => movementsIn(stripe, payout), findRefusal), (lines) => lines.map(movement)),

    async movementsSince(question) {
      const params = { ...pageOf(question), expand: ['data.source'] };
      return mapped(await ask(() => stripe.balanceTransactions.list(params), troubleOf), (page) => ({
        movements: page.data.map(accountMovement),
        next: nextOf(page),
      }));
    },
    payoutsSince: async (question) =>
      mapped(await ask(() => stripe.payouts.list(pageOf(question)), troubleOf), (page) => ({
        payouts: page.data.map(payoutRecord),
        next: nextOf(page),
      })),

    async happenedSince(question) {
      return mapped(await ask(() => stripe.events.list(pageOf(question)), troubleOf), (page) => ({
        notices: page.data.flatMap((event) => noticeOf(event) ?? []),
        next: nextOf(page),
      }));
    },
  };
}

/** Newest first: https://docs.stripe.com/api/pagination */
const pageOf = ({ since, after }: HappenedSince) => ({
  created: { gte: Math.floor(since / 1000) },
  limit: PAGE,
  ...(after === null ? {} : { starting_after: after }),
});
const nextOf = ({ data, has_more: more }: Stripe.ApiList<{ readonly id: string }>): string | null =>
  more ? (data.at(-1)?.id ?? null) : null;

const mapped = <T, U, E>(result: Result<T, E>, to: (value: T) => U): Result<U, E> =>
  result.ok ? ok(to(result.value)) : result;

/**
 * @throws Error for play money where real money is expected: nothing that follows from it could be right
 */
function rightMode<T>(answer: T, livemode: boolean): T {
  const mode = (answer as { livemode?: unknown } | null)?.livemode;
  if (typeof mode === 'boolean' && mode !== livemode) {
    throw new Error(
      `Stripe answered in ${mode ? 'live' : 'test'} mode, which this environment must not use.`,
    );
  }
  return answer;
}
