import { isRunning } from '#domain/payments/payment.ts';
import type { OrderPayment, Payment, VisitPayment } from '#domain/payments/payment.ts';
import type { PaymentStore } from '#domain/ports/payment-store.ts';
import type { AppointmentId, OrderId } from '#domain/shared/ids.ts';
import { seesOrder } from './order-store.ts';
import { enter, isVisible as sees, type Unit } from './unit.ts';

export function paymentStore(unit: Unit): PaymentStore {
  const { actor } = unit;
  const { orders, payments, refunds, matters, jobs } = unit.rows.orderBook;
  const buys = actor.kind === 'visitor' || actor.kind === 'customer';
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
      payment.orderId === null ? seesVisit(payment.visitId) : seesOrder(actor, orders.get(payment.orderId));
    return visible ? payment : null;
  };
  const ownOfOrder = (id: OrderId): OrderPayment[] =>
    seesOrder(actor, orders.get(id))
      ? [...payments.values()].filter((row): row is OrderPayment => row.orderId === id)
      : [];
  const ownOfVisit = (id: AppointmentId): VisitPayment[] =>
    seesVisit(id) ? [...payments.values()].filter((row): row is VisitPayment => row.visitId === id) : [];
  const inOrder = <T extends Payment>(rows: T[]): T[] =>
    rows.sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
  const team = actor.kind === 'employee' || actor.kind === 'system';
  return {
    async ofOrder(id) {
      enter(unit);
      return inOrder(ownOfOrder(id));
    },
    async ofVisit(id) {
      enter(unit);
      return inOrder(ownOfVisit(id));
    },
    async find(id) {
      enter(unit);
      return seen(payments.get(id));
    },
    async byCheckout(ref) {
      enter(unit);
      return seen([...payments.values()].find(({ checkoutRef }) => checkoutRef === ref));
    },
    async byRef(ref) {
      enter(unit);
      return seen([...payments.values()].find(({ paymentRef }) => paymentRef === ref));
    },
    async insert(payment) {
      enter(unit);
      const others: readonly Payment[] =
        payment.orderId === null ? ownOfVisit(payment.visitId) : ownOfOrder(payment.orderId);
      if (isRunning(payment) && others.some(isRunning)) {
        throw new Error('one payment runs at a time');
      }
      payments.set(payment.id, payment);
    },
    async change(payment) {
      enter(unit);
      demand(team || payment.status === 'open' || payment.status === 'ended');
      payments.set(payment.id, payment);
    },
    async settleSoon(paymentId) {
      enter(unit);
      jobs.push({ task: 'settle-payment', paymentId });
    },
    async refund(id) {
      enter(unit);
      return buys ? null : (refunds.get(id) ?? null);
    },
    async refundsOf(id) {
      enter(unit);
      const own = [...refunds.values()].filter(({ paymentId }) => paymentId === id);
      return buys ? [] : own.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
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
