/**
 * What can become of an order, as one machine. Money and goods are two facts of it, because goods may be on their way
 * while a part of the money has gone back; the status that people read is derived from both and never set.
 */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { PayBy } from './order.ts';

export type OrderStage = 'open' | 'ready' | 'shipped' | 'completed' | 'cancelled';

export type OrderState = {
  readonly stage: OrderStage;
  readonly payBy: PayBy;
  /** `email`: vouchers and nothing else. */
  readonly delivery: 'pick_up' | 'shipping' | 'email';
  /** All amounts in Rappen, VAT included. */
  readonly total: Rappen;
  /** What of the total was paid by voucher when it was placed; it stays so when that was given back. */
  readonly voucher: Rappen;
  /** Nothing, or the total: what no voucher pays is not paid in parts. */
  readonly paid: Rappen;
  /** What has gone back, or is on its way back. */
  readonly refunded: Rappen;
  /** The bank holds the money back (`open`) or has taken it (`lost`). */
  readonly dispute: 'none' | 'open' | 'lost';
};

export const ORDER_STATUSES = [
  'pending',
  'paid',
  'ready',
  'shipped',
  'completed',
  'cancelled',
  'partially_refunded',
  'refunded',
  'disputed',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

const NOTHING = rappen(0);

/** @throws RangeError for a total of nothing or less: what costs nothing is no order */
export function newOrder(
  facts: Pick<OrderState, 'payBy' | 'delivery' | 'total'> & Partial<Pick<OrderState, 'voucher'>>,
): OrderState {
  if (facts.total <= 0) throw new RangeError(`no order over ${facts.total}`);
  return { voucher: NOTHING, ...facts, stage: 'open', paid: NOTHING, refunded: NOTHING, dispute: 'none' };
}

/** What no voucher pays: the vendor or the desk is asked for it, and for no more. */
export const dueOf = ({ total, voucher }: Pick<OrderState, 'total' | 'voucher'>): Rappen =>
  rappen(total - voucher);

/** The one word for it. What troubles the money comes before how far the goods are. */
export function statusOf({ stage, paid, refunded, dispute }: OrderState): OrderStatus {
  if (dispute !== 'none') return 'disputed';
  if (paid > 0 && refunded === paid) return 'refunded';
  if (stage === 'cancelled') return 'cancelled';
  if (refunded > 0) return 'partially_refunded';
  if (stage !== 'open') return stage;
  return paid > 0 ? 'paid' : 'pending';
}

/** What waits to be fetched, and is paid when it is. */
export const isPayableAtDesk = ({ payBy, delivery, paid, stage }: OrderState): boolean =>
  payBy === 'on_pick_up' && delivery === 'pick_up' && paid === 0 && (stage === 'open' || stage === 'ready');

export type OrderEvent =
  /** The vendor, or the desk, says that so many Rappen are ours. */
  | { readonly kind: 'money_came'; readonly amount: Rappen }
  /** Nobody paid in time, or nobody came to fetch it. */
  | { readonly kind: 'lapse' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'make_ready' }
  | { readonly kind: 'ship' }
  /** Handed over at the desk, or arrived. */
  | { readonly kind: 'complete' }
  | { readonly kind: 'refund'; readonly amount: Rappen }
  /** A refund that was on its way did not arrive. */
  | { readonly kind: 'refund_failed'; readonly amount: Rappen }
  | { readonly kind: 'dispute_opened' }
  | { readonly kind: 'dispute_won' }
  | { readonly kind: 'dispute_lost' };

/**
 * What has to happen with it, in the same transaction or posted from it: what touches vouchers before what touches
 * products, because they are locked in that order.
 */
export type OrderEffect =
  /** What was kept becomes a sale in the stock's ledger. */
  | 'sell_stock'
  | 'release_stock'
  /** What a voucher paid for an order that came to nothing. */
  | 'return_voucher'
  /** Goods that never left the salon are on sale again. */
  | 'restock'
  /** All that was paid and has not gone back yet. */
  | 'refund_rest';

export type OrderStep = { readonly state: OrderState; readonly effects: readonly OrderEffect[] };

export type OrderRefusal =
  | { readonly kind: 'wrong_stage'; readonly status: OrderStatus }
  | { readonly kind: 'not_paid' }
  /** Kept for a person: neither taken as paid nor sent back by itself. */
  | { readonly kind: 'wrong_amount'; readonly expected: Rappen }
  | { readonly kind: 'more_than_left'; readonly left: Rappen };

/** What of the money is still here and may go back. */
export const refundable = ({ paid, refunded, dispute }: OrderState): Rappen =>
  dispute === 'none' ? rappen(paid - refunded) : NOTHING;

/**
 * The order after something happened to it, and what follows. Said twice, an event that is settled changes nothing and
 * has no effects, so that a message may come again; an event that no longer fits is refused.
 *
 * @param held what was paid for vouchers that were not taken back: it is with whoever holds them
 */
export function afterEvent(
  order: OrderState,
  event: OrderEvent,
  held: Rappen = NOTHING,
): Result<OrderStep, OrderRefusal> {
  const wrong = err({ kind: 'wrong_stage' as const, status: statusOf(order) });
  const step = (change: Partial<OrderState>, ...effects: readonly OrderEffect[]) =>
    ok({ state: { ...order, ...change }, effects });
  const settled = step({});
  const undone: readonly OrderEffect[] =
    order.voucher > 0 ? ['return_voucher', 'release_stock'] : ['release_stock'];
  switch (event.kind) {
    case 'money_came':
      if (event.amount !== dueOf(order)) return err({ kind: 'wrong_amount', expected: dueOf(order) });
      if (order.paid > 0) return settled;
      // Late money is never lost and never silently kept: it is noted, and goes back.
      if (order.stage === 'cancelled') {
        return step({ paid: order.total, refunded: order.total }, 'refund_rest');
      }
      // What goes by letter is on its way with the money.
      return step(
        { paid: order.total, stage: order.delivery === 'email' ? 'completed' : order.stage },
        'sell_stock',
      );
    case 'lapse':
      if (order.stage === 'cancelled') return settled;
      return order.paid === 0 && (order.stage === 'open' || order.stage === 'ready')
        ? step({ stage: 'cancelled' }, ...undone)
        : wrong;
    case 'cancel':
      if (order.stage === 'cancelled') return settled;
      if (order.stage !== 'open' && order.stage !== 'ready') return wrong;
      if (order.paid === 0) return step({ stage: 'cancelled' }, ...undone);
      return refundable(order) > held
        ? step({ stage: 'cancelled', refunded: rappen(order.paid - held) }, 'refund_rest', 'restock')
        : step({ stage: 'cancelled' }, 'restock');
    case 'make_ready':
      if (order.stage === 'ready') return settled;
      if (order.stage !== 'open' || order.delivery !== 'pick_up') return wrong;
      return order.paid === 0 && order.payBy === 'online'
        ? err({ kind: 'not_paid' })
        : step({ stage: 'ready' });
    case 'ship':
      if (order.stage === 'shipped') return settled;
      if (order.stage !== 'open' || order.delivery !== 'shipping') return wrong;
      return order.paid === 0 ? err({ kind: 'not_paid' }) : step({ stage: 'shipped' });
    case 'complete':
      if (order.stage === 'completed') return settled;
      if (order.stage !== 'ready' && order.stage !== 'shipped') return wrong;
      return order.paid === 0 ? err({ kind: 'not_paid' }) : step({ stage: 'completed' });
    case 'refund': {
      const left = rappen(Math.max(0, refundable(order) - held));
      if (event.amount <= 0 || event.amount > left) return err({ kind: 'more_than_left', left });
      return step({ refunded: rappen(order.refunded + event.amount) });
    }
    case 'refund_failed':
      return event.amount > 0 && event.amount <= order.refunded
        ? step({ refunded: rappen(order.refunded - event.amount) })
        : err({ kind: 'more_than_left', left: order.refunded });
    case 'dispute_opened':
      if (order.paid === 0) return err({ kind: 'not_paid' });
      return order.dispute === 'none' ? step({ dispute: 'open' }) : settled;
    case 'dispute_won':
      if (order.paid === 0) return err({ kind: 'not_paid' });
      if (order.dispute === 'lost') return wrong;
      // What was cancelled meanwhile could not go back then.
      return order.stage === 'cancelled' && order.refunded < order.paid - held
        ? step({ dispute: 'none', refunded: rappen(order.paid - held) }, 'refund_rest')
        : step({ dispute: 'none' });
    case 'dispute_lost':
      if (order.paid === 0) return err({ kind: 'not_paid' });
      return step({ dispute: 'lost' });
  }
}
