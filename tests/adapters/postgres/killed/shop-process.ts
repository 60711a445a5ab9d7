/** A process of the shop that says after each step that another one is done: a committed unit, or a vendor's answer. */
import { notices } from '#adapters/letters/notices.ts';
import { openDatabase } from '#adapters/postgres/database.ts';
import { paymentLookout } from '#adapters/postgres/payment-lookout.ts';
import { salonSettingsCache } from '#adapters/postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '#adapters/postgres/unit-of-work.ts';
import { stripePayments } from '#adapters/stripe/stripe-payments.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { refundOrder } from '#domain/orders/use-cases/refund-order.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import type { CheckoutRef } from '#domain/payments/payment-refs.ts';
import type { Log } from '#domain/ports/log.ts';
import type { Payments } from '#domain/ports/payments.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { System, Visitor } from '#domain/shared/actor.ts';
import type { OrderId, ProductId, RefundId, VisitorId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf, type Instant } from '#domain/shared/salon-time.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { contractBook, SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { FORM } from '#tests/support/order-desk.ts';

export const KEY = 'sk_test_killed';

export type ShopAddress = { readonly appUrl: string; readonly jobsUrl: string; readonly vendorUrl: string };
export type Purchase = {
  readonly orderId: OrderId;
  readonly visitorId: VisitorId;
  readonly refundId: RefundId;
  readonly productId: ProductId;
};
export const PHASES = ['order', 'learn', 'wantBack', 'sendBack'] as const;
export type Phase = (typeof PHASES)[number];

const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
const links = { order: (_: string, id: OrderId) => `https://salon.test/order/${id}`, open: () => null };
const system: System = { kind: 'system', salonId: SALON, job: 'test' };

/** @param onStep is called when a step is done, before anybody hears of it */
export function openShop({ appUrl, jobsUrl, vendorUrl }: ShopAddress, onStep: () => void = silent) {
  const clock = { now: () => Date.now() as Instant };
  const opened = (url: string) => openDatabase({ url, poolSize: 2, prepare: true, name: 'killed' });
  const [web, worker] = [opened(appUrl), opened(jobsUrl)];
  const stepwise = (database: typeof web): UnitOfWork => {
    const uow = postgresUnitOfWork({ database, settings: salonSettingsCache(database, clock) });
    return {
      run: async (actor, work) => {
        const done = await uow.run(actor, work);
        onStep();
        return done;
      },
    };
  };
  const vendor = stripePayments({ secretKey: KEY, baseUrl: vendorUrl, livemode: false, retries: 0 });
  const payments = Object.fromEntries(
    Object.entries(vendor).map(([name, ask]) => [
      name,
      async (...wish: unknown[]) => {
        const answer = await (ask as (...args: unknown[]) => Promise<unknown>)(...wish);
        onStep();
        return answer;
      },
    ]),
  ) as unknown as Payments;
  const deps = { clock, ids: randomIds, payments, links, notices: notices(), log, ...moneyParts };
  const atWeb = { ...deps, uow: stepwise(web) };
  const inJob = { ...deps, uow: stepwise(worker), paymentLookout: paymentLookout(worker) };

  /** What the browser, the worker or somebody at the desk does; it may be done again from its beginning. */
  const phases: Record<Phase, (purchase: Purchase, page: CheckoutRef | null) => Promise<void>> = {
    async order({ orderId, visitorId, productId }) {
      const actor: Visitor = { kind: 'visitor', salonId: SALON, visitorId };
      await addToCart(atWeb)(actor, { productId, quantity: '1', had: 0 });
      const read = await atWeb.uow.run(actor, async ({ cart }) => ok(await cart.items()));
      const book = contractBook(SALON);
      const offer = offerOf(read.ok ? read.value : [], null, book, dateOf(clock.now(), book.zone));
      const form = { ...FORM, email: `${orderId}@example.ch` };
      const address = '192.0.2.1';
      const wish = {
        orderId,
        form,
        address,
        seen: offerPrint(offer),
        accepted: true,
        locale: 'de-CH' as const,
      };
      await placeOrder(atWeb)(actor, { ...wish, termsVersion: book.termsVersion });
      await payOrder(atWeb)(actor, { orderId, title: () => 'Bestellung' });
    },
    async learn(_, page) {
      if (page !== null) await applyNotice(inJob)({ kind: 'checkout', ref: page });
    },
    async wantBack({ orderId, refundId }) {
      const form = { amount: '5', words: 'kaputt', back: { 1: '1' } };
      await refundOrder(atWeb)(employeeOf(SALON, 'owner'), { orderId, refundId, form });
    },
    async sendBack({ refundId }) {
      await sendRefund(inJob)(system, { refundId });
    },
  };
  return { phases, close: () => Promise.all([web.close(), worker.close()]) };
}
