import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { OrderId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { OrderPost } from '../steps/order-letter.ts';
import { settleCovered } from '../steps/settle-covered.ts';

export type SettleOrder = (actor: System, input: { readonly orderId: OrderId }) => Promise<void>;

/** For the job that placing an order leaves which a voucher pays wholly: nobody has to be asked for money. */
export const settleOrder =
  (deps: OrderPost & { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids }): SettleOrder =>
  async (actor, { orderId }) => {
    await deps.uow.run<null, never>(actor, async (stores) => {
      const order = await stores.orders.lock(orderId);
      if (order !== null) await settleCovered(deps, stores, order, deps.clock.now());
      return ok(null);
    });
  };
