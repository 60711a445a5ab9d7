import type { Order } from '#domain/orders/placed-order.ts';
import type { ShippingMethod } from '#domain/orders/shipping.ts';
import { isRunning } from '#domain/payments/payment.ts';
import type { OrderPayment, Payment, VisitPayment } from '#domain/payments/payment.ts';
import type { Refund } from '#domain/payments/refund.ts';
import type { OrderStore } from '#domain/ports/orders.ts';
import type { PaymentMatter } from '#domain/payments/matter.ts';
import type { AppointmentId, OrderId, PaymentId, RefundId } from '#domain/shared/ids.ts';
import { enter, isVisible as sees, type Unit } from './unit.ts';

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

export function orderStore(unit: Unit): OrderStore {
  const { actor } = unit;
  const { orders, payments, refunds, matters, jobs, methods } = unit.rows.orderBook;
  const visitorId = 'visitorId' in actor ? actor.visitorId : null;
  const buys = actor.kind === 'visitor' || actor.kind === 'customer';
  const isVisible = (order: Order | undefined): order is Order =>
    order !== undefined &&
    (buys ? order.visitorId === visitorId : ['employee', 'hq', 'system'].includes(actor.kind));
  const demand = (allowed: boolean): void => {
    if (!allowed) throw new Error('row-level security: not for this actor');
  };
  const seesVisit = (id: AppointmentId): boolean => {
    const row = unit.rows.appointments.get(id);
    return row !== undefined && sees(actor, row.appointment);
  };
  const seen = (payment: Payment | undefined): Payment | null => {
    if (payment === undefined) return null;
    const visible =
      payment.orderId === null ? seesVisit(payment.visitId) : isVisible(orders.get(payment.orderId));
    return visible ? payment : null;
  };
  const own = <T extends Payment | Refund>(
    rows: Iterable<T>,
    id: OrderId,
  ): Extract<T, { orderId: OrderId }>[] =>
    isVisible(orders.get(id))
      ? [...rows].filter((row): row is Extract<T, { orderId: OrderId }> => row.orderId === id)
      : [];
  const ownOfVisit = (id: AppointmentId): VisitPayment[] =>
    seesVisit(id) ? [...payments.values()].filter((row): row is VisitPayment => row.visitId === id) : [];
  const inOrder = <T extends Payment>(rows: T[]): T[] =>
    rows.sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
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
      enter(unit);
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
    async paymentsOf(id) {
      enter(unit);
      return inOrder<OrderPayment>(own(payments.values(), id));
    },
    async paymentsOfVisit(id) {
      enter(unit);
      return inOrder(ownOfVisit(id));
    },
    async payment(id) {
      enter(unit);
      return seen(payments.get(id));
    },
    async paymentByCheckout(ref) {
      enter(unit);
      return seen([...payments.values()].find(({ checkoutRef }) => checkoutRef === ref));
    },
    async paymentByRef(ref) {
      enter(unit);
      return seen([...payments.values()].find(({ paymentRef }) => paymentRef === ref));
    },
    async insertPayment(payment) {
      enter(unit);
      const others: readonly Payment[] =
        payment.orderId === null ? ownOfVisit(payment.visitId) : own(payments.values(), payment.orderId);
      if (isRunning(payment) && others.some(isRunning)) {
        throw new Error('one payment runs at a time');
      }
      payments.set(payment.id, payment);
    },
    async changePayment(payment) {
      enter(unit);
      demand(team || payment.status === 'open' || payment.status === 'ended');
      payments.set(payment.id, payment);
    },
    async settleOrderSoon(orderId) {
      enter(unit);
      jobs.push({ task: 'settle-order', orderId });
    },
    async settleSoon(paymentId) {
      enter(unit);
      jobs.push({ task: 'settle-payment', paymentId });
    },
    async refund(id) {
      enter(unit);
      return buys ? null : (refunds.get(id) ?? null);
    },
    async insertRefund(refund) {
      enter(unit);
      demand(team);
      if (refunds.has(refund.id)) throw new Error('a refund is wanted once');
      refunds.set(refund.id, refund);
      if (refund.status === 'wanted') jobs.push({ task: 'send-refund', refundId: refund.id });
    },
    async changeRefund(refund) {
      enter(unit);
      demand(team);
      refunds.set(refund.id, refund);
    },
    async noteMatter(matter) {
      enter(unit);
      if (matters.some(({ kind, subject }) => kind === matter.kind && subject === matter.subject))
        return false;
      matters.push({ ...matter, settledWords: null });
      return true;
    },
    async settleMatter(id, words) {
      enter(unit);
      const place = matters.findIndex((matter) => matter.id === id && matter.settledWords === null);
      const matter = matters[place];
      if (matter === undefined) return false;
      matters[place] = { ...matter, settledWords: words };
      return true;
    },
  };
}
