import type { Order } from '../orders/placed-order.ts';
import type { OrderStatus } from '../orders/order-state.ts';
import type { ShippingMethod } from '../orders/shipping.ts';
import type { PaymentMatter } from '../payments/matter.ts';
import type { OrderPayment } from '../payments/payment.ts';
import type { OrderRefund, Refund } from '../payments/refund.ts';
import type { Actor, Insider } from '../shared/actor.ts';
import type { OrderId, SalonId, VisitorId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';

/** Orders. The order's row is locked before anything of it, or of its money, is changed: everything of it is serial. */
export interface OrderStore {
  /** Those that can be chosen, in their order. */
  shippingMethods(): Promise<readonly ShippingMethod[]>;
  nextNumber(): Promise<number>;
  /** False, and nothing is written, when the id is taken: by whomever. */
  insert(order: Order): Promise<boolean>;
  /** Without a lock; null when it does not exist or is not the actor's. */
  find(id: OrderId): Promise<Order | null>;
  /** Locks the row. Whoever ordered can lock what is not paid, and nothing else of theirs. */
  lock(id: OrderId): Promise<Order | null>;
  /** Unpaid ones that keep goods, of the actor. */
  unpaidCount(): Promise<number>;
  /** Writes state, times and reason, and counts the version up. */
  change(order: Order): Promise<void>;
  /** Leaves a job that says of an order which a voucher pays wholly that it is paid. */
  settleOrderSoon(id: OrderId): Promise<void>;
}

/** The signed address by which an order is reached from a letter and from the vendor's page. */
export interface OrderLinks {
  /** Absolute; from configuration, never from a request's host. */
  order(salonId: SalonId, id: OrderId, locale: Locale): string;
  open(salonId: SalonId, token: string): OrderId | null;
}

export type OrderView = {
  readonly order: Order;
  readonly payments: readonly OrderPayment[];
  readonly refunds: readonly OrderRefund[];
};

export type OrderRow = {
  readonly id: OrderId;
  readonly number: number;
  readonly status: OrderStatus;
  readonly stage: Order['state']['stage'];
  readonly total: Rappen;
  readonly paid: boolean;
  readonly name: string;
  readonly delivery: Order['state']['delivery'];
  readonly payBy: Order['state']['payBy'];
  readonly createdAt: Instant;
  readonly dueAt: Instant | null;
};

export const ORDER_FILTERS = [
  'to_do',
  'pending',
  'paid',
  'ready',
  'shipped',
  'completed',
  'cancelled',
  'all',
] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

export type RefundByHand = Refund & {
  /** Of the order; null: it is a visit's. */
  readonly number: number | null;
  /** False: a time that was held and never booked, of which there is no page. */
  readonly isVisit: boolean;
  /** Whom to ask for an account. Null: nobody knows a name; it was never booked. */
  readonly payee: string | null;
  readonly email: string | null;
};

export interface OrderQueries {
  shippingMethods(actor: Actor): Promise<readonly ShippingMethod[]>;
  /** Null when it does not exist or is not the actor's. Refunds are told to those who work here. */
  order(actor: Actor, id: OrderId): Promise<OrderView | null>;
  /** Of the actor, newest first. */
  own(actor: Actor): Promise<readonly OrderRow[]>;
  /** Of the salon, newest first; those before number `before`, if it is given. */
  list(
    actor: Insider,
    page: { readonly filter: OrderFilter; readonly before: number | null; readonly count: number },
  ): Promise<readonly OrderRow[]>;
  /** What waits for a person. */
  matters(actor: Insider): Promise<readonly PaymentMatter[]>;
  /** Money that somebody has to send by bank. */
  byHand(actor: Insider): Promise<readonly RefundByHand[]>;
  /** Who placed it, for whoever comes by its signed address. */
  holder(salonId: SalonId, id: OrderId): Promise<VisitorId | null>;
}

/** For the worker, over all salons. */
export interface OrderLookout {
  overdue(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly orderId: OrderId }[]>;
  forgetCarts(at: Instant): Promise<number>;
}
