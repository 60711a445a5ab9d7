import { checkoutEnd, methodsFor } from '../../payments/payment-limits.ts';
import type { CheckoutRecord } from '../../payments/vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { OrderLinks, OrderPayment } from '../../ports/orders.ts';
import type { Payments } from '../../ports/payments.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { OrderId, PaymentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { orderEntry } from '../order-entry.ts';
import { dueOf, statusOf } from '../order-state.ts';
import type { Order } from '../placed-order.ts';
import { MOST_TRIES, payUntil } from '../waiting.ts';

export type PayOrderDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly payments: Payments;
  readonly links: OrderLinks;
};

export type PayRefusal =
  | { readonly kind: 'not_found' }
  /** Nothing is to be paid any more, or not online. */
  | { readonly kind: 'over' }
  | { readonly kind: 'too_many_tries' }
  /** The vendor cannot be reached: the order stands, and paying can be tried again. */
  | { readonly kind: 'try_again' };

export type PayOutcome =
  | { readonly kind: 'pay_there'; readonly url: string }
  /** The money has come meanwhile, or is being decided. */
  | { readonly kind: 'settling' };

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
      const page = await pageOf(deps, actor, running.value);
      if (!page.ok) return page;
      if (page.value !== 'ended') return ok(page.value);
      // The page that was open has ended: another one is opened, once.
      await deps.uow.run<null, never>(actor, async ({ orders, audit }) => {
        const order = await orders.lock(orderId);
        const now = await orders.payment(running.value.id);
        if (order !== null && now?.status === 'open') {
          const at = deps.clock.now();
          await orders.changePayment({ ...now, status: 'ended', url: null, settledAt: at });
          await audit.append(orderEntry('order.payment_ended', order, { paymentId: now.id }), at);
        }
        return ok(null);
      });
    }
    return err({ kind: 'try_again' });
  };

/** The running payment, or a new one, written down before the vendor hears of it. */
async function takeUp(
  { clock, ids, links }: PayOrderDeps,
  { orders, audit }: Stores,
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
  const tries = await orders.paymentsOf(orderId);
  const running = tries.find(({ status }) => status === 'open' || status === 'pending');
  if (running !== undefined) return ok(running);
  if (order.dueAt !== null && order.dueAt <= at) return err({ kind: 'over' });
  if (tries.length >= MOST_TRIES) return err({ kind: 'too_many_tries' });

  const address = links.order(order.salonId, order.id, order.locale);
  const amount = dueOf(order.state);
  const id = ids.next() as PaymentId;
  // Whole seconds, as the vendor counts: a repetition must say the same.
  const expiresAt = (Math.floor(checkoutEnd(at, payUntil(at)) / 1000) * 1000) as Instant;
  const payment: OrderPayment = {
    id,
    orderId,
    method: 'vendor',
    amount,
    status: 'open',
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
    checkoutRef: null,
    paymentRef: null,
    url: null,
    openedAt: at,
    expiresAt,
    settledAt: null,
    refunded: rappen(0),
    fee: null,
  };
  await orders.insertPayment(payment);
  await orders.change({ ...order, dueAt: expiresAt });
  await audit.append(orderEntry('order.payment_opened', order, { paymentId: id, amount }), at);
  return ok(payment);
}

async function pageOf(
  deps: PayOrderDeps,
  actor: Booker,
  payment: OrderPayment,
): Promise<Result<PayOutcome | 'ended', PayRefusal>> {
  const { payments, uow } = deps;
  if (payment.wish === null) return err({ kind: 'over' });
  let ref = payment.checkoutRef;
  if (ref === null) {
    const opened = await payments.openCheckout(payment.wish);
    if (!opened.ok) return err({ kind: 'try_again' });
    ref = opened.value.checkoutRef;
    const { checkoutRef, url } = opened.value;
    await uow.run<null, never>(actor, async ({ orders }) => {
      await orders.lock(payment.orderId);
      const now = await orders.payment(payment.id);
      if (now?.status === 'open') await orders.changePayment({ ...now, checkoutRef, url });
      return ok(null);
    });
  }
  // What was said under a key before is repeated as it was then: only the vendor knows whether one can still pay there.
  const found = await payments.findCheckout(ref);
  if (!found.ok) return err({ kind: 'try_again' });
  return await led(deps, actor, payment, found.value);
}

async function led(
  { uow }: PayOrderDeps,
  actor: Booker,
  { id }: OrderPayment,
  { status, url }: CheckoutRecord,
): Promise<Result<PayOutcome | 'ended', PayRefusal>> {
  switch (status) {
    case 'open':
      return url === null ? err({ kind: 'try_again' }) : ok({ kind: 'pay_there', url });
    case 'expired':
      return ok('ended');
    case 'saved':
      return err({ kind: 'over' });
    case 'pending':
    case 'paid':
      await uow.run<null, never>(actor, async ({ orders }) => {
        await orders.settleSoon(id);
        return ok(null);
      });
      return ok({ kind: 'settling' });
  }
}
