/** How an attempt to pay ends: the same for the hosted page and for a saved card. */
import type Stripe from 'stripe';
import { chargeObject, methodObject } from './objects/payment-objects.ts';
import { feeOf, movementObject } from './objects/money-objects.ts';
import { seededText } from './seeded.ts';
import { brandOf } from './test-cards.ts';
import type { World } from './world.ts';

export type Failure = { readonly code: string; readonly reason: string | null; readonly message: string };

export function newCard(
  world: World,
  number: string,
  email: string | null,
  name: string | null,
): Stripe.PaymentMethod {
  const digits = number.replace(/\D/g, '');
  const card = { brand: brandOf(digits), last4: digits.slice(-4), fingerprint: seededText(digits, 16) };
  const method = methodObject({ id: world.id('pm'), created: world.seconds(), email, name, card });
  world.rows.methods.set(method.id, method);
  world.numbers.set(method.id, digits);
  return method;
}

export function newTwint(world: World, email: string | null): Stripe.PaymentMethod {
  const method = methodObject({
    id: world.id('pm'),
    created: world.seconds(),
    email,
    name: null,
    card: null,
  });
  world.rows.methods.set(method.id, method);
  return method;
}

/** Non-cards have names of their own: `py_`, `pyr_`. */
export const isCard = (method: Stripe.PaymentMethod): boolean => method.type === 'card';

export function charge(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  status: 'succeeded' | 'pending' | 'failed',
  failure: Failure | null = null,
): Stripe.Charge {
  const id = world.id(isCard(method) ? 'ch' : 'py');
  const object = chargeObject({
    id,
    created: world.seconds(),
    intent,
    method,
    status,
    movement:
      status === 'succeeded' && isBookedAtOnce(world, intent) ? incoming(world, id, intent, method).id : null,
    failure,
    receiptUrl: null,
  });
  world.rows.charges.set(id, object);
  intent.latest_charge = id;
  return object;
}

function incoming(
  world: World,
  chargeId: string,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.BalanceTransaction {
  return book(world, {
    amount: intent.amount,
    fee: feeOf(intent.amount),
    currency: intent.currency,
    source: chargeId,
    type: isCard(method) ? 'charge' : 'payment',
    category: 'charge',
    description: intent.description,
  });
}

const isBookedAtOnce = (world: World, { capture_method: capture }: Stripe.PaymentIntent): boolean =>
  !world.linesLate && capture !== 'automatic_async';

/** What was captured meanwhile stands in the vendor's account now, and they say so. */
export function bookLateLines(world: World): void {
  for (const late of world.rows.charges.values()) {
    if (late.status !== 'succeeded' || late.balance_transaction !== null) continue;
    const intent = world.rows.intents.get(String(late.payment_intent));
    const method = world.rows.methods.get(String(late.payment_method));
    if (intent === undefined || method === undefined) continue;
    late.balance_transaction = incoming(world, late.id, intent, method).id;
    world.emit('charge.updated', late);
  }
}

/** One more line in the vendor's account. */
export function book(
  world: World,
  parts: Omit<Parameters<typeof movementObject>[0], 'id' | 'created'>,
): Stripe.BalanceTransaction {
  const line = movementObject({ id: world.id('txn'), created: world.seconds(), ...parts });
  world.rows.movements.set(line.id, line);
  return line;
}

/** The money is there. */
export function succeed(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  const pending = world.rows.charges.get(String(intent.latest_charge));
  if (pending?.status === 'pending') {
    const line = isBookedAtOnce(world, intent) ? incoming(world, pending.id, intent, method) : null;
    Object.assign(pending, {
      status: 'succeeded',
      paid: true,
      captured: true,
      amount_captured: pending.amount,
      balance_transaction: line?.id ?? null,
    });
    world.emit('charge.succeeded', pending);
  } else {
    world.emit('charge.succeeded', charge(world, intent, method, 'succeeded'));
  }
  Object.assign(intent, {
    status: 'succeeded',
    amount_received: intent.amount,
    payment_method: method.id,
    next_action: null,
    last_payment_error: null,
    processing: null,
  });
  world.emit('payment_intent.succeeded', intent);
}

/** The bank said no; the payer may try again. */
export function fail(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  failure: Failure,
): void {
  const pending = world.rows.charges.get(String(intent.latest_charge));
  let failed: Stripe.Charge;
  if (pending?.status === 'pending') {
    failed = Object.assign(pending, {
      status: 'failed' as const,
      failure_code: failure.code,
      failure_message: failure.message,
    });
  } else failed = charge(world, intent, method, 'failed', failure);
  Object.assign(intent, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    processing: null,
    last_payment_error: {
      type: 'card_error',
      code: failure.code,
      ...(failure.reason === null ? {} : { decline_code: failure.reason }),
      message: failure.message,
      charge: failed.id,
      payment_method: structuredClone(method),
    },
  });
  world.emit('charge.failed', failed);
  world.emit('payment_intent.payment_failed', intent);
}

/** Somebody has to confirm: the card's bank page, or the TWINT app. */
export function askHolder(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  url: string,
): void {
  Object.assign(intent, {
    status: 'requires_action',
    payment_method: method.id,
    next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: null, url } },
  });
  world.emit('payment_intent.requires_action', intent);
}

/** Under way: nobody knows yet. */
export function process(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  succeeds: boolean,
): void {
  world.emit('charge.pending', charge(world, intent, method, 'pending'));
  Object.assign(intent, { status: 'processing', payment_method: method.id, next_action: null });
  world.settling.push({ kind: 'payment', id: intent.id, succeeds, at: world.now() + world.settleAfter });
  world.emit('payment_intent.processing', intent);
}

/** Keeps a card for later: it belongs to somebody from then on. */
export function attach(world: World, method: Stripe.PaymentMethod, customerId: string): void {
  method.customer = customerId;
  world.emit('payment_method.attached', method);
}
