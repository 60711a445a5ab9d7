import { afterEach, describe, expect, it, vi } from 'vitest';
import { stripeClient } from '#adapters/stripe/stripe-client.ts';
import type { DeliverySettings } from './deliveries.ts';
import { startStripeSimulator } from './server.ts';
import type { StripeSimulator } from './server.ts';
import { startReceiver } from './webhook-receiver.ts';

const SECRET = 'whsec_receiver_0123456789abcdef';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function started(webhooks: Partial<DeliverySettings> = {}) {
  const receiver = await startReceiver(SECRET);
  const simulator = await startStripeSimulator({
    port: 0,
    seed: 'webhooks',
    endpoints: [receiver.endpoint],
    webhooks: { retryMs: 20, ...webhooks },
  });
  stops.push(
    () => simulator.stop(),
    () => receiver.stop(),
  );
  return { receiver, simulator };
}

async function opened({ url }: StripeSimulator): Promise<string> {
  const stripe = stripeClient({ secretKey: 'sk_test_x', baseUrl: url, retries: 0 });
  const { id } = await stripe.checkout.sessions.create({
    mode: 'payment',
    payment_intent_data: { capture_method: 'automatic' },
    line_items: [{ price_data: { currency: 'chf', unit_amount: 8_000, product_data: { name: 'Kur' } } }],
    success_url: 'http://localhost:4300/done',
  });
  return id;
}

const PAID = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
];

describe('messages about a payment', () => {
  it('are signed so that the vendor’s own code accepts them, each once', async () => {
    const { receiver, simulator } = await started();
    simulator.pay(await opened(simulator));
    await simulator.webhooks.idle();
    expect([...receiver.types()].sort()).toEqual([...PAID].sort());
    expect(receiver.received.every(({ event }) => event?.api_version === '2026-10-28.endive')).toBe(true);
  });

  it('carry a signature for each secret while one is being rolled', async () => {
    const { receiver, simulator } = await started();
    simulator.webhooks.configure({ endpoints: [{ ...receiver.endpoint, secrets: ['whsec_new', SECRET] }] });
    simulator.pay(await opened(simulator));
    await simulator.webhooks.idle();
    expect(receiver.types()).toHaveLength(PAID.length);
    expect(receiver.received[0]?.signature.match(/v1=/g)).toHaveLength(2);
  });

  it('are repeated until somebody takes them', async () => {
    const { receiver, simulator } = await started();
    receiver.refuse(6);
    simulator.pay(await opened(simulator));
    await vi.waitFor(() => {
      const reports = [...simulator.world.rows.events.keys()].map((id) => simulator.webhooks.reportOf(id));
      expect(reports.map((report) => [report?.outcome, report?.lastStatus])).toEqual(
        PAID.map(() => ['delivered', 200]),
      );
    }, 10_000);
    expect(receiver.received).toHaveLength(PAID.length + 6);
  });

  it('are given up after the last attempt', async () => {
    const { receiver, simulator } = await started({ attempts: 2 });
    receiver.refuse(100);
    simulator.pay(await opened(simulator));
    await vi.waitFor(() => {
      const reports = [...simulator.world.rows.events.keys()].map((id) => simulator.webhooks.reportOf(id));
      expect(reports.map((report) => report?.outcome)).toEqual(PAID.map(() => 'given_up'));
    }, 10_000);
    expect(receiver.received).toHaveLength(2 * PAID.length);
  });

  it('come twice, late, or not at all on demand, and again by hand', async () => {
    const { receiver, simulator } = await started({ copies: 2, delayMs: 30, loseNext: 1 });
    simulator.pay(await opened(simulator));
    expect(receiver.received).toHaveLength(0);
    await simulator.webhooks.idle();
    expect(receiver.types().filter((type) => type === 'checkout.session.completed')).toHaveLength(2);
    expect(receiver.types()).not.toContain('payment_intent.created');
    const [lost] = [...simulator.world.rows.events.keys()];
    expect(simulator.webhooks.reportOf(String(lost))?.outcome).toBe('lost');
    simulator.resend(String(lost));
    await simulator.webhooks.idle();
    expect(receiver.types()).toContain('payment_intent.created');
  });

  it('are held and let go', async () => {
    const { receiver, simulator } = await started({ hold: true });
    simulator.pay(await opened(simulator));
    await simulator.webhooks.idle();
    expect(receiver.received).toHaveLength(0);
    simulator.webhooks.configure({ hold: false });
    await simulator.webhooks.idle();
    expect(receiver.types()).toHaveLength(PAID.length);
  });

  it('come in an order that the seed decides', async () => {
    const orderBy = async (seed: number): Promise<readonly number[]> => {
      const { receiver, simulator } = await started({ shuffle: 12, seed });
      for (let count = 0; count < 3; count += 1) simulator.pay(await opened(simulator));
      await simulator.webhooks.idle();
      const sent = [...simulator.world.rows.events.keys()];
      return receiver.received.map(({ event }) => sent.indexOf(String(event?.id)));
    };
    const order = await orderBy(7);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(await orderBy(7)).toEqual(order);
    expect(await orderBy(8)).not.toEqual(order);
  });

  it('are followed by forgeries on demand, which the vendor’s own code refuses', async () => {
    const { receiver, simulator } = await started({ forgeNext: 2 });
    simulator.pay(await opened(simulator));
    await simulator.webhooks.idle();
    const refused = receiver.received.filter(({ event }) => event === null);
    expect(refused).toHaveLength(2);
    expect(refused.every(({ body }) => body.includes('_forged'))).toBe(true);
    expect(receiver.types()).toHaveLength(PAID.length);
  });

  it.each([0, 0.5, 1])('are lost in the share that was asked for: %s', async (loseShare) => {
    const { receiver, simulator } = await started({ loseShare });
    for (let count = 0; count < 25; count += 1) simulator.pay(await opened(simulator));
    await simulator.webhooks.idle();
    const share = 1 - receiver.received.length / (25 * PAID.length);
    expect(Math.abs(share - loseShare)).toBeLessThan(loseShare === 0.5 ? 0.2 : 0.001);
  });
});

describe('what time brings about', () => {
  it('is told as well: the end of a session, and money that arrives late', async () => {
    const { receiver, simulator } = await started();
    await opened(simulator);
    simulator.pay(await opened(simulator), { card: '4000009990000016' });
    simulator.advance(25 * 3_600_000);
    await simulator.webhooks.idle();
    expect(receiver.types()).toContain('checkout.session.expired');
    expect(receiver.types()).toContain('checkout.session.async_payment_succeeded');
  });
});

describe('the switches over HTTP', () => {
  it('pay, refund, dispute, pay out and wait', async () => {
    const { receiver, simulator } = await started();
    const id = await opened(simulator);
    const post = async (place: string, body: object = {}) => {
      const response = await fetch(`${simulator.url}/_control/${place}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    };
    expect((await post('webhooks', { copies: 2 })).body).toMatchObject({ copies: 2 });
    expect((await post('webhooks', { colour: 2 })).status).toBe(400);
    expect((await post(`sessions/${id}/pay`, { method: 'twint' })).body).toEqual({ kind: 'asks_holder' });
    expect((await post(`sessions/${id}/answer`, { agreed: true })).body).toEqual({ kind: 'done' });
    const intent = String(simulator.world.rows.sessions.get(id)?.object.payment_intent);
    expect((await post(`payments/${intent}/refund`, { amount: 1_000 })).body).toMatchObject({
      amount: 1_000,
    });
    expect((await post(`payments/${intent}/refund`, { amount: 9_000 })).status).toBe(400);
    const dispute = await post(`payments/${intent}/dispute`);
    expect((await post(`disputes/${dispute.body['id']}/close`, { outcome: 'won' })).status).toBe(200);
    const payout = await post('payouts');
    expect((await post(`payouts/${payout.body['id']}/arrive`)).status).toBe(200);
    expect((await post('clock', { advanceSeconds: 60 })).status).toBe(200);
    await post('webhooks/idle');
    expect(receiver.types().filter((type) => type === 'payout.paid')).toHaveLength(2);
    const state = (await (await fetch(`${simulator.url}/_control/state`)).json()) as { refunds: unknown[] };
    expect(state.refunds).toHaveLength(1);
    await post('reset');
    expect(simulator.world.rows.sessions.size).toBe(0);
  });
});
