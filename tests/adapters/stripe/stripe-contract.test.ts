import { AsyncLocalStorage } from 'node:async_hooks';
import { stripeNotices } from '#adapters/stripe/stripe-notices.ts';
import { stripePayments } from '#adapters/stripe/stripe-payments.ts';
import type { DisputeRef, PayoutRef } from '#domain/payments/payment-refs.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { paymentsCheckoutContract } from '../../contracts/payments-checkout.ts';
import { paymentsMoneyContract } from '../../contracts/payments-money.ts';
import { paymentNoticesContract } from '../../contracts/payments-notices.ts';
import type { PaymentsSide, VendorSide, Way } from '../../contracts/payments-fixture.ts';
import { signatureOf } from '../../simulators/stripe/deliveries.ts';
import { startStripeSimulator } from '../../simulators/stripe/server.ts';
import type { StripeSimulator } from '../../simulators/stripe/server.ts';

const SECRET = 'whsec_contract_0123456789abcdef';

const CARDS: Readonly<Record<Exclude<Way, 'twint'>, string>> = {
  card: '4242424242424242',
  declined_card: '4000000000000002',
  poor_card: '4000000000009995',
  late_card: '4000009990000016',
  never_charges: '4000000000000341',
  always_asks: '4000002760003184',
};

/** The real SDK against the simulator, over HTTP. */
async function make(): Promise<PaymentsSide> {
  const simulator = await startStripeSimulator({ port: 0 });
  const unit = new AsyncLocalStorage<true>();
  return {
    payments: stripePayments({
      secretKey: 'sk_test_contract',
      baseUrl: simulator.url,
      livemode: false,
      timeoutMs: 5_000,
      retries: 0,
      insideUnit: () => unit.getStore() === true,
    }),
    notices: stripeNotices({ secrets: [SECRET], livemode: false }),
    vendor: vendorOf(simulator),
    now: () => simulator.world.now() as Instant,
    insideUnit: (work) => unit.run(true, work),
    stop: () => simulator.stop(),
  };
}

const vendorOf = (simulator: StripeSimulator): VendorSide => ({
  async pays(checkout, way) {
    const wish = way === 'twint' ? { method: 'twint' as const } : { card: CARDS[way] };
    simulator.pay(checkout, { ...wish, confirm: true });
  },
  settles: async (payment, succeeds) => simulator.settlePayment(payment, succeeds),
  refundsByHand: async (payment, amount) => void simulator.refundByHand(payment, amount),
  failsRefund: async (refund) => simulator.settleRefund(refund, false),
  opensDispute: async (payment) => simulator.openDispute(payment).id as DisputeRef,
  closesDispute: async (dispute, outcome) => simulator.closeDispute(dispute, outcome),
  booksLater: async () => simulator.booksLater(),
  bookLate: async () => simulator.bookLate(),
  paysOut: async () => simulator.payOut().id as PayoutRef,
  passes: async (milliseconds) => simulator.advance(milliseconds),
  async messages() {
    const receivedAt = simulator.world.now() as Instant;
    return [...simulator.world.rows.events.values()].map((event) => {
      const body = JSON.stringify(event, null, 2);
      return { body, signature: signatureOf(body, [SECRET], Math.floor(receivedAt / 1000)), receivedAt };
    });
  },
  breaksNext: async (fault) => simulator.faults.add({ fault: fault === 'unreachable' ? 'reset' : 'lost' }),
});

const contract = { name: 'stripe', make };
paymentsCheckoutContract(contract);
paymentsMoneyContract(contract);
paymentNoticesContract(contract);
