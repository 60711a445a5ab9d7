import type { Ids } from '../../ports/ids.ts';
import type { OrderPayment } from '../../payments/payment.ts';
import type { OrderRefund } from '../../payments/refund.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { returnToVoucher, takeBackVouchers } from '../../vouchers/steps/voucher-moves.ts';
import type { MovementId, ProductId, RefundId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { inLockOrder } from '../../shop/stock.ts';
import { hasVouchers } from '../order.ts';
import { afterEvent } from '../order-state.ts';
import type { OrderEvent, OrderRefusal, OrderState } from '../order-state.ts';
import { countedOf } from '../counted-payment.ts';
import { goodsOf, thingOf } from '../placed-order.ts';
import type { Order } from '../placed-order.ts';
import { fetchReadyUntil } from '../waiting.ts';
import { sendBack } from '../../payments/steps/send-back.ts';

/** Fewer are there than were paid for: the unit may only be rolled back. */
export type StockShort = { readonly kind: 'stock_short'; readonly products: readonly ProductId[] };

export type Carried = {
  readonly order: Order;
  /** False: it was settled before, and nothing was written. */
  readonly changed: boolean;
};

type CarryParts = {
  readonly stores: Pick<Stores, 'orders' | 'payments' | 'stock' | 'vouchers' | 'audit' | 'loyalty'>;
  readonly ids: Ids;
  readonly at: Instant;
  /** Why it ends. */
  readonly reason?: string | null;
  /** Why money goes back, when it does. */
  readonly refundReason?: OrderRefund['reason'];
  /** Of the refund, when money goes back. */
  readonly refundId?: RefundId;
};

/** What happens to a (locked) order, with everything that follows from it in stock and money. */
export async function carryOut(
  { stores, ids, at, reason = null, refundReason = 'cancelled', refundId }: CarryParts,
  order: Order,
  event: OrderEvent,
): Promise<Result<Carried, OrderRefusal | StockShort>> {
  const fits = afterEvent(order.state, event);
  if (!fits.ok) return fits;
  const held =
    hasVouchers(order.lines) && GIVES_BACK.has(event.kind)
      ? await heldBy(stores, { ids, at, reason, takeBack: event.kind === 'cancel' }, order)
      : rappen(0);
  const step = afterEvent(order.state, event, held);
  if (!step.ok) return step;
  const { state, effects } = step.value;
  if (isSame(state, order.state)) return ok({ order, changed: false });
  const next = nextOf(order, state, at, reason);
  // Before what follows from it: what a voucher paid goes back only when the order has come to nothing.
  await stores.orders.change(next);
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
      case 'return_voucher':
        await returnToVoucher(stores, { ids, at, reason }, thingOf(order), order.state.voucher);
        break;
      case 'restock':
        await restockAll(stores, ids, order, at);
        break;
      case 'refund_rest': {
        const amount = rappen(state.refunded - order.state.refunded);
        const payment = countedOf(await stores.payments.ofOrder(order.id));
        const how = { ids, at, ...(refundId === undefined ? {} : { id: refundId }) };
        await giveMoneyBack(stores, how, { order, payment, amount, reason: refundReason });
        break;
      }
    }
  }
  const moneyMoved = state.paid !== order.state.paid || state.refunded !== order.state.refunded;
  if (moneyMoved && order.customerId !== null) await stores.loyalty.countSoon(thingOf(order));
  return ok({ order: next, changed: true });
}

/** What may send money back: for those who lead, and for jobs. */
const GIVES_BACK: ReadonlySet<OrderEvent['kind']> = new Set(['cancel', 'refund', 'dispute_won']);

/** What was paid for its vouchers and is with whoever holds them: all but what was taken back. */
async function heldBy(
  { vouchers, audit }: CarryParts['stores'],
  parts: Pick<CarryParts, 'ids' | 'at'> & { readonly reason: string | null; readonly takeBack: boolean },
  { id, state }: Order,
): Promise<Rappen> {
  const thing = { kind: 'order' as const, id };
  if (state.paid === 0) return rappen(0);
  const bought = await vouchers.boughtWith(thing);
  if (parts.takeBack) await takeBackVouchers({ vouchers, audit }, parts, bought);
  const value = bought.reduce((total, voucher) => total + voucher.value, 0);
  return rappen(value - (await vouchers.voidedOf(thing)));
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
  for (const { productId, quantity } of inLockOrder(goodsOf(order.lines))) {
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

type MoneyBack = {
  readonly order: Order;
  /** The payment that counts; null: a voucher paid all of it. */
  readonly payment: OrderPayment | null;
  readonly amount: Rappen;
  readonly reason: OrderRefund['reason'];
};

/**
 * Sends so much of an order's money back: first what was paid by card, TWINT or at the desk, because that is the payer's
 * own; then what a voucher paid, to that voucher and never more than was taken from it.
 */
export async function giveMoneyBack(
  stores: Pick<Stores, 'payments' | 'vouchers' | 'audit'>,
  how: { readonly ids: Ids; readonly at: Instant; readonly id?: RefundId; readonly words?: string | null },
  { order, payment, amount, reason }: MoneyBack,
): Promise<void> {
  const left = payment === null ? 0 : payment.amount - payment.refunded;
  const own = rappen(Math.min(amount, left));
  if (payment !== null && own > 0) await sendBack(stores, how, payment, own, reason);
  const rest = rappen(amount - own);
  if (rest === 0 || order.state.voucher === 0) return;
  // The form's own id tells that it came twice; where a payment bears it, the voucher's line needs another.
  const id = own > 0 ? undefined : how.id;
  await returnToVoucher(stores, { ...how, reason: how.words ?? null, id }, thingOf(order), rest);
}
