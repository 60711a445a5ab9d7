import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Stripe from 'stripe';
import { afterEach, describe, expect, it } from 'vitest';
import { STRIPE_API_VERSION, stripeClient } from '#adapters/stripe/stripe-client.ts';
import { startStripeSimulator } from './server.ts';
import type { StripeSimulator, StripeSimulatorOptions } from './server.ts';

const running: StripeSimulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop();
});

async function started(over: Partial<StripeSimulatorOptions> = {}): Promise<StripeSimulator> {
  const simulator = await startStripeSimulator({ port: 0, ...over });
  running.push(simulator);
  return simulator;
}

const sdk = ({ url }: StripeSimulator, timeoutMs = 5_000): Stripe =>
  stripeClient({ secretKey: 'sk_test_simulator', baseUrl: url, retries: 0, timeoutMs });

const session = (
  over: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  payment_intent_data: { capture_method: 'automatic' },
  line_items: [
    { quantity: 2, price_data: { currency: 'chf', unit_amount: 2_000, product_data: { name: 'Shampoo' } } },
    { quantity: 1, price_data: { currency: 'chf', unit_amount: 900, product_data: { name: 'Versand' } } },
  ],
  success_url: 'http://localhost:4300/done?checkout={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://localhost:4300/cart',
  ...over,
});

const refusal = async (asking: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  asking.then(
    () => {
      throw new Error('it was accepted');
    },
    (error: unknown) => error as Stripe.errors.StripeError,
  );

describe('what the vendor’s SDK gets', () => {
  it('a session with everything that was asked for, and again under its id', async () => {
    const stripe = sdk(await started());
    const made = await stripe.checkout.sessions.create(
      session({
        client_reference_id: 'order-1',
        metadata: { salon: 's1' },
        allowed_payment_method_types: ['twint'],
      }),
    );
    expect(made).toMatchObject({
      object: 'checkout.session',
      amount_total: 4_900,
      currency: 'chf',
      client_reference_id: 'order-1',
      metadata: { salon: 's1' },
      payment_method_types: ['twint'],
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
    });
    expect(made.expires_at - made.created).toBe(24 * 3600);
    expect(made.lastResponse.requestId).toMatch(/^req_/);
    expect(await stripe.checkout.sessions.retrieve(made.id)).toEqual(made);
    const lines = await stripe.checkout.sessions.listLineItems(made.id);
    expect(lines.data.map(({ amount_total: total }) => total)).toEqual([4_000, 900]);
  });

  it('the line of a payment a little later, unless it is captured at once, and a message of it', async () => {
    const simulator = await started();
    const stripe = sdk(simulator);
    const expand = ['payment_intent.latest_charge.balance_transaction'];
    const lineOf = async (id: string) => {
      const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id, { expand });
      return ((intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge).balance_transaction;
    };
    const { payment_intent_data: _, ...wish } = session();
    const { id } = await stripe.checkout.sessions.create(wish);
    simulator.pay(id);
    expect(await lineOf(id)).toBeNull();
    simulator.advance(2_000);
    expect(await lineOf(id)).toMatchObject({ fee: 172 });
    expect((await stripe.events.list({ type: 'charge.updated' })).data).toHaveLength(1);
    const captured = await stripe.checkout.sessions.create(session());
    simulator.pay(captured.id);
    expect(await lineOf(captured.id)).toMatchObject({ fee: 172 });
    const odd = { payment_intent_data: { capture_method: 'sometimes' as 'automatic' } };
    expect(await refusal(stripe.checkout.sessions.create(session(odd)))).toMatchObject({
      param: 'payment_intent_data[capture_method]',
    });
  });

  it('references as whole objects where it asks for them, in lists as well', async () => {
    const simulator = await started();
    const stripe = sdk(simulator);
    const { id } = await stripe.checkout.sessions.create(session());
    simulator.pay(id);
    const whole = await stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
    });
    expect(whole.payment_intent).toMatchObject({
      latest_charge: { balance_transaction: { fee: 172, net: 4_728 } },
    });
    expect(whole.line_items?.data.length).toBe(2);
    const charges = await stripe.charges.list({ expand: ['data.payment_intent'] });
    expect(charges.data[0]?.payment_intent).toMatchObject({ object: 'payment_intent' });
    const wrong = await refusal(stripe.charges.list({ expand: ['data.colour'] }));
    expect(wrong).toMatchObject({ statusCode: 400, param: 'expand' });
  });

  it('lists newest first, page by page, within bounds of time', async () => {
    let now = Date.parse('2026-03-14T09:00Z');
    const simulator = await started({ now: () => now });
    const stripe = sdk(simulator);
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      ids.unshift((await stripe.checkout.sessions.create(session())).id);
      now += 60_000;
    }
    const all: string[] = [];
    for await (const each of stripe.checkout.sessions.list({ limit: 3 })) all.push(each.id);
    expect(all).toEqual(ids);
    const since = Math.floor(Date.parse('2026-03-14T09:05Z') / 1000);
    const late = await stripe.checkout.sessions.list({ created: { gte: since } });
    expect(late.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const before = await stripe.checkout.sessions.list({ limit: 2, ending_before: ids[3] as string });
    expect(before.data.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
  });
});

describe('refusals in the vendor’s shape', () => {
  it.each<[string, Partial<Stripe.Checkout.SessionCreateParams>, string | undefined, string | undefined]>([
    [
      'the parameter that this version no longer knows',
      { payment_method_types: ['card'] } as never,
      'payment_method_types[0]',
      'parameter_unknown',
    ],
    ['no line items', { line_items: [] }, 'line_items', 'parameter_missing'],
    ['an address that is none', { success_url: 'salon' }, 'success_url', 'url_invalid'],
    ['an e-mail that is none', { customer_email: 'zoe' }, 'customer_email', 'email_invalid'],
    ['an end too soon', { expires_at: Math.floor(Date.now() / 1000) + 1_700 }, 'expires_at', undefined],
    ['an end too late', { expires_at: Math.floor(Date.now() / 1000) + 90_000 }, 'expires_at', undefined],
    [
      'a method that is none',
      { allowed_payment_method_types: ['cash'] },
      'allowed_payment_method_types',
      undefined,
    ],
    ['metadata that is too long', { metadata: { note: 'x'.repeat(501) } }, 'metadata[note]', undefined],
    ['a payer that nobody knows', { customer: 'cus_nobody' }, 'customer', 'resource_missing'],
  ])('400 for %s', async (_, over, param, code) => {
    const error = await refusal(sdk(await started()).checkout.sessions.create(session(over)));
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error' });
    expect(error.code).toBe(code);
    if (code !== 'parameter_unknown') expect(error.param).toBe(param);
    else expect(error.message).toContain('payment_method_types');
  });

  it('401 without a key and for a live one, 404 for what is not there, 400 for another version', async () => {
    const simulator = await started();
    const live = stripeClient({ secretKey: 'sk_live_real', baseUrl: simulator.url, retries: 0 });
    expect(await refusal(live.payouts.list())).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    expect((await fetch(`${simulator.url}/v1/payouts`)).status).toBe(401);
    const nothing = await refusal(sdk(simulator).paymentIntents.retrieve('pi_nothing'));
    expect(nothing).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such payment_intent: 'pi_nothing'",
    });
    const headers = { Authorization: 'Bearer sk_test_x', 'Stripe-Version': '2020-08-27' };
    expect((await fetch(`${simulator.url}/v1/payouts`, { headers })).status).toBe(400);
    headers['Stripe-Version'] = STRIPE_API_VERSION;
    expect((await fetch(`${simulator.url}/v1/payouts`, { headers })).status).toBe(200);
    expect((await fetch(`${simulator.url}/v1/nothing`, { headers })).status).toBe(404);
  });

  it('402 for a saved card that declines, with the payment that it left behind', async () => {
    const simulator = await started();
    const stripe = sdk(simulator);
    const { id } = await stripe.checkout.sessions.create(
      session({
        customer_creation: 'always',
        payment_method_options: { card: { setup_future_usage: 'off_session' } },
      } as never),
    );
    simulator.pay(id, { card: '4000000000000341' });
    const { payment_intent: paid, customer } = await stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent'],
    });
    const error = await refusal(
      stripe.paymentIntents.create({
        amount: 1_000,
        currency: 'chf',
        customer: customer as string,
        payment_method: (paid as Stripe.PaymentIntent).payment_method as string,
        off_session: true,
        confirm: true,
      }),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' });
    const left = await stripe.paymentIntents.retrieve(error.payment_intent?.id ?? '');
    expect(left).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined' },
    });
    expect(await stripe.paymentIntents.cancel(left.id)).toMatchObject({ status: 'canceled' });
    expect(await refusal(stripe.paymentIntents.cancel(left.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });
});

describe('the idempotency key', () => {
  const key = { idempotencyKey: 'k' };

  it('answers a repetition with the first answer, whatever became of it; another body is refused', async () => {
    let now = Date.now();
    const simulator = await started({ now: () => now });
    const stripe = sdk(simulator);
    const first = await stripe.checkout.sessions.create(session(), key);
    simulator.pay(first.id);
    const again = await stripe.checkout.sessions.create(session(), key);
    expect(again).toEqual(first);
    const { headers } = again.lastResponse as unknown as Response;
    expect(headers.get('Idempotent-Replayed')).toBe('true');
    const other = await refusal(stripe.checkout.sessions.create(session({ locale: 'en' }), key));
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    now += 25 * 3_600_000;
    expect((await stripe.checkout.sessions.create(session(), key)).id).not.toBe(first.id);
  });

  it('is not spent by a refusal of the parameters', async () => {
    const stripe = sdk(await started());
    await refusal(stripe.checkout.sessions.create(session({ success_url: 'x' }), key));
    expect((await stripe.checkout.sessions.create(session(), key)).status).toBe('open');
  });

  it('gives one session to twenty at once, and 409 to those who come too early', async () => {
    const simulator = await started();
    simulator.faults.add({ fault: 'slow' });
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => sdk(simulator).checkout.sessions.create(session(), key)),
    );
    const refused = all.flatMap((each) =>
      each.status === 'rejected' ? [each.reason as { statusCode: number }] : [],
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ statusCode }) => statusCode === 409)).toBe(true);
    expect(simulator.world.rows.sessions.size).toBe(1);
  });
});

describe('faults on demand', () => {
  it.each([
    ['rate_limit', 429, 0],
    ['error_500', 500, 0],
    ['error_503', undefined, 0],
    ['reset', undefined, 0],
    ['hang', undefined, 0],
    ['lost', undefined, 1],
    ['lost_hang', undefined, 1],
    ['malformed', undefined, 1],
  ] as const)('%s: status %s, and %s session afterwards', async (fault, status, made) => {
    const simulator = await started();
    simulator.faults.add({ fault, path: '/v1/checkout' });
    const patience = fault.endsWith('hang') ? 300 : 10_000;
    const error = await refusal(sdk(simulator, patience).checkout.sessions.create(session()));
    expect(error.statusCode).toBe(status);
    expect(simulator.world.rows.sessions.size).toBe(made);
  });

  it('meet only the requests that they were planned for, over HTTP too', async () => {
    const { url, faults } = await started();
    const control = (method: string, body?: string) =>
      fetch(`${url}/_control/faults`, { method, ...(body === undefined ? {} : { body }) });
    const plan = { fault: 'error_500', path: '/v1/refunds', method: 'POST', times: 3 };
    expect((await control('POST', JSON.stringify({ next: ['rate_limit', plan] }))).status).toBe(200);
    expect(faults.next('GET', '/v1/refunds')).toBe('rate_limit');
    expect(faults.next('GET', '/v1/refunds')).toBeNull();
    expect(faults.next('POST', '/v1/refunds/re_1')).toBe('error_500');
    expect(faults.all()).toEqual([{ ...plan, times: 2 }]);
    expect((await control('POST', '{"next":["flood"]}')).status).toBe(400);
    expect((await control('POST', 'x')).status).toBe(400);
    expect((await control('DELETE')).status).toBe(200);
    expect(faults.all()).toEqual([]);
    expect((await fetch(`${url}/_control/nothing`, { method: 'POST' })).status).toBe(404);
  });
});

describe('its memory', () => {
  it('gives the same ids for the same seed and requests', async () => {
    const ids = await Promise.all(
      ['a', 'a', 'b'].map(
        async (seed) => (await sdk(await started({ seed })).checkout.sessions.create(session())).id,
      ),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    expect(ids[0]).toMatch(/^cs_test_\w{58}$/);
  });

  it('survives a restart in its file, and half a file is an empty beginning', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stripe-'));
    const file = path.join(folder, 'deeper', 'stripe.json');
    const first = await startStripeSimulator({ port: 0, file });
    const { id } = await sdk(first).checkout.sessions.create(session());
    first.pay(id, { card: '4000009990000016' });
    first.advance(1_000);
    await first.stop();
    const second = await startStripeSimulator({ port: 0, file });
    expect(await sdk(second).checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
    });
    second.advance(60_000);
    expect(await sdk(second).checkout.sessions.retrieve(id)).toMatchObject({ payment_status: 'paid' });
    await second.stop();
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 200));
    const third = await startStripeSimulator({ port: 0, file });
    expect((await sdk(third).checkout.sessions.list()).data).toEqual([]);
    await third.stop();
    rmSync(folder, { recursive: true });
  });

  it('keeps events for thirty days', async () => {
    const simulator = await started();
    const { id } = await sdk(simulator).checkout.sessions.create(session());
    simulator.pay(id);
    expect((await sdk(simulator).events.list({ types: ['checkout.session.completed'] })).data).toHaveLength(
      1,
    );
    simulator.advance(31 * 86_400_000);
    expect((await sdk(simulator).events.list()).data).toEqual([]);
  });
});

describe('refunds that take their time', () => {
  it.each([
    ['4000000000007726', 'pending', 'succeeded', 4_900],
    ['4000000000005126', 'succeeded', 'failed', 0],
  ])('card %s: %s, then %s', async (card, first, then, refunded) => {
    const simulator = await started();
    const stripe = sdk(simulator);
    const { id } = await stripe.checkout.sessions.create(session());
    simulator.pay(id, { card });
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id);
    const refund = await stripe.refunds.create({ payment_intent: intent as string });
    expect(refund.status).toBe(first);
    simulator.advance(60_000);
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe(then);
    expect((await stripe.charges.retrieve(refund.charge as string)).amount_refunded).toBe(refunded);
    const lines = await stripe.balanceTransactions.list({ source: refund.id });
    expect(lines.data.reduce((sum, { net }) => sum + net, refunded)).toBe(0);
  });
});
