/** https://docs.stripe.com/api/checkout/sessions */
import type { FormValue } from '../form-body.ts';
import { lineItemObject, sessionObject } from '../objects/session-object.ts';
import { expire } from '../checkout-flow.ts';
import { LIST_PARAMS, listOf } from '../lists.ts';
import { paramsOf } from '../params.ts';
import type { Params } from '../params.ts';
import { invalid, missing } from '../refusal.ts';
import type { SessionState, World } from '../world.ts';
import { found, route } from './route.ts';
import type { Asked } from './route.ts';

const CREATE = [
  'mode',
  'currency',
  'allowed_payment_method_types[]',
  'excluded_payment_method_types[]',
  'adaptive_pricing.enabled',
  'line_items[].quantity',
  'line_items[].price_data.currency',
  'line_items[].price_data.unit_amount',
  'line_items[].price_data.product_data.name',
  'line_items[].price_data.product_data.description',
  'client_reference_id',
  'metadata.*',
  'customer',
  'customer_email',
  'customer_creation',
  'locale',
  'expires_at',
  'success_url',
  'cancel_url',
  'ui_mode',
  'submit_type',
  'payment_intent_data.metadata.*',
  'payment_intent_data.description',
  'payment_intent_data.capture_method',
  'payment_intent_data.setup_future_usage',
  'payment_method_options.card.setup_future_usage',
];

const METHODS = ['card', 'twint'];
const LEAST_LIFE = 30 * 60;
const MOST_LIFE = 24 * 60 * 60;
const LEAST_CHF = 50;
const MOST_TWINT = 500_000;

function create({ world, params, origin }: Asked): object {
  const given = params(...CREATE);
  const mode = given.needed('mode');
  // Of the others nothing of ours stands on one.
  if (mode !== 'payment') throw invalid(`Invalid mode: ${mode}`, 'mode');
  const id = world.id('cs_test', 58);
  const created = world.seconds();
  const lines = linesOf(world, given, created);
  const currency = lines[0]?.currency ?? 'chf';
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const allowed =
    given.at('allowed_payment_method_types') === undefined
      ? null
      : given.texts('allowed_payment_method_types');
  const customer = given.text('customer');
  if (customer !== null && !world.rows.customers.has(customer))
    throw missing('customer', customer, 'customer', 400);
  if (customer !== null && given.text('customer_email') !== null) {
    throw invalid('You may only specify one of these parameters: customer, customer_email.', 'customer');
  }
  const email = emailOf(given);
  const keepCard =
    given.text('payment_method_options.card.setup_future_usage') === 'off_session' ||
    given.text('payment_intent_data.setup_future_usage') === 'off_session';
  const state: SessionState = {
    object: sessionObject({
      id,
      created,
      total,
      currency,
      methods: methodsOf(allowed, currency, total),
      allowed,
      reference: referenceOf(given),
      metadata: given.metadata(),
      email,
      customer,
      customerCreation: creationOf(given),
      locale: given.text('locale'),
      successUrl: addressOf('success_url', given.needed('success_url')),
      cancelUrl:
        given.text('cancel_url') === null ? null : addressOf('cancel_url', given.needed('cancel_url')),
      expiresAt: expiryOf(given, created),
      url: `${origin}/c/pay/${id}`,
      adaptivePricing: given.flag('adaptive_pricing.enabled') ?? true,
      keepCard,
    }),
    lines,
    intentMetadata: given.metadata('payment_intent_data.metadata'),
    description: given.text('payment_intent_data.description'),
    capture: captureOf(given),
    keepCard,
  };
  world.rows.sessions.set(id, state);
  return state.object;
}

function captureOf(given: Params): SessionState['capture'] {
  const wanted = given.text('payment_intent_data.capture_method') ?? 'automatic_async';
  if (wanted !== 'automatic' && wanted !== 'automatic_async')
    throw invalid('Invalid payment_intent_data[capture_method].', 'payment_intent_data[capture_method]');
  return wanted;
}

function linesOf(world: World, given: Params, created: number): SessionState['lines'] {
  const lines = given.list('line_items').map((value: FormValue, index) => {
    const name = `line_items[${index}]`;
    const line = paramsOf(value as never, [
      'quantity',
      'price_data.currency',
      'price_data.unit_amount',
      'price_data.product_data.*',
    ]);
    const currency = line.needed('price_data.currency');
    const unit = line.integer('price_data.unit_amount');
    const quantity = line.integer('quantity') ?? 1;
    if (unit === null)
      throw invalid(`Missing required param: ${name}[price_data][unit_amount].`, name, 'parameter_missing');
    if (unit < 0)
      throw invalid('This value must be greater than or equal to 0.', `${name}[price_data][unit_amount]`);
    if (quantity < 1) throw invalid('This value must be greater than or equal to 1.', `${name}[quantity]`);
    if (!/^[a-z]{3}$/.test(currency))
      throw invalid(`Invalid currency: ${currency}`, `${name}[price_data][currency]`);
    return lineItemObject({
      id: world.id('li'),
      priceId: world.id('price'),
      productId: world.id('prod', 14),
      created,
      name: line.needed('price_data.product_data.name'),
      currency,
      unit,
      quantity,
    });
  });
  if (lines.length === 0) throw invalid('You must provide line items.', 'line_items', 'parameter_missing');
  if (new Set(lines.map((line) => line.currency)).size > 1) {
    throw invalid('All line items must have the same currency.', 'line_items');
  }
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  if (total < LEAST_CHF) {
    const why = "The Checkout Session's total amount must convert to at least 50 Rappen.";
    throw invalid(why, undefined, 'amount_too_small');
  }
  return lines;
}

/** What the dashboard has switched on, that fits the amount and currency, and that is allowed. */
function methodsOf(allowed: readonly string[] | null, currency: string, total: number): readonly string[] {
  const unknown = (allowed ?? []).find((method) => !METHODS.includes(method));
  if (unknown !== undefined)
    throw invalid(`Invalid payment method type: ${unknown}`, 'allowed_payment_method_types');
  const fitting = METHODS.filter(
    (method) => method === 'card' || (currency === 'chf' && total <= MOST_TWINT),
  ).filter((method) => allowed?.includes(method) ?? true);
  if (fitting.length > 0) return fitting;
  throw invalid('No valid payment method types for this Checkout Session.', 'allowed_payment_method_types');
}

function expiryOf(given: Params, created: number): number {
  const wanted = given.integer('expires_at');
  if (wanted === null) return created + MOST_LIFE;
  if (wanted < created + LEAST_LIFE) {
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    );
  }
  if (wanted > created + MOST_LIFE) {
    throw invalid(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    );
  }
  return wanted;
}

function addressOf(param: string, url: string): string {
  if (!/^https?:\/\/[^\s]+$/.test(url)) throw invalid('Not a valid URL', param, 'url_invalid');
  return url;
}

function referenceOf(given: Params): string | null {
  const reference = given.text('client_reference_id');
  if (reference !== null && !/^[\w-]{1,200}$/.test(reference)) {
    throw invalid(
      'Invalid client_reference_id: letters, digits, - and _, at most 200.',
      'client_reference_id',
    );
  }
  return reference;
}

function emailOf(given: Params): string | null {
  const email = given.text('customer_email');
  if (email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    throw invalid(`Invalid email address: ${email}`, 'customer_email', 'email_invalid');
  }
  return email;
}

function creationOf(given: Params): 'always' | 'if_required' | null {
  const wanted = given.text('customer_creation');
  if (wanted === null) return null;
  if (wanted !== 'always' && wanted !== 'if_required')
    throw invalid(`Invalid customer_creation: ${wanted}`, 'customer_creation');
  return wanted;
}

const SESSIONS = '/v1/checkout/sessions';

export const checkoutSessionRoutes = [
  route('POST', SESSIONS, create),
  route('GET', SESSIONS, ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'status', 'payment_intent', 'customer');
    const all = [...world.rows.sessions.values()].map(({ object }) => object);
    return listOf(
      all,
      given,
      SESSIONS,
      (session) =>
        session.status === (given.text('status') ?? session.status) &&
        session.payment_intent === (given.text('payment_intent') ?? session.payment_intent) &&
        session.customer === (given.text('customer') ?? session.customer),
    );
  }),
  route('GET', `${SESSIONS}/:id`, ({ world, id, params }) => {
    params();
    return found(world.rows.sessions, 'checkout.session', id).object;
  }),
  route('GET', `${SESSIONS}/:id/line_items`, ({ world, id, params }) => {
    const { lines } = found(world.rows.sessions, 'checkout.session', id);
    return listOf([...lines].reverse(), params(...LIST_PARAMS), `${SESSIONS}/${id}/line_items`);
  }),
  route('POST', `${SESSIONS}/:id/expire`, ({ world, id, params }) => {
    params();
    const state = found(world.rows.sessions, 'checkout.session', id);
    const { status } = state.object;
    if (status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${status}\`.`,
      );
    }
    expire(world, state);
    return state.object;
  }),
];
