import type { CartGift, CartLine } from '#domain/orders/cart.ts';
import type { CartStore } from '#domain/ports/cart.ts';
import type { GiftId, ProductId, VisitorId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { enter, type Unit } from './unit.ts';

export type CartRows = Map<VisitorId, ReadonlyMap<ProductId, CartLine & { readonly addedAt: Instant }>>;

export type GiftRows = Map<VisitorId, ReadonlyMap<GiftId, CartGift>>;

export function cartStore(unit: Unit): CartStore {
  const { carts, gifts, shop } = unit.rows;
  const visitorId = ('visitorId' in unit.actor ? unit.actor.visitorId : null) as VisitorId | null;
  const lines = () => (visitorId === null ? undefined : carts.get(visitorId)) ?? new Map();
  const write = (change: (cart: Map<ProductId, CartLine & { readonly addedAt: Instant }>) => void): void => {
    if (visitorId === null) throw new Error('a cart belongs to whoever buys');
    const cart = new Map(lines());
    change(cart);
    carts.set(visitorId, cart);
  };
  const given = (): ReadonlyMap<GiftId, CartGift> =>
    (visitorId === null ? undefined : gifts.get(visitorId)) ?? new Map();
  const writeGifts = (change: (kept: Map<GiftId, CartGift>) => void): void => {
    if (visitorId === null) throw new Error('a cart belongs to whoever buys');
    const kept = new Map(given());
    change(kept);
    gifts.set(visitorId, kept);
  };
  const productOf = (productId: ProductId) => {
    const product = shop.products.get(productId);
    if (product === undefined) throw new Error('a cart holds products that there are');
    const { slug, name, price, vatCode, active } = product;
    const left = shop.levels.get(productId)?.stock ?? 0;
    return { productId, slug, name, price, vatCode, onSale: active, left };
  };
  return {
    async items() {
      enter(unit);
      return [...lines().values()]
        .sort((a, b) => a.addedAt - b.addedAt || (a.productId < b.productId ? -1 : 1))
        .map((line) => ({ ...productOf(line.productId), ...line }));
    },
    async offer(productId) {
      enter(unit);
      return shop.products.get(productId)?.active === true ? productOf(productId) : null;
    },
    async put(line, at) {
      enter(unit);
      productOf(line.productId);
      write((cart) =>
        cart.set(line.productId, { ...line, addedAt: cart.get(line.productId)?.addedAt ?? at }),
      );
    },
    async remove(productId) {
      enter(unit);
      write((cart) => cart.delete(productId));
    },
    async clear() {
      enter(unit);
      write((cart) => cart.clear());
      writeGifts((kept) => kept.clear());
    },
    async gifts() {
      enter(unit);
      return [...given().values()].sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
    },
    async putGift(gift) {
      enter(unit);
      writeGifts((kept) => void (kept.has(gift.id) || kept.set(gift.id, gift)));
    },
    async removeGift(id) {
      enter(unit);
      writeGifts((kept) => kept.delete(id));
    },
  };
}
