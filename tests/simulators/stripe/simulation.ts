/** The switches in one place: the control API, the page for people and tests in the same process all use these. */
import type Stripe from 'stripe';
import { answer, payByCard, payByTwint } from './checkout-flow.ts';
import type { PayOutcome } from './checkout-flow.ts';
import { bookLateLines } from './charging.ts';
import { deliveries } from './deliveries.ts';
import type { DeliverySettings, Endpoint } from './deliveries.ts';
import { faultPlan } from './faults.ts';
import { idempotency } from './idempotency.ts';
import { arrive, closeDispute, dispute, payOut, refund } from './money-back.ts';
import type { DisputeRequest } from './money-back.ts';
import { passTime, settle } from './passing-time.ts';
import { rateLimit } from './rate-limit.ts';
import { missing } from './refusal.ts';
import { World } from './world.ts';
import type { WorldOptions } from './world.ts';

export type SimulationOptions = WorldOptions & {
  readonly endpoints: readonly Endpoint[];
  readonly webhooks: Partial<DeliverySettings>;
};

export type PayWish = {
  readonly method?: 'card' | 'twint';
  readonly card?: string;
  readonly email?: string;
  /** What the holder answers where they are asked; nothing leaves them undecided. */
  readonly confirm?: boolean;
};

const SETTLED = 250;

export function simulation(options: SimulationOptions) {
  const world = new World(options);
  const keys = idempotency(world.now);
  const faults = faultPlan();
  // By the machine's clock: moving the simulator's gives nobody more.
  const limit = rateLimit(options.now);
  const webhooks = deliveries(options.endpoints, options.webhooks);
  world.onEvent = webhooks.send;
  let returnFirst = true;
  let lastLook = 0;

  const need = <T>(table: Map<string, T>, kind: string, id: string): T => {
    const object = table.get(id);
    if (object === undefined) throw missing(kind, id);
    return object;
  };
  const chargeOf = (intentId: string): Stripe.Charge => {
    const intent = need(world.rows.intents, 'payment_intent', intentId);
    return need(world.rows.charges, 'charge', String(intent.latest_charge));
  };
  const look = (): void => {
    lastLook = world.now();
    passTime(world);
  };

  return {
    world,
    keys,
    faults,
    limit,
    webhooks,
    /** Whether the payer is sent back before the messages about it have arrived. */
    returnFirst: (): boolean => returnFirst,
    setReturnFirst: (first: boolean): void => void (returnFirst = first),

    /** What time alone brings about; looked after often, so not at every call. */
    tick: (): void => {
      if (Math.abs(world.now() - lastLook) >= SETTLED) look();
    },
    /** Moves the simulator's clock; the machine's stays. */
    advance: (milliseconds: number): void => {
      world.shift += milliseconds;
      look();
      world.changed();
    },

    pay(sessionId: string, wish: PayWish = {}): PayOutcome {
      look();
      const state = need(world.rows.sessions, 'checkout.session', sessionId);
      const payer = { email: wish.email ?? null, name: 'Zoë Müller' };
      const outcome =
        wish.method === 'twint'
          ? payByTwint(world, state, payer)
          : payByCard(world, state, wish.card ?? '4242424242424242', payer);
      return outcome.kind === 'asks_holder' && wish.confirm !== undefined
        ? answer(world, state, wish.confirm)
        : outcome;
    },
    answer: (sessionId: string, agreed: boolean): PayOutcome =>
      answer(world, need(world.rows.sessions, 'checkout.session', sessionId), agreed),
    settlePayment: (intentId: string, succeeds = true): void => settle(world, 'payment', intentId, succeeds),
    settleRefund: (refundId: string, succeeds = true): void => settle(world, 'refund', refundId, succeeds),
    /** As somebody with the dashboard does it: no metadata of ours. */
    refundByHand: (intentId: string, amount: number | null = null): Stripe.Refund =>
      refund(world, chargeOf(intentId), { amount, reason: null, metadata: {} }),
    openDispute: (intentId: string, request: DisputeRequest = {}): Stripe.Dispute =>
      dispute(world, chargeOf(intentId), request),
    closeDispute: (disputeId: string, outcome: 'won' | 'lost'): void =>
      closeDispute(world, need(world.rows.disputes, 'dispute', disputeId), outcome),
    /** From now on the vendor takes its time until a payment stands in its account. */
    booksLater: (): void => void (world.linesLate = true),
    bookLate: (): void => bookLateLines(world),
    payOut: (): Stripe.Payout => payOut(world),
    arrive: (payoutId: string): void => arrive(world, need(world.rows.payouts, 'payout', payoutId)),
    resend: (eventId: string): void => webhooks.resend(need(world.rows.events, 'event', eventId)),
    reset: (): void => {
      world.clear();
      keys.clear();
      faults.clear();
      limit.set(null);
    },
  };
}

export type Simulation = ReturnType<typeof simulation>;
