import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { STRIPE_API_VERSION, STRIPE_URL } from '#adapters/stripe/stripe-client.ts';
import { stripePayments } from '#adapters/stripe/stripe-payments.ts';
import type { StripePaymentsOptions } from '#adapters/stripe/stripe-payments.ts';
import type { CardRef, CheckoutRef, PayerRef, PaymentRef, RefundRef } from '#domain/payments/payment-refs.ts';
import type { OwnerMark } from '#domain/payments/vendor-records.ts';
import type { CheckoutWish } from '#domain/payments/vendor-wishes.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

const vendor = setupServer();
beforeAll(() => vendor.listen({ onUnhandledRequest: 'error' }));
afterEach(() => vendor.resetHandlers());
afterAll(() => vendor.close());

const SESSIONS = `${STRIPE_URL}/v1/checkout/sessions`;
const INTENTS = `${STRIPE_URL}/v1/payment_intents`;
const REFUNDS = `${STRIPE_URL}/v1/refunds`;

const payments = (over: Partial<StripePaymentsOptions> = {}) =>
  stripePayments({ secretKey: 'sk_live_secret', livemode: true, timeoutMs: 2_000, retries: 0, ...over });

const CLAIM: OwnerMark = {
  salonId: '0b9f2c34-1b5a-4e6f-8a90-000000000001' as SalonId,
  purpose: 'deposit',
  reference: 'deposit-7',
};

const WISH: CheckoutWish = {
  claim: CLAIM,
  attempt: 'attempt-1',
  amount: rappen(8_000),
  methods: ['card', 'twint'],
  title: 'Anzahlung, Salon Lindenhof',
  email: 'zoe@bluewin.example',
  locale: 'de-CH',
  expiresAt: Date.parse('2026-03-14T10:00Z') as Instant,
  keepCard: true,
  returnTo: { done: 'https://salon.example/book/done?step=5', cancelled: 'https://salon.example/book' },
};

const CHARGE = {
  claim: CLAIM,
  attempt: 'charge-1',
  amount: rappen(4_000),
  title: 'Nicht erschienen',
  payer: 'cus_1' as PayerRef,
  card: 'pm_1' as CardRef,
};
const REFUND = { claim: CLAIM, payment: 'pi_1' as PaymentRef, amount: rappen(1_000), refundId: 'refund-1' };

const refusal = (status: number, error: object, headers: Record<string, string> = {}) =>
  HttpResponse.json({ error: { message: 'No.', ...error } }, { status, headers });

const opened = (id = 'cs_live_1') =>
  HttpResponse.json({
    id,
    object: 'checkout.session',
    livemode: true,
    url: `https://checkout.stripe.com/c/pay/${id}`,
  });

describe('a checkout as Stripe wants it', () => {
  it('is asked for once, in the pinned version, with our key and claim', async () => {
    const requests: Request[] = [];
    vendor.use(
      http.post(SESSIONS, ({ request }) => {
        requests.push(request.clone() as Request);
        return opened();
      }),
    );
    expect(await payments().openCheckout(WISH)).toEqual({
      ok: true,
      value: { checkoutRef: 'cs_live_1', url: 'https://checkout.stripe.com/c/pay/cs_live_1' },
    });
    expect(requests).toHaveLength(1);
    const [request] = requests as [Request];
    expect(request.headers.get('Authorization')).toBe('Bearer sk_live_secret');
    expect(request.headers.get('Stripe-Version')).toBe(STRIPE_API_VERSION);
    expect(request.headers.get('Idempotency-Key')).toBe('checkout-attempt-1');
    expect(request.headers.get('X-Stripe-Client-Telemetry')).toBeNull();
    expect(Object.fromEntries(new URLSearchParams(await request.text()))).toEqual({
      mode: 'payment',
      'allowed_payment_method_types[0]': 'card',
      'allowed_payment_method_types[1]': 'twint',
      'adaptive_pricing[enabled]': 'false',
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'chf',
      'line_items[0][price_data][unit_amount]': '8000',
      'line_items[0][price_data][product_data][name]': 'Anzahlung, Salon Lindenhof',
      client_reference_id: 'attempt-1',
      customer_email: 'zoe@bluewin.example',
      customer_creation: 'always',
      'payment_method_options[card][setup_future_usage]': 'off_session',
      locale: 'de',
      expires_at: '1773482400',
      success_url: 'https://salon.example/book/done?step=5&checkout={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://salon.example/book',
      'metadata[salon]': CLAIM.salonId,
      'metadata[purpose]': 'deposit',
      'metadata[reference]': 'deposit-7',
      'payment_intent_data[capture_method]': 'automatic',
      'payment_intent_data[metadata][salon]': CLAIM.salonId,
      'payment_intent_data[metadata][purpose]': 'deposit',
      'payment_intent_data[metadata][reference]': 'deposit-7',
      'payment_intent_data[description]': 'Anzahlung, Salon Lindenhof',
    });
  });

  it('is asked for in the same words each time', async () => {
    const bodies: string[] = [];
    vendor.use(
      http.post(SESSIONS, async ({ request }) => {
        bodies.push(await request.text());
        return opened();
      }),
    );
    await payments().openCheckout(WISH);
    await delay(1_100);
    await payments().openCheckout(WISH);
    expect(bodies[0]).toBe(bodies[1]);
  });
});

describe('an answer that may be different next time', () => {
  const page = (status: number) => new HttpResponse('<html>unavailable</html>', { status });
  it.each([
    ['429', () => refusal(429, { type: 'invalid_request_error', code: 'rate_limit' })],
    ['400 that says the rate', () => refusal(400, { type: 'invalid_request_error', code: 'rate_limit' })],
    [
      'a lock that took too long',
      () => refusal(429, { type: 'invalid_request_error', code: 'lock_timeout' }),
    ],
    ['500', () => refusal(500, { type: 'api_error' })],
    ['503 as a page of a proxy', () => page(503)],
    ['502 as JSON of a proxy', () => HttpResponse.json({ error: 'bad gateway' }, { status: 502 })],
    ['500 whose JSON is null', () => HttpResponse.json(null, { status: 500 })],
    ['an accepted answer that is no JSON', () => new HttpResponse('{"id":"cs', { status: 200 })],
    ['an accepted answer without an id', () => HttpResponse.json({})],
    ['an accepted answer that is null', () => HttpResponse.json(null)],
    ['a connection that breaks', () => HttpResponse.error()],
    [
      'the same key still at work',
      () => refusal(409, { type: 'idempotency_error', code: 'idempotency_key_in_use' }),
    ],
    ['a key that is being rotated', () => refusal(401, { type: 'invalid_request_error' })],
    ['a key that may not', () => refusal(403, { type: 'invalid_request_error' })],
  ])('%s: try again', async (_, answer) => {
    vendor.use(http.post(SESSIONS, answer));
    expect(await payments().openCheckout(WISH)).toMatchObject({ ok: false, error: { kind: 'try_again' } });
  });

  it.each([
    ['before the answer begins', () => delay('infinite').then(() => opened())],
    [
      'in the middle of the answer',
      () =>
        new HttpResponse(
          new ReadableStream({ start: (c) => c.enqueue(new TextEncoder().encode('{"id":"cs_')) }),
        ),
    ],
  ])('does not hang when the vendor does %s', async (_, answer) => {
    vendor.use(http.post(SESSIONS, answer));
    const started = performance.now();
    const outcome = await payments({ timeoutMs: 200 }).openCheckout(WISH);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'try_again' } });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('repeats by itself as often as it is told, under the same key', async () => {
    const keys: (string | null)[] = [];
    vendor.use(
      http.post(SESSIONS, ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return keys.length < 3 ? refusal(500, { type: 'api_error' }) : opened();
      }),
    );
    expect((await payments({ retries: 2 }).openCheckout(WISH)).ok).toBe(true);
    expect(keys).toEqual(Array(3).fill('checkout-attempt-1'));
  });

  it('gets the first session when the answer to it was lost', async () => {
    const made = new Map<string, string>();
    let calls = 0;
    vendor.use(
      http.post(SESSIONS, ({ request }) => {
        const key = request.headers.get('Idempotency-Key') ?? '';
        if (!made.has(key)) made.set(key, `cs_live_${made.size + 1}`);
        calls += 1;
        return calls === 1 ? new HttpResponse('{"id":"cs_', { status: 200 }) : opened(made.get(key));
      }),
    );
    expect(await payments().openCheckout(WISH)).toMatchObject({ error: { kind: 'try_again' } });
    expect(await payments().openCheckout(WISH)).toMatchObject({ value: { checkoutRef: 'cs_live_1' } });
    expect(made.size).toBe(1);
  });
});

describe('an answer that will never be different', () => {
  it('400: rejected, in a few words, without what is personal or secret', async () => {
    const message = 'Invalid email address: zoe@bluewin.example (key sk_live_abcdefgh12345678)';
    vendor.use(
      http.post(SESSIONS, () =>
        refusal(400, { type: 'invalid_request_error', code: 'email_invalid', message }),
      ),
    );
    const outcome = await payments().openCheckout(WISH);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(JSON.stringify(outcome)).toContain(
      '400 email_invalid Invalid email address: [e-mail] (key [key])',
    );
  });

  it('another wish under the same key', async () => {
    vendor.use(http.post(SESSIONS, () => refusal(400, { type: 'idempotency_error' })));
    expect(await payments().openCheckout(WISH)).toEqual({ ok: false, error: { kind: 'key_reused' } });
  });

  it('404: not found', async () => {
    vendor.use(
      http.get(`${SESSIONS}/:id`, () =>
        refusal(404, { type: 'invalid_request_error', code: 'resource_missing' }),
      ),
    );
    expect(await payments().findCheckout('cs_1' as CheckoutRef)).toEqual({
      ok: false,
      error: { kind: 'not_found' },
    });
  });

  it('money of the other kind: thrown, for nothing that follows could be right', async () => {
    vendor.use(http.post(SESSIONS, () => opened()));
    await expect(payments({ livemode: false, secretKey: 'sk_test_x' }).openCheckout(WISH)).rejects.toThrow(
      'live mode',
    );
  });
});

describe('a saved card', () => {
  const declined = (code: string, declineCode?: string) => () =>
    refusal(402, { type: 'card_error', code, decline_code: declineCode, payment_intent: { id: 'pi_9' } });

  it.each([
    [
      declined('card_declined', 'insufficient_funds'),
      { kind: 'declined', reason: 'insufficient_funds', paymentRef: 'pi_9' },
    ],
    [declined('card_declined', 'stolen_card'), { kind: 'declined', reason: 'declined', paymentRef: 'pi_9' }],
    [declined('expired_card'), { kind: 'declined', reason: 'expired_card', paymentRef: 'pi_9' }],
    [
      declined('authentication_required', 'authentication_required'),
      { kind: 'needs_payer', paymentRef: 'pi_9' },
    ],
    [() => refusal(402, { type: 'card_error' }), { kind: 'declined', reason: 'declined', paymentRef: null }],
    [() => refusal(400, { type: 'invalid_request_error', code: 'resource_missing' }), { kind: 'not_found' }],
    [
      () =>
        refusal(400, {
          type: 'invalid_request_error',
          message: 'The PaymentMethod pm_1 does not belong to the Customer you supplied',
        }),
      { kind: 'not_found' },
    ],
    [() => refusal(400, { type: 'idempotency_error' }), { kind: 'key_reused' }],
  ])('refused: %#', async (answer, error) => {
    vendor.use(http.post(INTENTS, answer));
    expect(await payments().chargeSavedCard(CHARGE)).toEqual({ ok: false, error });
  });

  it('is not repeated by itself after a decline', async () => {
    let calls = 0;
    vendor.use(
      http.post(INTENTS, () => {
        calls += 1;
        return declined('card_declined')();
      }),
    );
    await payments({ retries: 2 }).chargeSavedCard(CHARGE);
    expect(calls).toBe(1);
  });
});

describe('a refund', () => {
  const none = () => HttpResponse.json({ object: 'list', data: [], has_more: false, url: '/v1/refunds' });
  const made = (metadata: object) => ({
    id: 're_1',
    object: 'refund',
    amount: 1_000,
    currency: 'chf',
    created: 1_773_482_400,
    metadata,
    payment_intent: 'pi_1',
    status: 'succeeded',
  });

  it('is not asked for where the look for an earlier one failed', async () => {
    let posts = 0;
    vendor.use(
      http.get(REFUNDS, () => refusal(500, { type: 'api_error' })),
      http.post(REFUNDS, () => {
        posts += 1;
        return HttpResponse.json(made({}));
      }),
    );
    expect(await payments().refund(REFUND)).toMatchObject({ error: { kind: 'try_again' } });
    expect(posts).toBe(0);
  });

  it('is found on a later page by our own id, and not made again', async () => {
    const others = Array.from({ length: 100 }, (_, index) => ({ ...made({}), id: `re_other_${index}` }));
    vendor.use(
      http.get(REFUNDS, ({ request }) => {
        const after = new URL(request.url).searchParams.get('starting_after');
        const data = after === 're_other_99' ? [made({ refund: 'refund-1' })] : others;
        return HttpResponse.json({ object: 'list', data, has_more: after === null, url: '/v1/refunds' });
      }),
    );
    expect(await payments().refund(REFUND)).toMatchObject({
      ok: true,
      value: { refundRef: 're_1', refundId: 'refund-1' },
    });
  });

  it.each([
    [{ code: 'charge_already_refunded' }, 'more_than_left'],
    [
      { message: 'Refund amount (CHF 10.00) is greater than unrefunded amount on charge (CHF 5.00)' },
      'more_than_left',
    ],
    [{ code: 'charge_disputed' }, 'disputed'],
    [{ message: 'TWINT payments can be refunded within 180 days of the payment' }, 'too_late'],
    [{ code: 'resource_missing' }, 'not_found'],
    [{ type: 'idempotency_error' }, 'key_reused'],
    [{ code: 'something_new' }, 'rejected'],
  ])('refused with %j: %s', async (error, kind) => {
    vendor.use(
      http.get(REFUNDS, none),
      http.post(REFUNDS, () => refusal(400, { type: 'invalid_request_error', ...error })),
    );
    expect(await payments().refund(REFUND)).toMatchObject({ ok: false, error: { kind } });
  });

  it('by somebody with the dashboard, whose metadata is anything, is nobody’s of ours', async () => {
    vendor.use(
      http.get(`${REFUNDS}/:id`, () =>
        HttpResponse.json(made({ salon: 'x', purpose: 'deposit', reference: '1' })),
      ),
    );
    expect(await payments().findRefund('re_1' as RefundRef)).toMatchObject({
      value: { claim: null, refundId: null, livemode: true },
    });
  });
});

describe('inside a unit of work', () => {
  it('throws instead of asking', async () => {
    const inside = payments({ insideUnit: () => true });
    await expect(inside.openCheckout(WISH)).rejects.toThrow('unit of work');
    await expect(inside.refund(REFUND)).rejects.toThrow('unit of work');
    await expect(inside.findPayment('pi_1' as PaymentRef)).rejects.toThrow('unit of work');
  });
});
