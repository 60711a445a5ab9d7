import type { OrderPayment, Payment, VisitPayment } from '#domain/payments/payment.ts';
import type { PaymentStore } from '#domain/ports/payment-store.ts';
import type { PaymentId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { moneyJobs } from './money-jobs.ts';
import { readPayments, readRefunds } from './payment-rows.ts';
import type { Unit } from './unit.ts';

export function paymentStore(unit: Unit): PaymentStore {
  const { salonId } = unit.actor;
  const enqueue = moneyJobs(unit);
  const first = async <T>(rows: Promise<readonly T[]>): Promise<T | null> => (await rows)[0] ?? null;

  return {
    ofOrder: (id) => readPayments<OrderPayment>(unit, 'order_id', id),
    ofVisit: (id) => readPayments<VisitPayment>(unit, 'appointment_id', id),
    find: (id) => first(readPayments(unit, 'id', id)),
    byCheckout: (ref) => first(readPayments(unit, 'checkout_ref', ref)),
    byRef: (ref) => first(readPayments(unit, 'payment_ref', ref)),
    insert: async (payment) => {
      unit.send(unit.sql`
        insert into payment (salon_id, id, order_id, appointment_id, visitor_id, method, amount_rappen, status, wish, charge,
          opened_at, expires_at, settled_at)
        select ${salonId}, ${payment.id}::uuid, o.order_id, o.appointment_id, o.visitor_id, ${payment.method},
          ${payment.amount}::int, ${payment.status}, ${payment.wish === null ? null : JSON.stringify(payment.wish)}::jsonb,
          ${payment.charge === null ? null : JSON.stringify(payment.charge)}::jsonb,
          to_timestamp(${payment.openedAt}::float8 / 1000), to_timestamp(${payment.expiresAt}::float8 / 1000),
          to_timestamp(${payment.settledAt}::float8 / 1000)
        from (
          select id as order_id, null::uuid as appointment_id, visitor_id from shop_order
          where salon_id = ${salonId} and id = ${payment.orderId}::uuid
          union all
          select null::uuid, id, visitor_id from appointment
          where salon_id = ${salonId} and id = ${payment.visitId}::uuid
        ) as o`);
    },
    change: async (payment) => changePayment(unit, payment),
    settleSoon: async (id: PaymentId) => enqueue('settle-payment', { paymentId: id }, `settle ${id}`),

    refund: (id) => first(readRefunds(unit, 'id', id)),
    refundsOf: (id) => readRefunds(unit, 'payment_id', id),
    insertRefund: async (refund) => {
      unit.send(unit.sql`
        insert into refund (salon_id, id, order_id, appointment_id, payment_id, amount_rappen, reason, words, status,
          created_at, settled_at)
        values (${salonId}, ${refund.id}, ${refund.orderId}, ${refund.visitId}, ${refund.paymentId}, ${refund.amount}, ${refund.reason},
          ${refund.words}, ${refund.status}, to_timestamp(${refund.createdAt}::float8 / 1000),
          to_timestamp(${refund.settledAt}::float8 / 1000))`);
      if (refund.status === 'wanted') enqueue('send-refund', { refundId: refund.id }, `refund ${refund.id}`);
    },
    changeRefund: async (refund) => {
      if (unit.actor.kind === 'system') {
        unit.send(unit.sql`
          update refund set refund_ref = ${refund.refundRef} where salon_id = ${salonId} and id = ${refund.id}`);
      }
      unit.send(unit.sql`
        update refund set status = ${refund.status}, settled_at = to_timestamp(${refund.settledAt}::float8 / 1000)
        where salon_id = ${salonId} and id = ${refund.id}`);
    },

    noteMatter: async (matter) => {
      const noted = await unit.sql`
        insert into payment_matter (salon_id, id, kind, subject, order_id, appointment_id, amount_rappen, noted_at)
        values (${salonId}, ${matter.id}, ${matter.kind}, ${matter.subject}, ${matter.orderId}, ${matter.visitId},
          ${matter.amount}, to_timestamp(${matter.notedAt}::float8 / 1000))
        on conflict (salon_id, kind, subject) do nothing returning id`;
      return noted.length > 0;
    },
    settleMatter: async (id, words, at: Instant) => {
      const settled = await unit.sql`
        update payment_matter set settled_at = to_timestamp(${at}::float8 / 1000), settled_words = ${words}
        where salon_id = ${salonId} and id = ${id} and settled_at is null returning id`;
      return settled.length > 0;
    },
  };
}

/** What money came by is said by a job alone; grants by column hold everybody else to the rest. */
function changePayment(unit: Unit, payment: Payment): void {
  const { salonId } = unit.actor;
  if (unit.actor.kind === 'system') {
    unit.send(unit.sql`
      update payment set method = ${payment.method}, payment_ref = ${payment.paymentRef}, fee_rappen = ${payment.fee},
        paid_at = to_timestamp(${payment.paidAt}::float8 / 1000)
      where salon_id = ${salonId} and id = ${payment.id}`);
  }
  unit.send(unit.sql`
    update payment set status = ${payment.status}, checkout_ref = ${payment.checkoutRef}, url = ${payment.url},
      settled_at = to_timestamp(${payment.settledAt}::float8 / 1000), refunded_rappen = ${payment.refunded}
    where salon_id = ${salonId} and id = ${payment.id}`);
}
