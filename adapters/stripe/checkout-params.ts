import type Stripe from 'stripe';
import type { CheckoutWish, ReturnAddresses } from '#domain/payments/vendor-wishes.ts';
import { metadataOf } from './claims.ts';

export const CURRENCY = 'chf';

const LOCALES = { 'de-CH': 'de', en: 'en' } as const;

/** Stripe puts the session's id where this stands. Encoded, it would be left as it is. */
const SESSION_ID = '{CHECKOUT_SESSION_ID}';

/**
 * What is asked for depends on the wish alone: a repetition under the same key must be the same to the letter.
 */
export const paymentParams = (wish: CheckoutWish): Stripe.Checkout.SessionCreateParams => ({
  client_reference_id: wish.attempt,
  metadata: metadataOf(wish.claim),
  locale: LOCALES[wish.locale],
  expires_at: Math.floor(wish.expiresAt / 1000),
  success_url: successUrl(wish.returnTo),
  cancel_url: wish.returnTo.cancelled,
  ...(wish.email === null ? {} : { customer_email: wish.email }),
  mode: 'payment',
  // A filter on what the dashboard has switched on: TWINT has to be on there.
  allowed_payment_method_types: [...wish.methods],
  // Nobody is offered another currency than the one that the books are kept in.
  adaptive_pricing: { enabled: false },
  line_items: [
    {
      quantity: 1,
      price_data: { currency: CURRENCY, unit_amount: wish.amount, product_data: { name: wish.title } },
    },
  ],
  payment_intent_data: {
    metadata: metadataOf(wish.claim),
    description: wish.title,
    // The default captures later, and the fee is not known yet when we are told that it was paid.
    capture_method: 'automatic',
  },
  // On the card alone: asked for the whole payment, TWINT would not be offered.
  ...(wish.keepCard
    ? {
        customer_creation: 'always' as const,
        payment_method_options: { card: { setup_future_usage: 'off_session' as const } },
      }
    : {}),
});

function successUrl({ done }: ReturnAddresses): string {
  const mark = done.includes('?') ? '&' : '?';
  return `${done}${mark}checkout=${SESSION_ID}`;
}
