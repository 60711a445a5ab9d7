/** https://docs.stripe.com/api/payment_intents; created only for saved cards, the rest comes from the hosted page. */
import type Stripe from 'stripe';
import { fail, process, succeed } from '../charging.ts';
import type { Failure } from '../charging.ts';
import { intentObject } from '../objects/payment-objects.ts';
import { LIST_PARAMS, listOf } from '../lists.ts';
import { cardError, invalid, missing } from '../refusal.ts';
import { cardOf, GENERIC_DECLINE } from '../test-cards.ts';
import type { World } from '../world.ts';
import { found, route } from './route.ts';
import type { Asked } from './route.ts';

const CREATE = [
  'amount',
  'currency',
  'customer',
  'payment_method',
  'allowed_payment_method_types[]',
  'off_session',
  'confirm',
  'capture_method',
  'description',
  'metadata.*',
  'error_on_requires_action',
];

function create({ world, params }: Asked): object {
  const given = params(...CREATE);
  const currency = given.needed('currency');
  given.needed('amount');
  const amount = given.integer('amount') ?? 0;
  if (amount < 50) throw invalid('Amount must convert to at least 50 Rappen.', 'amount', 'amount_too_small');
  const customerId = given.text('customer');
  const methodId = given.text('payment_method');
  const method = methodId === null ? null : world.rows.methods.get(methodId);
  if (customerId !== null && !world.rows.customers.has(customerId))
    throw missing('customer', customerId, 'customer', 400);
  if (method === undefined) throw missing('PaymentMethod', methodId ?? '', 'payment_method', 400);
  if (method && method.customer !== customerId) {
    throw invalid(
      `The PaymentMethod ${method.id} does not belong to the Customer you supplied ${customerId ?? ''}.`,
      'payment_method',
    );
  }
  const id = world.id('pi');
  const intent = intentObject({
    id,
    secret: world.id(`${id}_secret`),
    created: world.seconds(),
    amount,
    currency,
    methods: ['card'],
    allowed:
      given.at('allowed_payment_method_types') === undefined
        ? null
        : given.texts('allowed_payment_method_types'),
    metadata: given.metadata(),
    description: given.text('description'),
    customer: customerId,
    keepCard: false,
    capture: given.text('capture_method') === 'automatic' ? 'automatic' : 'automatic_async',
  });
  world.rows.intents.set(id, intent);
  world.emit('payment_intent.created', intent);
  if (given.flag('confirm') === true) {
    if (!method)
      throw invalid('You must provide a payment method to confirm.', 'payment_method', 'parameter_missing');
    if (given.flag('off_session') !== true)
      throw invalid('Only off_session is simulated here.', 'off_session');
    chargeAway(world, intent, method);
  }
  return intent;
}

/** The holder is away: what would ask them, declines. @throws StripeRefusal 402 */
function chargeAway(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  const behaviour = cardOf(world.numbers.get(method.id) ?? '')?.behaviour;
  if (behaviour?.kind === 'settles_later') return process(world, intent, method, behaviour.succeeds);
  const failure = failureAway(behaviour);
  if (failure === null) return succeed(world, intent, method);
  fail(world, intent, method, failure);
  throw cardError(failure.code, failure.reason, failure.message, {
    charge: intent.latest_charge,
    payment_intent: structuredClone(intent),
    payment_method: structuredClone(method),
  });
}

function failureAway(
  behaviour: NonNullable<ReturnType<typeof cardOf>>['behaviour'] | undefined,
): Failure | null {
  if (behaviour?.kind === 'asks_holder' && behaviour.always) {
    const message = 'Your card was declined. This transaction requires authentication.';
    return { code: 'authentication_required', reason: 'authentication_required', message };
  }
  const declined = behaviour?.kind === 'declines_when_saved' ? GENERIC_DECLINE : behaviour;
  return declined?.kind === 'declines'
    ? { code: declined.code, reason: declined.declineCode, message: declined.message }
    : null;
}

const INTENTS = '/v1/payment_intents';

export const paymentIntentRoutes = [
  route('POST', INTENTS, create),
  route('GET', INTENTS, ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'customer');
    return listOf(
      world.rows.intents.values(),
      given,
      INTENTS,
      (intent) => intent.customer === (given.text('customer') ?? intent.customer),
    );
  }),
  route('GET', `${INTENTS}/:id`, ({ world, id, params }) => {
    params();
    return found(world.rows.intents, 'payment_intent', id);
  }),
  route('POST', `${INTENTS}/:id/cancel`, ({ world, id, params }) => {
    const given = params('cancellation_reason');
    const intent = found(world.rows.intents, 'payment_intent', id);
    if (['succeeded', 'canceled', 'processing'].includes(intent.status)) {
      throw invalid(
        `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`,
        undefined,
        'payment_intent_unexpected_state',
      );
    }
    Object.assign(intent, {
      status: 'canceled',
      canceled_at: world.seconds(),
      cancellation_reason: given.text('cancellation_reason'),
    });
    world.emit('payment_intent.canceled', intent);
    return intent;
  }),
];
