import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryMessage, memoryPaymentNotices } from '#adapters/memory/payment-notices.ts';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { unitGuard } from '#adapters/memory/unit-guard.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { paymentsCheckoutContract } from '../../contracts/payments-checkout.ts';
import { paymentsMoneyContract } from '../../contracts/payments-money.ts';
import { paymentNoticesContract } from '../../contracts/payments-notices.ts';
import type { PaymentsSide } from '../../contracts/payments-fixture.ts';

async function make(): Promise<PaymentsSide> {
  const clock = memoryClock(Date.parse('2026-03-14T09:00:00.250Z') as Instant);
  const guard = unitGuard();
  const payments = memoryPayments(clock, guard.refuse);
  const { vendor } = payments;
  return {
    payments,
    notices: memoryPaymentNotices(),
    vendor: {
      pays: async (checkout, way) => vendor.pays(checkout, way),
      settles: async (payment, succeeds) => vendor.settles(payment, succeeds),
      refundsByHand: async (payment, amount) => void vendor.refundsByHand(payment, amount),
      failsRefund: async (refund) => vendor.failsRefund(refund),
      opensDispute: async (payment) => vendor.opensDispute(payment),
      closesDispute: async (dispute, outcome) => vendor.closesDispute(dispute, outcome),
      paysOut: async () => vendor.paysOut(),
      booksLater: async () => vendor.booksLater(),
      bookLate: async () => vendor.bookLate(),
      passes: async (milliseconds) => clock.pass(milliseconds),
      messages: async () => vendor.notices.map((notice) => memoryMessage(notice, clock.now())),
      breaksNext: async (fault) => payments.fail(fault),
    },
    now: clock.now,
    insideUnit: (work) => guard.inside(work),
    stop: async () => undefined,
  };
}

const contract = { name: 'memory', make };
paymentsCheckoutContract(contract);
paymentsMoneyContract(contract);
paymentNoticesContract(contract);
