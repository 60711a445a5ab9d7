import type { Ids } from '../../ports/ids.ts';
import type { OrderPayment, OrderRefund } from '../../ports/orders.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { MovementId, ProductId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { afterEvent } from '../order-state.ts';
import type { OrderEvent, OrderRefusal, OrderState } from '../order-state.ts';
import { goodsOf } from '../placed-order.ts';
import type { Order } from '../placed-order.ts';
import { fetchReadyUntil } from '../waiting.ts';
import { sendBack } from './send-back.ts';

/** Fewer are there than were paid for: the unit may only be rolled back. */
export type StockShort = { readonly kind: 'stock_short'; readonly products: readonly ProductId[] };

export type Carried = {
  readonly order: Order;
  /** False: it was settled before, and nothing was written. */
  readonly changed: boolean;
};

type CarryParts = {
  readonly stores: Pick<Stores, 'orders' | 'stock'>;
  readonly ids: Ids;
  readonly at: Instant;
  /** Why it ends. */
  readonly reason?: string | null;
  /** Why money goes back, when it does. */
  readonly refundReason?: OrderRefund['reason'];
};

/** What happens to a (locked) order, with everything that follows from it in stock and money. */
export async function carryOut(
  { stores, ids, at, reason = null, refundReason = 'cancelled' }: CarryParts,
  order: Order,
  event: OrderEvent,
): Promise<Result<Carried, OrderRefusal | StockShort>> {
  const step = afterEvent(order.state, event);
  if (!step.ok) return step;
  const { state, effects } = step.value;
  if (isSame(state, order.state)) return ok({ order, changed: false });
  const next = nextOf(order, state, at, reason);
  for (const effect of effects) {
    switch (effect) {
      case 'sell_stock': {
        const short = await stores.stock.sell(order.id, goodsOf(order.lines), at);
        if (short.length > 0) return err({ kind: 'stock_short', products: short });
        break;
      }
      case 'release_stock':
        await stores.stock.release(order.id, at);
        break;
      case 'restock':
        await restockAll(stores, ids, order, at);
        break;
      case 'refund_rest': {
        const amount = rappen(state.refunded - order.state.refunded);
        const payment = countedOf(await stores.orders.paymentsOf(order.id));
        if (payment !== null) await sendBack(stores, { ids, at }, payment, amount, refundReason);
        break;
      }
    }
  }
  await stores.orders.change(next);
  return ok({ order: next, changed: true });
}

const isSame = (one: OrderState, other: OrderState): boolean =>
  one.stage === other.stage &&
  one.paid === other.paid &&
  one.refunded === other.refunded &&
  one.dispute === other.dispute;

function nextOf(order: Order, state: OrderState, at: Instant, reason: string | null): Order {
  const moved = state.stage !== order.state.stage;
  const over = state.stage === 'cancelled' || state.stage === 'shipped' || state.stage === 'completed';
  const dueAt =
    over || state.paid > 0 ? null : moved && state.stage === 'ready' ? fetchReadyUntil(at) : order.dueAt;
  return {
    ...order,
    state,
    dueAt,
    paidAt: order.paidAt ?? (state.paid > 0 ? at : null),
    stagedAt: moved ? at : order.stagedAt,
    endReason: state.stage === 'cancelled' ? (order.endReason ?? reason) : order.endReason,
    version: order.version + 1,
  };
}

/** What the order bought and has not been taken back yet goes on sale again. */
export async function restockAll(
  { stock }: Pick<Stores, 'stock'>,
  ids: Ids,
  order: Order,
  at: Instant,
): Promise<void> {
  for (const { productId, quantity } of goodsOf(order.lines)) {
    // Some of it may have come back before: the ledger refuses what is too much.
    for (let pieces = quantity; pieces > 0; pieces -= 1) {
      const id = ids.next() as MovementId;
      const movement = {
        id,
        productId,
        kind: 'return' as const,
        quantity: pieces,
        orderId: order.id,
        reason: null,
      };
      if ((await stock.book(movement, at)) === 'moved') break;
    }
  }
}

/** The payment that paid the order: money that came once more is another's. */
export const countedOf = (payments: readonly OrderPayment[]): OrderPayment | null =>
  payments
    .filter(({ status }) => status === 'succeeded')
    .toSorted((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0) || (a.id < b.id ? -1 : 1))[0] ?? null;
