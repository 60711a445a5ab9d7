import type { Order } from '#domain/orders/placed-order.ts';
import type { ShippingMethod } from '#domain/orders/shipping.ts';
import type { PaymentMatter } from '#domain/payments/matter.ts';
import type { Payment } from '#domain/payments/payment.ts';
import type { Refund } from '#domain/payments/refund.ts';
import type { OrderStore } from '#domain/ports/orders.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { OrderId, PaymentId, RefundId } from '#domain/shared/ids.ts';
import { enter, lockRow, type Unit } from './unit.ts';

export type OrderJob =
  | { readonly task: 'settle-order'; readonly orderId: OrderId }
  | { readonly task: 'settle-payment'; readonly paymentId: PaymentId }
  | { readonly task: 'send-refund'; readonly refundId: RefundId };

export type OrderRows = {
  readonly methods: ShippingMethod[];
  readonly orders: Map<OrderId, Order>;
  readonly payments: Map<PaymentId, Payment>;
  readonly refunds: Map<RefundId, Refund>;
  readonly matters: (PaymentMatter & { readonly settledWords: string | null })[];
  readonly jobs: OrderJob[];
};

export const noOrders = (): OrderRows => ({
  methods: [],
  orders: new Map(),
  payments: new Map(),
  refunds: new Map(),
  matters: [],
  jobs: [],
});

export const ordersDraft = (rows: OrderRows): OrderRows => ({
  methods: [...rows.methods],
  orders: new Map(rows.orders),
  payments: new Map(rows.payments),
  refunds: new Map(rows.refunds),
  matters: [...rows.matters],
  jobs: [...rows.jobs],
});

const FIRST_NUMBER = 1001;

export function seesOrder(actor: Actor, order: Order | undefined): order is Order {
  if (order === undefined) return false;
  if (actor.kind === 'visitor' || actor.kind === 'customer') return order.visitorId === actor.visitorId;
  return actor.kind === 'employee' || actor.kind === 'hq' || actor.kind === 'system';
}

export function orderStore(unit: Unit): OrderStore {
  const { actor } = unit;
  const { orders, jobs, methods } = unit.rows.orderBook;
  const visitorId = 'visitorId' in actor ? actor.visitorId : null;
  const buys = actor.kind === 'visitor' || actor.kind === 'customer';
  const isVisible = (order: Order | undefined): order is Order => seesOrder(actor, order);
  const demand = (allowed: boolean): void => {
    if (!allowed) throw new Error('row-level security: not for this actor');
  };
  const team = actor.kind === 'employee' || actor.kind === 'system';
  return {
    async shippingMethods() {
      enter(unit);
      return methods;
    },
    async nextNumber() {
      enter(unit);
      return Math.max(FIRST_NUMBER - 1, ...[...orders.values()].map(({ number }) => number)) + 1;
    },
    async insert(order) {
      enter(unit);
      demand(buys && order.visitorId === visitorId);
      if (orders.has(order.id)) return false;
      orders.set(order.id, order);
      return true;
    },
    async find(id) {
      enter(unit);
      const order = orders.get(id);
      return isVisible(order) ? order : null;
    },
    async lock(id) {
      lockRow(unit, 'order', id);
      const order = orders.get(id);
      if (!isVisible(order)) return null;
      const { paid, stage } = order.state;
      return !buys || (paid === 0 && (stage === 'open' || stage === 'ready')) ? order : null;
    },
    async unpaidCount() {
      enter(unit);
      return [...orders.values()].filter(
        ({ visitorId: whose, state }) =>
          whose === visitorId && state.paid === 0 && (state.stage === 'open' || state.stage === 'ready'),
      ).length;
    },
    async change(order) {
      enter(unit);
      const before = orders.get(order.id);
      demand(isVisible(before) && (team || (before.state.paid === 0 && order.state.paid === 0)));
      orders.set(order.id, { ...order, version: (before?.version ?? 0) + 1 });
    },
    async settleOrderSoon(orderId) {
      enter(unit);
      jobs.push({ task: 'settle-order', orderId });
    },
  };
}
