import type { OrderLookout } from '#domain/ports/orders.ts';
import type { OrderId, SalonId } from '#domain/shared/ids.ts';
import type { Database } from './database.ts';

/** For the worker: looks into every salon, which no policy allows, by functions that tell ids only. */
export const orderLookout = (database: Database): OrderLookout => ({
  overdue: async (at) => {
    const rows = await database.query<{ salon_id: SalonId; order_id: OrderId }>`
      select salon_id, order_id from overdue_orders(to_timestamp(${at}::float8 / 1000))`;
    return rows.map(({ salon_id: salonId, order_id: orderId }) => ({ salonId, orderId }));
  },
  forgetCarts: async (at) => {
    const [row] = await database.query<{ gone: number }>`
      select forget_carts(to_timestamp(${at}::float8 / 1000)) + forget_gifts(to_timestamp(${at}::float8 / 1000)) as gone`;
    return row?.gone ?? 0;
  },
});
