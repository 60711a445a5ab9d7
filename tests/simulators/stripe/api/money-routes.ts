/** Charges, refunds, disputes, balance transactions, payouts. */
import { LIST_PARAMS, listOf } from '../lists.ts';
import { closeDispute, refund } from '../money-back.ts';
import { invalid, missing } from '../refusal.ts';
import type { World } from '../world.ts';
import { found, route } from './route.ts';
import type { Asked } from './route.ts';

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'];

function createRefund({ world, params }: Asked): object {
  const given = params('payment_intent', 'charge', 'amount', 'reason', 'metadata.*');
  const reason = given.text('reason');
  if (reason !== null && !REASONS.includes(reason)) throw invalid(`Invalid reason: ${reason}`, 'reason');
  return refund(world, chargeFor(world, given.text('payment_intent'), given.text('charge')), {
    amount: given.integer('amount'),
    reason,
    metadata: given.metadata(),
  });
}

function chargeFor(world: World, intentId: string | null, chargeId: string | null) {
  if (intentId === null && chargeId === null) {
    throw invalid('One of the following params should be provided: payment_intent or charge.');
  }
  const intent = intentId === null ? null : world.rows.intents.get(intentId);
  if (intent === undefined) throw missing('payment_intent', intentId ?? '', 'payment_intent');
  const id = chargeId ?? String(intent?.latest_charge);
  const charge = world.rows.charges.get(id);
  if (charge) return charge;
  if (intent)
    throw invalid('This PaymentIntent does not have a successful charge to refund.', 'payment_intent');
  throw missing('charge', id, 'charge');
}

export const moneyRoutes = [
  route('GET', '/v1/charges', ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'payment_intent', 'customer');
    return listOf(
      world.rows.charges.values(),
      given,
      '/v1/charges',
      (charge) => charge.payment_intent === (given.text('payment_intent') ?? charge.payment_intent),
    );
  }),
  route('GET', '/v1/charges/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.charges, 'charge', id);
  }),
  route('POST', '/v1/refunds', createRefund),
  route('GET', '/v1/refunds', ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'payment_intent', 'charge');
    const intent = given.text('payment_intent');
    if (intent !== null) found(world.rows.intents, 'payment_intent', intent);
    return listOf(
      world.rows.refunds.values(),
      given,
      '/v1/refunds',
      (object) =>
        object.payment_intent === (given.text('payment_intent') ?? object.payment_intent) &&
        object.charge === (given.text('charge') ?? object.charge),
    );
  }),
  route('GET', '/v1/refunds/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.refunds, 'refund', id);
  }),
  route('GET', '/v1/disputes', ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'payment_intent', 'charge');
    return listOf(
      world.rows.disputes.values(),
      given,
      '/v1/disputes',
      (object) =>
        object.payment_intent === (given.text('payment_intent') ?? object.payment_intent) &&
        object.charge === (given.text('charge') ?? object.charge),
    );
  }),
  route('GET', '/v1/disputes/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.disputes, 'dispute', id);
  }),
  route('POST', '/v1/disputes/:id/close', ({ world, id, params }) => {
    params();
    const object = found(world.rows.disputes, 'dispute', id);
    closeDispute(world, object, 'lost');
    return object;
  }),
  route('GET', '/v1/balance_transactions', ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'payout', 'source', 'type', 'currency');
    const payout = given.text('payout');
    if (payout !== null && !world.rows.payouts.has(payout)) throw missing('payout', payout, 'payout');
    return listOf(
      world.rows.movements.values(),
      given,
      '/v1/balance_transactions',
      (line) =>
        (payout === null || world.payoutOf.get(line.id) === payout) &&
        line.source === (given.text('source') ?? line.source) &&
        line.type === (given.text('type') ?? line.type),
    );
  }),
  route('GET', '/v1/balance_transactions/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.movements, 'balance_transaction', id);
  }),
  route('GET', '/v1/payouts', ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'status');
    return listOf(
      world.rows.payouts.values(),
      given,
      '/v1/payouts',
      (payout) => payout.status === (given.text('status') ?? payout.status),
    );
  }),
  route('GET', '/v1/payouts/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.payouts, 'payout', id);
  }),
];
