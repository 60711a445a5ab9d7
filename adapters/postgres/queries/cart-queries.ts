import type { CartQueries } from '#domain/ports/cart.ts';
import { readCart, readGifts } from '../cart-rows.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

export const cartQueries = (database: Database): CartQueries => ({
  items: (actor) => readOnly(database, actor, (unit) => readCart(unit, actor.visitorId)),
  gifts: (actor) => readOnly(database, actor, (unit) => readGifts(unit, actor.visitorId)),
  count: async (actor) => {
    const [row] = await readOnly(
      database,
      actor,
      (unit) => unit.sql<{ pieces: number }>`
        select (select coalesce(sum(quantity), 0) from cart_line
            where salon_id = ${actor.salonId} and visitor_id = ${actor.visitorId})::int
          + (select count(*) from cart_gift
            where salon_id = ${actor.salonId} and visitor_id = ${actor.visitorId})::int as pieces`,
    );
    return row?.pieces ?? 0;
  },
});
