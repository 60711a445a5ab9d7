import { checkoutEnd, methodsFor } from '../../payments/payment-limits.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { OrderLinks } from '../../ports/orders.ts';
import type { OrderPayment } from '../../payments/payment.ts';
import { MOST_TRIES, newPayment, runningOf } from '../../payments/payment.ts';
import type { Payments } from '../../ports/payments.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { OrderId, PaymentId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { orderEntry } from '../order-entry.ts';
import { dueOf, statusOf } from '../order-state.ts';
import type { Order } from '../placed-order.ts';
import { endPage, vendorPage } from '../../payments/steps/vendor-page.ts';
import type { PageRefusal, PayOutcome } from '../../payments/steps/vendor-page.ts';
import { payUntil } from '../waiting.ts';

export type PayOrderDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly payments: Payments;
  readonly links: OrderLinks;
};

export type PayRefusal = { readonly kind: 'not_found' } | { readonly kind: 'too_many_tries' } | PageRefusal;

/** `title`: what the payer reads beside the amount. */
export type PayOrder = (
  actor: Booker,
  input: { readonly orderId: OrderId; readonly title: (order: Order) => string },
) => Promise<Result<PayOutcome, PayRefusal>>;

/**
 * Leads to the vendor's page for an order. One page at a time: a page that is still open is taken up again, under the
 * same key with the same frozen wish; so it may be repeated whenever the process or the vendor's answer was lost.
 */
export const payOrder =
  (deps: PayOrderDeps): PayOrder =>
  async (actor, { orderId, title }) => {
    for (let turn = 0; turn < 2; turn += 1) {
      const running = await deps.uow.run<OrderPayment, PayRefusal>(actor, (stores) =>
        takeUp(deps, stores, orderId, title),
      );
      if (!running.ok) return running;
      const page = await vendorPage(deps, actor, running.value);
      if (!page.ok) return page;
      if (page.value !== 'ended') return ok(page.value);
      // Another one is opened, once.
      await endPage(deps, actor, running.value);
    }
    return err({ kind: 'try_again' });
  };

/** The running payment, or a new one, written down before the vendor hears of it. */
async function takeUp(
  { clock, ids, links }: PayOrderDeps,
  { orders, payments, audit }: Stores,
  orderId: OrderId,
  title: (order: Order) => string,
): Promise<Result<OrderPayment, PayRefusal>> {
  const order = await orders.lock(orderId);
  if (order === null) return err({ kind: (await orders.find(orderId)) === null ? 'not_found' : 'over' });
  const at = clock.now();
  const { state } = order;
  if (statusOf(state) !== 'pending' || state.payBy !== 'online' || dueOf(state) === 0) {
    return err({ kind: 'over' });
  }
  const tries = await payments.ofOrder(orderId);
  const running = runningOf(tries);
  if (running !== undefined) return ok(running);
  if (order.dueAt !== null && order.dueAt <= at) return err({ kind: 'over' });
  if (tries.length >= MOST_TRIES) return err({ kind: 'too_many_tries' });

  const address = links.order(order.salonId, order.id, order.locale);
  const amount = dueOf(order.state);
  const id = ids.next() as PaymentId;
  // Whole seconds, as the vendor counts: a repetition must say the same.
  const expiresAt = (Math.floor(checkoutEnd(at, payUntil(at)) / 1000) * 1000) as Instant;
  const payment = newPayment(
    { orderId, visitId: null },
    {
      id,
      amount,
      openedAt: at,
      expiresAt,
      wish: {
        claim: { salonId: order.salonId, purpose: 'order', reference: order.id },
        attempt: id,
        amount,
        methods: methodsFor(amount, at, null),
        title: title(order),
        email: order.contact.email,
        locale: order.locale,
        expiresAt,
        keepCard: false,
        returnTo: { done: `${address}?back=paid`, cancelled: `${address}?back=cancelled` },
      },
    },
  );
  await payments.insert(payment);
  await orders.change({ ...order, dueAt: expiresAt });
  await audit.append(orderEntry('order.payment_opened', order, { paymentId: id, amount }), at);
  return ok(payment);
}
