import Stripe from 'stripe';
import { afterEach, describe, expect, it } from 'vitest';
import { stripeClient } from '#adapters/stripe/stripe-client.ts';
import { rateLimit } from './rate-limit.ts';
import { startStripeSimulator, type StripeSimulator } from './server.ts';

const running: StripeSimulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop();
});

describe('the bucket', () => {
  it('answers the rate that was set over any longer time, and no more in a burst than a fifth of a second brings', () => {
    let at = 0;
    const limit = rateLimit(() => at);
    limit.set(25);
    const burst = Array.from({ length: 40 }, () => limit.admits('GET')).filter(Boolean);
    expect(burst).toHaveLength(5);
    limit.set(25);
    for (at = 0; at < 10_000; at += 5) limit.admits('GET');
    const { answered, refused } = limit.counts();
    expect(answered).toBeGreaterThanOrEqual(249);
    expect(answered).toBeLessThanOrEqual(256);
    expect(answered + refused).toBe(2_000);
  });

  it('answers writes, and everything where no limit is set', () => {
    const limit = rateLimit(() => 0);
    expect(Array.from({ length: 100 }, () => limit.admits('GET')).every(Boolean)).toBe(true);
    limit.set(1);
    expect(Array.from({ length: 100 }, () => limit.admits('POST')).every(Boolean)).toBe(true);
    expect([limit.admits('GET'), limit.admits('GET')]).toEqual([true, false]);
  });
});

describe('the switch', () => {
  it('refuses reads above it as the vendor does, counts both, and is reset with the rest', async () => {
    const simulator = await startStripeSimulator({ port: 0 });
    running.push(simulator);
    const control = async (method: 'GET' | 'POST', body?: object): Promise<object> =>
      (await (
        await fetch(`${simulator.url}/_control/limit`, {
          method,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      ).json()) as object;
    await control('POST', { readsPerSecond: 1 });
    const stripe = stripeClient({ secretKey: 'sk_test_limit', baseUrl: simulator.url, retries: 0 });
    const { id } = await stripe.customers.create();
    await stripe.customers.retrieve(id);
    const refused = await stripe.customers.retrieve(id).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(refused).toMatchObject({
      statusCode: 429,
      code: 'rate_limit',
      headers: { 'stripe-rate-limited-reason': 'global-rate' },
    });
    expect(await control('GET')).toEqual({ readsPerSecond: 1, answered: 1, refused: 1 });
    expect(await control('POST', { readsPerSecond: 'many' })).toHaveProperty('error');
    simulator.reset();
    expect(await control('GET')).toEqual({ readsPerSecond: null, answered: 0, refused: 0 });
  });
});
