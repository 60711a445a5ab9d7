import { postOrderLetter } from '../steps/order-letter.ts';
import type { OrderLookout } from '../../ports/orders.ts';
import type { Log } from '../../ports/log.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { OrderId, PaymentId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { orderEntry } from '../order-entry.ts';
import { carryOut } from '../steps/carry-out.ts';
import { settleCovered } from '../steps/settle-covered.ts';
import { settle } from '../../payments/steps/settle.ts';
import type { SettleDeps } from '../../payments/steps/settle-deps.ts';

export type LapseOrdersDeps = SettleDeps & { readonly lookout: OrderLookout; readonly log: Log };

/** Over all salons; counts what this call ended. */
export type LapseOrders = () => Promise<{ readonly lapsed: number; readonly asked: number }>;

const MINUTE = 60_000;
/** Paid and not confirmed for so long, something is wrong with the messages. */
const ALARM_AFTER = 2 * MINUTE;
const IN_A_ROW = 100;

/**
 * What nobody tells us of is asked for: payments that have been running for two minutes; and unpaid orders whose time is
 * up end, after nobody can pay for them any more. May run several times at once. What fails does not keep the others
 * waiting.
 *
 * @throws AggregateError after the last one, with every failure
 */
export const lapseOrders =
  (deps: LapseOrdersDeps): LapseOrders =>
  async () => {
    const failures: unknown[] = [];
    const carefully = async (work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (failure) {
        failures.push(failure);
      }
    };
    let [lapsed, asked] = [0, 0];
    const { lookout, clock, log } = deps;
    for (const { salonId, orderId } of await lookout.overdue(clock.now())) {
      await carefully(async () => {
        if (await lapse(deps, { kind: 'system', salonId, job: 'lapse-orders' }, orderId)) lapsed += 1;
      });
    }
    const before = (clock.now() - ALARM_AFTER) as Instant;
    for (const { salonId, paymentId } of (await lookout.running(before)).slice(0, IN_A_ROW)) {
      await carefully(async () => {
        const actor: System = { kind: 'system', salonId, job: 'settle-payments' };
        const settled = await settle(deps, actor, { paymentId });
        asked += 1;
        if (settled.ok && settled.value === 'applied' && (await isPaid(deps, actor, paymentId))) {
          log.error('Paid two minutes ago, and no message came', { salonId, paymentId });
        }
      });
    }
    await carefully(async () => void (await lookout.forgetCarts(clock.now())));
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} orders could not be looked at`);
    return { lapsed, asked };
  };

async function isPaid({ uow }: LapseOrdersDeps, actor: System, paymentId: PaymentId): Promise<boolean> {
  const found = await uow.run(actor, async ({ orders }) => ok(await orders.payment(paymentId)));
  return found.ok && found.value?.status === 'succeeded';
}

async function lapse(deps: LapseOrdersDeps, actor: System, orderId: OrderId): Promise<boolean> {
  const tries = await deps.uow.run(actor, async ({ orders }) => ok(await orders.paymentsOf(orderId)));
  const running = tries.ok
    ? tries.value.find(({ status }) => status === 'open' || status === 'pending')
    : undefined;
  if (running !== undefined) {
    const settled = await settle(deps, actor, { paymentId: running.id, end: true });
    // The vendor does not answer: the goods stay where they are until it does.
    if (!settled.ok) return false;
  }
  const ended = await deps.uow.run<boolean, never>(actor, (stores) => end(deps, stores, orderId));
  return ended.ok && ended.value;
}

async function end(deps: LapseOrdersDeps, stores: Stores, orderId: OrderId) {
  const { orders, audit } = stores;
  const order = await orders.lock(orderId);
  const at = deps.clock.now();
  if (order === null || order.dueAt === null || order.dueAt > at) return ok(false);
  const payments = await orders.paymentsOf(orderId);
  // Somebody is still at the vendor's, or the money is being decided.
  if (payments.some(({ status }) => status === 'open' || status === 'pending')) return ok(false);
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
