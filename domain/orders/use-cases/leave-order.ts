import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { OrderPayment } from '../../payments/payment.ts';
import { runningOf } from '../../payments/payment.ts';
import { endPayment } from '../../payments/steps/end-payment.ts';
import { closePage } from '../../payments/steps/vendor-page.ts';
import type { Payments } from '../../ports/payments.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { GiftId, OrderId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { orderEntry } from '../order-entry.ts';
import { MOST_GIFTS } from '../cart.ts';
import { goodsOf } from '../placed-order.ts';
import { carryOut } from '../steps/carry-out.ts';

export type LeaveOrderDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly payments: Payments;
};

export type LeaveRefusal =
  | { readonly kind: 'not_found' }
  /** Paid, on its way or over: the salon has to be asked. */
  | { readonly kind: 'too_late' }
  /** The vendor cannot be reached, so nobody knows whether money is on its way. */
  | { readonly kind: 'try_again' };

/** `again`: its goods lie in the cart once more. */
export type LeaveOrder = (
  actor: Booker,
  input: { readonly orderId: OrderId; readonly again: boolean },
) => Promise<Result<null, LeaveRefusal>>;

/**
 * Whoever ordered gives an unpaid order up. First nobody can pay for it any more: the vendor's page is ended by call, and
 * if the payer was faster, the order stays.
 */
export const leaveOrder =
  (deps: LeaveOrderDeps): LeaveOrder =>
  async (actor, { orderId, again }) => {
    const tries = await deps.uow.run<readonly OrderPayment[], LeaveRefusal>(
      actor,
      async ({ orders, payments }) =>
        (await orders.find(orderId)) === null
          ? err({ kind: 'not_found' })
          : ok(await payments.ofOrder(orderId)),
    );
    if (!tries.ok) return tries;
    const running = runningOf(tries.value);
    const closed = running === undefined ? null : await closePage(deps, actor, running);
    if (closed?.ok === false) return closed;
    if (closed?.value === 'settling') return err({ kind: 'too_late' });
    return await deps.uow.run<null, LeaveRefusal>(actor, (stores) =>
      leave(deps, stores, { orderId, again, ended: running ?? null }),
    );
  };

async function leave(
  { clock, ids }: LeaveOrderDeps,
  stores: Stores,
  input: { readonly orderId: OrderId; readonly again: boolean; readonly ended: OrderPayment | null },
): Promise<Result<null, LeaveRefusal>> {
  const { orders, payments, cart, audit } = stores;
  const order = await orders.lock(input.orderId);
  if (order === null) {
    const left = await orders.find(input.orderId);
    // Said twice, it was given up the first time.
    return left?.state.stage === 'cancelled' && left.state.paid === 0 ? ok(null) : err({ kind: 'too_late' });
  }
  const at = clock.now();
  const running = runningOf(await payments.ofOrder(order.id));
  // Somebody has opened another page meanwhile, in another window.
  if (
    running !== undefined &&
    (running.id !== input.ended?.id || running.checkoutRef !== input.ended.checkoutRef)
  ) {
    return err({ kind: 'try_again' });
  }
  const carried = await carryOut({ stores, ids, at }, order, { kind: 'cancel' });
  if (!carried.ok) return err({ kind: 'too_late' });
  if (!carried.value.changed) return ok(null);
  if (running !== undefined) await endPayment(stores, running, at);
  await audit.append(orderEntry('order.cancelled', order, { by: 'customer' }), at);
  if (!input.again) return ok(null);
  const lying = new Set((await cart.items()).map(({ productId }) => productId));
  for (const { productId, quantity } of goodsOf(order.lines)) {
    const offer = lying.has(productId) ? null : await cart.offer(productId);
    if (offer !== null) await cart.put({ productId, quantity, seenPrice: offer.price }, at);
  }
  let room = MOST_GIFTS - (await cart.gifts()).length;
  for (const { gift, unitPrice } of order.lines) {
    if (gift === undefined || room <= 0) continue;
    await cart.putGift({ ...gift, amount: unitPrice, id: ids.next() as GiftId, addedAt: at });
    room -= 1;
  }
  return ok(null);
}
