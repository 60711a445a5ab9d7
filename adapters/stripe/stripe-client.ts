import Stripe from 'stripe';
import { pacedFetch } from './paced-fetch.ts';
import { wholeFetch } from './whole-fetch.ts';

export const STRIPE_URL = 'https://api.stripe.com';

/** Said in every request; what the account's dashboard has as its default does not matter then. */
export const STRIPE_API_VERSION = '2026-10-28.endive';

export type StripeClientOptions = {
  readonly secretKey: string;
  readonly baseUrl?: string;
  /** One request, its answer's body included; a repetition gets as much again. */
  readonly timeoutMs?: number;
  /** How often a request is repeated by itself, under the same Idempotency-Key. */
  readonly retries?: number;
  /** How long one that is refused for its rate is repeated, within its time. */
  readonly patienceMs?: number;
};

export function stripeClient(options: StripeClientOptions): Stripe {
  const { secretKey, baseUrl = STRIPE_URL, timeoutMs = 10_000, retries = 1, patienceMs = 0 } = options;
  const { hostname, port, protocol } = new URL(baseUrl);
  return new Stripe(secretKey, {
    apiVersion: STRIPE_API_VERSION,
    host: hostname,
    ...(port === '' ? {} : { port }),
    protocol: protocol === 'http:' ? 'http' : 'https',
    // Its time-out bounds the whole exchange. That of the SDK's Node client begins once a connection stands, and anew
    // with every byte, so a host that swallows packets, or drips, would hold a request for minutes.
    httpClient: Stripe.createFetchHttpClient(pacedFetch(wholeFetch, { patienceMs })),
    timeout: timeoutMs,
    maxNetworkRetries: retries,
    // Latencies of earlier requests would travel with later ones.
    telemetry: false,
  });
}
