import type { CartStore } from '#domain/ports/cart.ts';
import type { VisitorId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { readCart, readGifts } from './cart-rows.ts';
import { readProducts } from './product-rows.ts';
import type { Unit } from './unit.ts';

/** Only who buys has one: for everybody else it is empty. */
export function cartStore(unit: Unit): CartStore {
  const { salonId } = unit.actor;
  const visitorId = ('visitorId' in unit.actor ? unit.actor.visitorId : null) as VisitorId | null;
  const demandVisitor = (): VisitorId => {
    if (visitorId === null) throw new Error('a cart belongs to whoever buys');
    return visitorId;
  };
  return {
    items: async () => (visitorId === null ? [] : await readCart(unit, visitorId)),
    offer: async (productId) => {
      const [product] = await readProducts(unit, productId);
      if (product === undefined || !product.active) return null;
      const { slug, name, price, vatCode, stock } = product;
      return { productId, slug, name, price: rappen(price), vatCode, onSale: true, left: stock };
    },
    put: async ({ productId, quantity, seenPrice }, at) => {
      unit.send(unit.sql`
        insert into cart_line (salon_id, visitor_id, product_id, quantity, seen_price_rappen, added_at)
        values (${salonId}, ${demandVisitor()}, ${productId}, ${quantity}, ${seenPrice},
          to_timestamp(${at}::float8 / 1000))
        on conflict (salon_id, visitor_id, product_id) do update
          set quantity = excluded.quantity, seen_price_rappen = excluded.seen_price_rappen`);
    },
    remove: async (productId) => {
      unit.send(unit.sql`
        delete from cart_line
        where salon_id = ${salonId} and visitor_id = ${demandVisitor()} and product_id = ${productId}`);
    },
    gifts: async () => (visitorId === null ? [] : await readGifts(unit, visitorId)),
    putGift: async ({ id, amount, recipient, message, addedAt }) => {
      unit.send(unit.sql`
        insert into cart_gift (salon_id, visitor_id, id, amount_rappen, recipient, message, added_at)
        values (${salonId}, ${demandVisitor()}, ${id}, ${amount}, ${recipient}, ${message},
          to_timestamp(${addedAt}::float8 / 1000))
        on conflict (salon_id, visitor_id, id) do nothing`);
    },
    removeGift: async (id) => {
      unit.send(unit.sql`
        delete from cart_gift
        where salon_id = ${salonId} and visitor_id = ${demandVisitor()} and id = ${id}`);
    },
    clear: async () => {
      unit.send(
        unit.sql`delete from cart_line where salon_id = ${salonId} and visitor_id = ${demandVisitor()}`,
      );
      unit.send(
        unit.sql`delete from cart_gift where salon_id = ${salonId} and visitor_id = ${demandVisitor()}`,
      );
    },
  };
}
