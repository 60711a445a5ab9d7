import type { OrderStore } from '#domain/ports/orders.ts';
import type { OrderId } from '#domain/shared/ids.ts';
import { moneyJobs } from './money-jobs.ts';
import { ORDER_COLUMNS, orderOf, readShippingMethods, type OrderRowOf } from './order-rows.ts';
import type { Unit } from './unit.ts';

const BY_ID = `select ${ORDER_COLUMNS} from shop_order o where o.salon_id = $1 and o.id = $2`;
/** The row alone first: its lines never change, and after a wait the statement sees the row as it was left. */
const LOCK = 'select from shop_order where salon_id = $1 and id = $2 for update';

export function orderStore(unit: Unit): OrderStore {
  const { salonId } = unit.actor;
  const enqueue = moneyJobs(unit);
  const find = async (id: OrderId) => {
    const [row] = await unit.text<OrderRowOf>(BY_ID, [salonId, id]);
    return row === undefined ? null : orderOf(row);
  };

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
    settleOrderSoon: async (id) => enqueue('settle-order', { orderId: id }, `settle order ${id}`),
  };
}
