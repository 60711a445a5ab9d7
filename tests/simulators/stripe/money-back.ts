/** Refunds, disputes and payouts: what moves after a payment. */
import type Stripe from 'stripe';
import { book } from './charging.ts';
import { DISPUTE_FEE, disputeObject, payoutObject, refundObject } from './objects/money-objects.ts';
import { invalid } from './refusal.ts';
import { cardOf } from './test-cards.ts';
import type { World } from './world.ts';

const TWINT_DAYS = 180;

const francs = (amount: number): string => `CHF ${(amount / 100).toFixed(2)}`;

const isByCard = (charge: Stripe.Charge): boolean => charge.payment_method_details?.type === 'card';

export type RefundRequest = {
  readonly amount: number | null;
  readonly reason: string | null;
  readonly metadata: Record<string, string>;
};

export function refund(world: World, charge: Stripe.Charge, request: RefundRequest): Stripe.Refund {
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== 'succeeded')
    throw invalid('This PaymentIntent does not have a successful charge to refund.');
  if (charge.disputed && openDispute(world, charge)) {
    throw invalid(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      undefined,
      'charge_disputed',
    );
  }
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  }
  const amount = request.amount ?? left;
  if (amount < 1) throw invalid('Invalid positive integer', 'amount', 'parameter_invalid_integer');
  if (amount > left) {
    const greater = `Refund amount (${francs(amount)}) is greater than unrefunded amount on charge (${francs(left)})`;
    throw invalid(greater, 'amount');
  }
  if (!isByCard(charge) && world.seconds() - charge.created > TWINT_DAYS * 86_400) {
    throw invalid(`TWINT payments can be refunded within 180 days of the payment; ${charge.id} is too old.`);
  }
  const behaviour = cardOf(world.numbers.get(String(charge.payment_method)) ?? '')?.behaviour;
  const later = behaviour?.kind === 'succeeds' ? (behaviour.refund ?? null) : null;
  const id = world.id(isByCard(charge) ? 're' : 'pyr');
  const line = book(world, {
    amount: -amount,
    fee: 0,
    currency: charge.currency,
    source: id,
    type: isByCard(charge) ? 'refund' : 'payment_refund',
    category: 'refund',
    description: `REFUND FOR CHARGE (${charge.description ?? charge.id})`,
  });
  const object = refundObject({
    id,
    created: world.seconds(),
    charge,
    amount,
    reason: request.reason,
    metadata: request.metadata,
    status: later === 'pending' ? 'pending' : 'succeeded',
    movement: line.id,
  });
  if (later !== null) {
    const succeeds = later === 'pending';
    world.settling.push({ kind: 'refund', id, succeeds, at: world.now() + world.settleAfter });
  }
  world.rows.refunds.set(id, object);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  world.emit('charge.refunded', charge);
  world.emit('refund.created', object);
  return object;
}

/** A refund that was under way arrived; or one that had arrived came back, even days later. */
export function settleRefund(world: World, refundId: string, succeeds: boolean): void {
  const object = world.rows.refunds.get(refundId);
  const charge = world.rows.charges.get(String(object?.charge));
  if (!object || !charge || object.status === 'failed') return;
  if (succeeds) {
    object.status = 'succeeded';
    world.emit('refund.updated', object);
    return;
  }
  const line = book(world, {
    amount: object.amount,
    fee: 0,
    currency: object.currency,
    source: object.id,
    type: isByCard(charge) ? 'refund_failure' : 'payment_failure_refund',
    category: 'refund_failure',
    description: null,
  });
  Object.assign(object, {
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: line.id,
  });
  charge.amount_refunded -= object.amount;
  charge.refunded = false;
  world.emit('refund.updated', object);
  world.emit('refund.failed', object);
}

const openDispute = (world: World, charge: Stripe.Charge): boolean =>
  [...world.rows.disputes.values()].some(
    (dispute) => dispute.charge === charge.id && dispute.status !== 'won' && !dispute.is_charge_refundable,
  );

export type DisputeRequest = {
  readonly reason?: string;
  readonly warning?: boolean;
  readonly amount?: number;
};

export function dispute(world: World, charge: Stripe.Charge, request: DisputeRequest = {}): Stripe.Dispute {
  const amount = request.amount ?? charge.amount - charge.amount_refunded;
  if (charge.status !== 'succeeded' || amount < 1) throw invalid('There is nothing left to dispute.');
  const object = disputeObject({
    id: world.id('du'),
    created: world.seconds(),
    charge,
    amount,
    reason: request.reason ?? 'fraudulent',
    warning: request.warning ?? false,
  });
  world.rows.disputes.set(object.id, object);
  charge.disputed = true;
  world.emit('charge.dispute.created', object);
  if (!request.warning) {
    disputeLine(world, object, -amount, DISPUTE_FEE);
    world.emit('charge.dispute.funds_withdrawn', object);
  }
  return object;
}

function disputeLine(world: World, object: Stripe.Dispute, amount: number, fee: number): void {
  const line = book(world, {
    amount,
    fee,
    currency: object.currency,
    source: object.id,
    type: 'adjustment',
    category: amount < 0 ? 'dispute' : 'dispute_reversal',
    description: `Chargeback ${amount < 0 ? 'withdrawal' : 'reversal'} for ${String(object.charge)}`,
  });
  object.balance_transactions.push(line);
}

export function closeDispute(world: World, object: Stripe.Dispute, outcome: 'won' | 'lost'): void {
  if (object.status === 'won' || object.status === 'lost' || object.status === 'warning_closed') {
    throw invalid('This dispute is already closed.');
  }
  const withdrawn = object.balance_transactions.length > 0;
  object.status = withdrawn ? outcome : 'warning_closed';
  if (withdrawn && outcome === 'won') {
    disputeLine(world, object, object.amount, 0);
    world.emit('charge.dispute.funds_reinstated', object);
  }
  world.emit('charge.dispute.closed', object);
}

/** Everything that was not yet paid out goes to the bank. */
export function payOut(world: World): Stripe.Payout {
  const open = [...world.rows.movements.values()].filter((line) => !world.payoutOf.has(line.id));
  const amount = open.reduce((sum, line) => sum + line.net, 0);
  if (amount < 1)
    throw invalid('You have insufficient funds in your Stripe account.', undefined, 'balance_insufficient');
  const id = world.id('po');
  const line = book(world, {
    amount: -amount,
    fee: 0,
    currency: 'chf',
    source: id,
    type: 'payout',
    category: 'payout',
    description: 'STRIPE PAYOUT',
  });
  const object = payoutObject(id, world.seconds(), amount, 'chf', line.id);
  for (const each of [...open, line]) {
    each.status = 'available';
    world.payoutOf.set(each.id, id);
  }
  world.rows.payouts.set(id, object);
  world.emit('payout.created', object);
  return object;
}

export function arrive(world: World, object: Stripe.Payout): void {
  if (object.status !== 'in_transit') return;
  object.status = 'paid';
  world.emit('payout.paid', object);
}
