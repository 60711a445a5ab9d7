/** What happens on the hosted page, step by step; the pages and the control API both go through here. */
import type Stripe from 'stripe';
import { askHolder, attach, fail, newCard, newTwint, process, succeed } from './charging.ts';
import type { Failure } from './charging.ts';
import { customerObject, intentObject } from './objects/payment-objects.ts';
import { cardOf, GENERIC_DECLINE } from './test-cards.ts';
import type { SessionState, World } from './world.ts';

export type PayOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'asks_holder' }
  | { readonly kind: 'declined'; readonly failure: Failure }
  /** It is expired, or through already. */
  | { readonly kind: 'over' };

export type Payer = { readonly email: string | null; readonly name: string | null };

const INCORRECT: Failure = {
  code: 'incorrect_number',
  reason: null,
  message: 'Your card number is incorrect.',
};
const NOT_CONFIRMED: Failure = {
  code: 'payment_intent_authentication_failure',
  reason: null,
  message: 'The provided payment method has failed authentication.',
};

export function payByCard(world: World, state: SessionState, number: string, payer: Payer): PayOutcome {
  const session = state.object;
  if (session.status !== 'open') return { kind: 'over' };
  const card = cardOf(number);
  // The page notices a number that cannot be one; nothing reaches a bank.
  if (!card) return { kind: 'declined', failure: INCORRECT };
  rememberPayer(session, payer);
  const method = newCard(world, number, payer.email ?? session.customer_email, payer.name);
  const { behaviour } = card;
  const intent = intentOf(world, state);
  switch (behaviour.kind) {
    case 'succeeds':
    case 'declines_when_saved':
      return finish(world, state, intent, method);
    case 'declines':
      return decline(world, intent, method, failureOf(behaviour));
    case 'asks_holder':
      askHolder(world, intent, method, `${String(session.url)}/confirm`);
      return { kind: 'asks_holder' };
    case 'settles_later':
      process(world, intent, method, behaviour.succeeds);
      complete(world, state, 'unpaid');
      return { kind: 'done' };
  }
}

const failureOf = (behaviour: { code: string; declineCode: string | null; message: string }): Failure => ({
  code: behaviour.code,
  reason: behaviour.declineCode,
  message: behaviour.message,
});

export function payByTwint(world: World, state: SessionState, payer: Payer): PayOutcome {
  const session = state.object;
  if (session.status !== 'open') return { kind: 'over' };
  rememberPayer(session, payer);
  const intent = intentOf(world, state);
  const method = newTwint(world, payer.email ?? session.customer_email);
  askHolder(world, intent, method, `${String(session.url)}/confirm`);
  return { kind: 'asks_holder' };
}

/** The holder has answered their bank or their app. */
export function answer(world: World, state: SessionState, agreed: boolean): PayOutcome {
  const session = state.object;
  if (session.status !== 'open') return { kind: 'over' };
  const intent = world.rows.intents.get(String(session.payment_intent));
  const method = world.rows.methods.get(String(intent?.payment_method));
  if (!intent || !method || intent.status !== 'requires_action') return { kind: 'over' };
  return agreed ? finish(world, state, intent, method) : decline(world, intent, method, NOT_CONFIRMED);
}

function finish(
  world: World,
  state: SessionState,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): PayOutcome {
  if (state.object.customer_creation === 'always') intent.customer = customerOf(world, state);
  if (state.keepCard && method.type === 'card') {
    const customer = customerOf(world, state);
    intent.customer = customer;
    intent.setup_future_usage = 'off_session';
    attach(world, method, customer);
  }
  succeed(world, intent, method);
  complete(world, state, 'paid');
  return { kind: 'done' };
}

function decline(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  failure: Failure,
): PayOutcome {
  fail(world, intent, method, failure);
  return { kind: 'declined', failure };
}

function complete(world: World, { object }: SessionState, payment: 'paid' | 'unpaid'): void {
  Object.assign(object, { status: 'complete', payment_status: payment, url: null });
  world.emit('checkout.session.completed', object);
}

/** The attempt's payment intent comes into being when somebody first tries. */
function intentOf(world: World, state: SessionState): Stripe.PaymentIntent {
  const session = state.object;
  const known = world.rows.intents.get(String(session.payment_intent));
  if (known) return known;
  const id = world.id('pi');
  const intent = intentObject({
    id,
    secret: world.id(`${id}_secret`),
    created: world.seconds(),
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'chf',
    methods: session.payment_method_types,
    allowed: session.allowed_payment_method_types,
    metadata: { ...state.intentMetadata },
    description: state.description,
    customer: session.customer as string | null,
    keepCard: state.keepCard,
    capture: state.capture,
  });
  world.rows.intents.set(id, intent);
  session.payment_intent = id;
  world.emit('payment_intent.created', intent);
  return intent;
}

function customerOf(world: World, { object: session }: SessionState): string {
  if (typeof session.customer === 'string') return session.customer;
  const { email = null, name = null } = session.customer_details ?? {};
  const customer = customerObject(world.id('cus', 14), world.seconds(), email, name);
  world.rows.customers.set(customer.id, customer);
  session.customer = customer.id;
  world.emit('customer.created', customer);
  return customer.id;
}

function rememberPayer(session: Stripe.Checkout.Session, payer: Payer): void {
  const email = payer.email ?? session.customer_email;
  session.customer_details = {
    address: { city: null, country: 'CH', line1: null, line2: null, postal_code: null, state: null },
    business_name: null,
    email,
    individual_name: null,
    name: payer.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

/** Nobody can pay there any more; an attempt that waits for its holder ends with it. */
export function expire(world: World, { object: session }: SessionState): void {
  Object.assign(session, { status: 'expired', url: null });
  const intent = world.rows.intents.get(String(session.payment_intent));
  if (intent && intent.status !== 'succeeded') {
    Object.assign(intent, {
      status: 'canceled',
      cancellation_reason: 'expired',
      canceled_at: world.seconds(),
      next_action: null,
    });
    world.emit('payment_intent.canceled', intent);
  }
  world.emit('checkout.session.expired', session);
}

/** What was under way is decided. */
export function settlePayment(world: World, intentId: string, succeeds: boolean): void {
  const intent = world.rows.intents.get(intentId);
  const method = world.rows.methods.get(String(intent?.payment_method));
  if (!intent || !method || intent.status !== 'processing') return;
  const state = [...world.rows.sessions.values()].find(({ object }) => object.payment_intent === intentId);
  if (succeeds) succeed(world, intent, method);
  else fail(world, intent, method, failureOf(GENERIC_DECLINE as never));
  if (!state) return;
  if (succeeds) state.object.payment_status = 'paid';
  world.emit(`checkout.session.async_payment_${succeeds ? 'succeeded' : 'failed'}`, state.object);
}
