import { postOrderLetter } from '../steps/order-letter.ts';
import type { OrderLookout } from '../../ports/orders.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { OrderId } from '../../shared/ids.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import { ok } from '../../shared/result.ts';
import { orderEntry } from '../order-entry.ts';
import { carryOut } from '../steps/carry-out.ts';
import { settleCovered } from '../steps/settle-covered.ts';
import { settle } from '../../payments/steps/settle.ts';
import { isRunning, runningOf } from '../../payments/payment.ts';
import type { SettleDeps } from '../../payments/steps/owners.ts';

export type LapseOrdersDeps = SettleDeps & { readonly lookout: OrderLookout };

/** Over all salons; counts what this call ended. */
export type LapseOrders = () => Promise<{ readonly lapsed: number }>;

/**
 * Unpaid orders whose time is up end, after nobody can pay for them any more; and carts that nobody has come back to are
 * forgotten. May run several times at once. What fails does not keep the others waiting.
 *
 * @throws AggregateError after the last one, with every failure
 */
export const lapseOrders =
  (deps: LapseOrdersDeps): LapseOrders =>
  async () => {
    const { lookout, clock } = deps;
    const attempts = manyAttempts();
    let lapsed = 0;
    for (const { salonId, orderId } of await lookout.overdue(clock.now())) {
      const actor: System = { kind: 'system', salonId, job: 'lapse-orders' };
      lapsed += await attempts.count(async () => ((await lapse(deps, actor, orderId)) ? 1 : 0));
    }
    await attempts.count(() => lookout.forgetCarts(clock.now()));
    attempts.end((failed) => `${failed} orders could not be looked at`);
    return { lapsed };
  };

async function lapse(deps: LapseOrdersDeps, actor: System, orderId: OrderId): Promise<boolean> {
  const tries = await deps.uow.run(actor, async ({ payments }) => ok(await payments.ofOrder(orderId)));
  const running = tries.ok ? runningOf(tries.value) : undefined;
  if (running !== undefined) {
    const settled = await settle(deps, actor, { paymentId: running.id, end: true });
    // The vendor does not answer: the goods stay where they are until it does.
    if (!settled.ok) return false;
  }
  const ended = await deps.uow.run<boolean, never>(actor, (stores) => end(deps, stores, orderId));
  return ended.ok && ended.value;
}

async function end(deps: LapseOrdersDeps, stores: Stores, orderId: OrderId) {
  const { orders, payments, audit } = stores;
  const order = await orders.lock(orderId);
  const at = deps.clock.now();
  if (order === null || order.dueAt === null || order.dueAt > at) return ok(false);
  // Somebody is still at the vendor's, or the money is being decided.
  if ((await payments.ofOrder(orderId)).some(isRunning)) return ok(false);
  // Its job was lost or is late: a voucher has paid all of it.
  if (await settleCovered(deps, stores, order, at)) return ok(false);
  const carried = await carryOut({ stores, ids: deps.ids, at }, order, { kind: 'lapse' });
  if (!carried.ok || !carried.value.changed) return ok(false);
  await audit.append(orderEntry('order.lapsed', order, { payBy: order.state.payBy }), at);
  // Whoever left the vendor's page knows it; whoever meant to come is told.
  if (order.state.payBy === 'on_pick_up') {
    await postOrderLetter(deps, stores, 'order_lapsed', carried.value.order, at);
  }
  return ok(true);
}
