import type { OrderFilter, OrderQueries, OrderRow } from '#domain/ports/orders.ts';
import type { OrderPayment } from '#domain/payments/payment.ts';
import type { OrderRefund } from '#domain/payments/refund.ts';
import type { PaymentMatter } from '#domain/payments/matter.ts';
import { statusOf } from '#domain/orders/order-state.ts';
import type { VisitorId } from '#domain/shared/ids.ts';
import type { Database } from '../database.ts';
import { ORDER_COLUMNS, orderOf, readShippingMethods, type OrderRowOf } from '../order-rows.ts';
import { readByHand, readPayments, readRefunds } from '../payment-rows.ts';
import { readOnly } from '../transaction.ts';

const MOST_OWN = 100;

/** What each filter shows: by stage, so that an order whose money went back stays where its goods are. */
const FILTERS: Readonly<Record<OrderFilter, string>> = {
  to_do: `o.stage in ('open', 'ready', 'shipped') and (o.paid_rappen > 0 or o.pay_by = 'on_pick_up')`,
  pending: `o.stage = 'open' and o.paid_rappen = 0`,
  paid: `o.stage = 'open' and o.paid_rappen > 0`,
  ready: `o.stage = 'ready'`,
  shipped: `o.stage = 'shipped'`,
  completed: `o.stage = 'completed'`,
  cancelled: `o.stage = 'cancelled'`,
  all: 'true',
};

const rowOf = (row: OrderRowOf): OrderRow => {
  const { id, number, state, contact, createdAt, dueAt } = orderOf(row);
  return {
    id,
    number,
    status: statusOf(state),
    stage: state.stage,
    total: state.total,
    paid: state.paid > 0,
    name: `${contact.firstName} ${contact.lastName}`,
    delivery: state.delivery,
    payBy: state.payBy,
    createdAt,
    dueAt,
  };
};

export const orderQueries = (database: Database): OrderQueries => ({
  shippingMethods: (actor) => readOnly(database, actor, readShippingMethods),
  order: (actor, id) =>
    readOnly(database, actor, async (unit) => {
      const [orders, payments, refunds] = await Promise.all([
        unit.text<OrderRowOf>(
          `select ${ORDER_COLUMNS} from shop_order o where o.salon_id = $1 and o.id = $2`,
          [actor.salonId, id],
        ),
        readPayments<OrderPayment>(unit, 'order_id', id),
        readRefunds<OrderRefund>(unit, 'order_id', id),
      ]);
      const [row] = orders;
      return row === undefined ? null : { order: orderOf(row), payments, refunds };
    }),
  own: async (actor) => {
    if (!('visitorId' in actor)) return [];
    const rows = await readOnly(database, actor, (unit) =>
      unit.text<OrderRowOf>(
        `select ${ORDER_COLUMNS} from shop_order o where o.salon_id = $1 and o.visitor_id = $2
         order by o.created_at desc, o.id limit ${MOST_OWN}`,
        [actor.salonId, actor.visitorId],
      ),
    );
    return rows.map(rowOf);
  },
  list: async (actor, { filter, before, count }) => {
    const rows = await readOnly(database, actor, (unit) =>
      unit.text<OrderRowOf>(
        `select ${ORDER_COLUMNS} from shop_order o
         where o.salon_id = $1 and ($2::int is null or o.number < $2::int) and ${FILTERS[filter]}
         order by o.number desc limit $3::int`,
        [actor.salonId, before, count],
      ),
    );
    return rows.map(rowOf);
  },
  matters: (actor) =>
    readOnly(
      database,
      actor,
      (unit) => unit.sql<PaymentMatter>`
        -- A time that was held and never booked has no page to be looked at.
        select m.id, m.kind, m.subject, m.order_id as "orderId", m.amount_rappen as amount,
          case when a.customer_id is not null then m.appointment_id end as "visitId",
          round(date_part('epoch', m.noted_at) * 1000) as "notedAt"
        from payment_matter m left join appointment a on a.salon_id = m.salon_id and a.id = m.appointment_id
        where m.salon_id = ${actor.salonId} and m.settled_at is null order by m.noted_at, m.id`,
    ),
  byHand: (actor) => readOnly(database, actor, readByHand),
  holder: async (salonId, id) => {
    const [row] = await database.query<{ visitor_id: VisitorId | null }>`
      select holder_of_order(${salonId}, ${id}) as visitor_id`;
    return row?.visitor_id ?? null;
  },
});
