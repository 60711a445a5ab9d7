import type { OrderPayment, Payment, VisitPayment } from '#domain/payments/payment.ts';
import type { OrderStore } from '#domain/ports/orders.ts';
import type { OrderId, PaymentId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import {
  ORDER_COLUMNS,
  orderOf,
  readPayments,
  readRefunds,
  readShippingMethods,
  type OrderRowOf,
} from './order-rows.ts';
import type { Unit } from './unit.ts';

const BY_ID = `select ${ORDER_COLUMNS} from shop_order o where o.salon_id = $1 and o.id = $2`;
/** The row alone first: its lines never change, and after a wait the statement sees the row as it was left. */
const LOCK = 'select from shop_order where salon_id = $1 and id = $2 for update';

/** graphile-worker waits exp(attempt) seconds: fifteen attempts span three weeks, and a vendor is away for hours. */
const ATTEMPTS = 15;

export function orderStore(unit: Unit): OrderStore {
  const { salonId } = unit.actor;
  const enqueue = (task: string, payload: object, key: string): void =>
    unit.send(unit.sql`
      select enqueue_job(${task}, ${JSON.stringify({ salonId, ...payload })}::json, ${key}, ${ATTEMPTS}, null)`);
  const find = async (id: OrderId) => {
    const [row] = await unit.text<OrderRowOf>(BY_ID, [salonId, id]);
    return row === undefined ? null : orderOf(row);
  };
  const first = async <T>(rows: Promise<readonly T[]>): Promise<T | null> => (await rows)[0] ?? null;

  return {
    shippingMethods: () => readShippingMethods(unit),
    nextNumber: async () => {
      const [row] = await unit.sql<{ number: number }>`select next_number(${salonId}, 'order') as number`;
      if (row === undefined) throw new Error('the counter did not answer');
      return row.number;
    },
    insert: async (order) => {
      const { contact, state } = order;
      const address = order.goesTo.kind === 'shipping' ? JSON.stringify(order.goesTo.address) : null;
      const added = await unit.sql<{ id: OrderId }>`
        insert into shop_order (salon_id, id, number, visitor_id, customer_id, stage, pay_by, delivery, total_rappen,
          locale, terms_version, first_name, last_name, email, phone, address, note, due_at, created_at, staged_at)
        values (${salonId}, ${order.id}, ${order.number}, ${order.visitorId}, ${order.customerId}, ${state.stage},
          ${state.payBy}, ${state.delivery}, ${state.total}, ${order.locale}, ${order.termsVersion},
          ${contact.firstName}, ${contact.lastName}, ${contact.email}, ${contact.phone}, ${address}::jsonb,
          ${order.note}, to_timestamp(${order.dueAt}::float8 / 1000), to_timestamp(${order.createdAt}::float8 / 1000),
          to_timestamp(${order.stagedAt}::float8 / 1000))
        on conflict (salon_id, id) do nothing returning id`;
      if (added.length === 0) return false;
      for (const line of order.lines) {
        unit.send(unit.sql`
          insert into shop_order_line (salon_id, order_id, visitor_id, position, kind, product_id, name,
            unit_price_rappen, quantity, vat_code, vat_basis_points, gift)
          values (${salonId}, ${order.id}, ${order.visitorId}, ${line.position}, ${line.kind}, ${line.productId},
            ${JSON.stringify(line.name)}::jsonb, ${line.unitPrice}, ${line.quantity}, ${line.vatCode},
            ${line.vatBasisPoints}, ${line.gift === undefined ? null : JSON.stringify(line.gift)}::jsonb)`);
      }
      return true;
    },
    find,
    lock: async (id) => {
      const [locked, order] = await Promise.all([unit.text(LOCK, [salonId, id]), find(id)]);
      return locked.length === 0 ? null : order;
    },
    unpaidCount: async () => {
      const visitorId = 'visitorId' in unit.actor ? unit.actor.visitorId : null;
      const [row] = await unit.sql<{ orders: number }>`
        select count(*)::int as orders from shop_order
        where salon_id = ${salonId} and visitor_id = ${visitorId} and stage in ('open', 'ready') and paid_rappen = 0`;
      return row?.orders ?? 0;
    },
    change: async (order) => {
      const { state } = order;
      const dispute = unit.actor.kind === 'system' ? state.dispute : null;
      if (dispute !== null) {
        unit.send(unit.sql`
          update shop_order set dispute = ${dispute} where salon_id = ${salonId} and id = ${order.id}`);
      }
      unit.send(unit.sql`
        update shop_order set stage = ${state.stage}, paid_rappen = ${state.paid},
          refunded_rappen = ${state.refunded}, due_at = to_timestamp(${order.dueAt}::float8 / 1000),
          paid_at = to_timestamp(${order.paidAt}::float8 / 1000),
          staged_at = to_timestamp(${order.stagedAt}::float8 / 1000), end_reason = ${order.endReason},
          version = version + 1
        where salon_id = ${salonId} and id = ${order.id}`);
    },

    paymentsOf: (id) => readPayments<OrderPayment>(unit, 'order_id', id),
    paymentsOfVisit: (id) => readPayments<VisitPayment>(unit, 'appointment_id', id),
    payment: (id) => first(readPayments(unit, 'id', id)),
    paymentByCheckout: (ref) => first(readPayments(unit, 'checkout_ref', ref)),
    paymentByRef: (ref) => first(readPayments(unit, 'payment_ref', ref)),
    insertPayment: async (payment) => {
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
    changePayment: async (payment) => changePayment(unit, payment),
    settleOrderSoon: async (id) => enqueue('settle-order', { orderId: id }, `settle order ${id}`),
    settleSoon: async (id: PaymentId) => enqueue('settle-payment', { paymentId: id }, `settle ${id}`),

    refund: (id) => first(readRefunds(unit, 'id', id)),
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
