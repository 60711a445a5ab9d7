import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { simulation } from './simulation.ts';
import { lineItemObject } from './objects/session-object.ts';
import { answerDirectly } from './api/stripe-api.ts';

type Loose = { readonly [field: string]: unknown };

const published = (kind: string): Loose =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'published', `${kind}.json`), 'utf8')) as Loose;

/** In the pinned SDK's types, and not (yet) in the published examples. */
const NEWER: Readonly<Record<string, readonly string[]>> = {
  'checkout.session': ['allowed_payment_method_types'],
  payment_intent: ['allowed_payment_method_types', 'payment_record'],
  dispute: ['intended_submission_method'],
  // One example shows one method; these are the others.
  charge: ['payment_method_details.twint'],
  payment_method: ['twint'],
  refund: ['destination_details.twint', 'failure_reason', 'failure_balance_transaction'],
};

/** In the example because of what it shows; a card has no TWINT, an event is about anything. */
const NOT_ALWAYS: Readonly<Record<string, readonly string[]>> = {
  charge: ['payment_method_details.card'],
  payment_method: ['card'],
  refund: ['destination_details.card'],
  event: ['data.object.*'],
  // Its members depend on what is next, or what went wrong.
  payment_intent: ['next_action.*', 'last_payment_error.*'],
};

/** Maps with keys of anybody's. */
const OPEN = new Set(['metadata', 'payment_method_options', 'fraud_details', 'wallet_options']);

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const covers = (list: readonly string[] | undefined, place: string): boolean =>
  (list ?? []).some((each) => each === place || (each.endsWith('.*') && place.startsWith(each.slice(0, -1))));

/** Every difference in fields and types, by its place; null says nothing about a type. */
function differences(kind: string, ours: Loose, example: Loose, at = ''): string[] {
  const place = (field: string): string => (at === '' ? field : `${at}.${field}`);
  const missing = Object.keys(example)
    .filter((field) => !(field in ours) && !covers(NOT_ALWAYS[kind], place(field)))
    .map((field) => `${place(field)} is missing`);
  const found = Object.entries(ours).flatMap(([field, value]) => {
    const here = place(field);
    if (covers(NEWER[kind], here) || covers(NOT_ALWAYS[kind], here)) return [];
    if (!(field in example)) return [`${here} is not Stripe’s`];
    return typeDifferences(kind, value, example[field], field, here);
  });
  return [...missing, ...found];
}

function typeDifferences(
  kind: string,
  value: unknown,
  example: unknown,
  field: string,
  here: string,
): string[] {
  if (value === null || example === null || OPEN.has(field)) return [];
  if (isRecord(value) && isRecord(example)) return differences(kind, value, example, here);
  const [mine, theirs] = [value, example].map((each) => (Array.isArray(each) ? 'list' : typeof each));
  return mine === theirs ? [] : [`${here} is ${mine}, Stripe’s is ${theirs}`];
}

/** Everything that can come about, once. */
function everything() {
  const world = simulation({
    seed: 'shapes',
    now: () => Date.parse('2026-03-14T09:00Z'),
    endpoints: [],
    webhooks: {},
  });
  const open = (over: Record<string, string> = {}): string => {
    const form = {
      mode: 'payment',
      'line_items[0][price_data][currency]': 'chf',
      'line_items[0][price_data][unit_amount]': '8000',
      'line_items[0][price_data][product_data][name]': 'Bestellung',
      success_url: 'http://localhost/done',
      cancel_url: 'http://localhost/cart',
      'metadata[salon]': 's',
      ...over,
    };
    const answer = answerDirectly(
      world.world,
      'POST',
      '/v1/checkout/sessions',
      new URLSearchParams(form).toString(),
    );
    return (answer as { id: string }).id;
  };
  const paidWith = (card: string, over: Record<string, string> = {}): string => {
    const id = open(over);
    world.pay(id, { card });
    return String(world.world.rows.sessions.get(id)?.object.payment_intent);
  };
  const byCard = paidWith('4242424242424242');
  world.refundByHand(byCard, 1_000);
  world.closeDispute(world.openDispute(paidWith('4242424242424242')).id, 'won');
  world.openDispute(paidWith('5555555555554444'), { warning: true });
  world.settleRefund(world.refundByHand(paidWith('4000000000005126')).id, false);
  paidWith('4000000000000002');
  paidWith('4242424242424242', { 'payment_method_options[card][setup_future_usage]': 'off_session' });
  paidWith('4000002500003155');
  world.settlePayment(paidWith('4000009990000016'));
  paidWith('4000009990000024');
  const twint = open();
  world.pay(twint, { method: 'twint', confirm: true });
  world.refundByHand(String(world.world.rows.sessions.get(twint)?.object.payment_intent));
  open();
  world.payOut();
  return world.world.rows;
}

describe('the simulator’s objects have the fields and types of Stripe’s published ones', () => {
  const rows = everything();
  const all: readonly (readonly [string, readonly object[]])[] = [
    ['checkout.session', [...rows.sessions.values()].map(({ object }) => object)],
    ['payment_intent', [...rows.intents.values()]],
    ['charge', [...rows.charges.values()]],
    ['refund', [...rows.refunds.values()]],
    ['dispute', [...rows.disputes.values()]],
    ['balance_transaction', [...rows.movements.values()]],
    ['customer', [...rows.customers.values()]],
    ['payment_method', [...rows.methods.values()]],
    ['event', [...rows.events.values()]],
    [
      'price',
      [
        lineItemObject({
          id: 'li',
          priceId: 'p',
          productId: 'q',
          created: 1,
          name: 'n',
          currency: 'chf',
          unit: 50,
          quantity: 1,
        }).price as object,
      ],
    ],
  ];

  it.each(all)('%s', (kind, objects) => {
    expect(objects.length).toBeGreaterThan(0);
    const found = objects.flatMap((object) => differences(kind, object as Loose, published(kind)));
    expect([...new Set(found)]).toEqual([]);
  });

  it('every picture in an event, too', () => {
    const found = [...rows.events.values()].flatMap(({ data }) => {
      const object = data.object as unknown as Loose;
      const kind = String(object['object']);
      return all.some(([name]) => name === kind) ? differences(kind, object, published(kind)) : [];
    });
    expect([...new Set(found)]).toEqual([]);
  });

  it('and a field that is missing, foreign or of another type would be found', () => {
    const charge = [...rows.charges.values()][0] as unknown as Loose;
    const { paid: _paid, ...less } = charge;
    expect(differences('charge', less, published('charge'))).toEqual(['paid is missing']);
    expect(differences('charge', { ...charge, tip: 1 }, published('charge'))).toEqual([
      'tip is not Stripe’s',
    ]);
    expect(differences('charge', { ...charge, amount: '80' }, published('charge'))).toEqual([
      'amount is string, Stripe’s is number',
    ]);
  });
});
