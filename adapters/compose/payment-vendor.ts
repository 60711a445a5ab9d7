import type { PaymentNotices } from '#domain/ports/payment-notices.ts';
import type { Payments } from '#domain/ports/payments.ts';
import { insideUnit } from '../postgres/inside-unit.ts';
import { stripeNotices } from '../stripe/stripe-notices.ts';
import { stripePayments } from '../stripe/stripe-payments.ts';
import type { Env } from './env.ts';

/** Somebody waits for a page; a job does not. */
const PATIENCE = {
  web: { timeoutMs: 8_000, retries: 1, patienceMs: 2_000 },
  worker: { timeoutMs: 20_000, retries: 2, patienceMs: 15_000 },
} as const;

/** What a process needs to move money and to hear of it. Real money is expected in production, and only there. */
export function paymentVendor(
  env: Env,
  process: keyof typeof PATIENCE,
): { readonly payments: Payments; readonly paymentNotices: PaymentNotices } {
  const livemode = env.APP_ENV === 'production';
  return {
    payments: stripePayments({
      secretKey: env.STRIPE_SECRET_KEY,
      baseUrl: env.STRIPE_API_BASE,
      livemode,
      insideUnit,
      ...PATIENCE[process],
    }),
    paymentNotices: stripeNotices({ secrets: env.STRIPE_WEBHOOK_SECRETS, livemode }),
  };
}
