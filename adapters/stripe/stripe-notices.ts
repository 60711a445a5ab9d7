import Stripe from 'stripe';
import { err, ok } from '#domain/shared/result.ts';
import type { IncomingNotice, NoticeRefusal, PaymentNotices } from '#domain/ports/payment-notices.ts';
import { noticeOf } from './notice-of.ts';

/** How old a signature may be; each repetition by Stripe is signed anew. */
const TOLERANCE_SECONDS = 300;

export type StripeNoticesOptions = {
  /** Current first; the one before stays until Stripe has stopped using it (24 hours at most after a roll). */
  readonly secrets: readonly string[];
  /** Whether real money is expected. */
  readonly livemode: boolean;
};

export function stripeNotices({ secrets, livemode }: StripeNoticesOptions): PaymentNotices {
  return {
    read(message) {
      if (message.signature === null || message.signature === '') return err({ kind: 'unsigned' });
      const refusals: NoticeRefusal['kind'][] = [];
      for (const secret of secrets) {
        const read = verified(message, message.signature, secret);
        if (typeof read === 'string') {
          refusals.push(read);
          continue;
        }
        const notice = noticeOf(read.event);
        if (notice === null) return err({ kind: 'unreadable' });
        return notice.livemode === livemode ? ok(notice) : err({ kind: 'wrong_mode' });
      }
      return err({ kind: refusals.find((kind) => kind !== 'forged') ?? 'forged' });
    },
  };
}

function verified(
  { body, receivedAt }: IncomingNotice,
  signature: string,
  secret: string,
): { readonly event: unknown } | 'forged' | 'stale' | 'unreadable' {
  try {
    const payload = typeof body === 'string' ? body : Buffer.from(body);
    const event: unknown = Stripe.webhooks.constructEvent(
      payload,
      signature,
      secret,
      TOLERANCE_SECONDS,
      undefined,
      receivedAt,
    );
    return { event };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return 'unreadable';
    return error.message.startsWith('Timestamp outside') ? 'stale' : 'forged';
  }
}
