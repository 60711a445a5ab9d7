import type { CartGift, CartItem } from '#domain/orders/cart.ts';
import type { ShopPicture } from '#domain/ports/shop.ts';
import type { GiftId, ProductId, VisitorId } from '#domain/shared/ids.ts';
import type { Localized } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Unit } from './unit.ts';

type CartRow = {
  readonly product_id: ProductId;
  readonly quantity: number;
  readonly seen_price_rappen: number;
  readonly slug: string;
  readonly name: Localized;
  readonly price_rappen: number;
  readonly vat_code: string;
  readonly active: boolean;
  readonly stock: number;
  readonly added_at: number;
  readonly picture: ShopPicture | null;
};

export async function readCart(
  unit: Unit,
  visitorId: VisitorId,
): Promise<readonly (CartItem & { readonly picture: ShopPicture | null })[]> {
  const rows = await unit.sql<CartRow>`
    select l.product_id, l.quantity, l.seen_price_rappen, p.slug, p.name, p.price_rappen, p.vat_code, p.active,
      p.stock, round(date_part('epoch', l.added_at) * 1000) as added_at,
      (select json_build_object('id', i.id, 'alt', i.alt, 'width', i.width, 'height', i.height)
        from product_image i where i.salon_id = p.salon_id and i.product_id = p.id
        order by i.position, i.id limit 1) as picture
    from cart_line l
    join product p on p.salon_id = l.salon_id and p.id = l.product_id
    where l.salon_id = ${unit.actor.salonId} and l.visitor_id = ${visitorId}
    order by l.added_at, l.product_id`;
  return rows.map((row) => ({
    productId: row.product_id,
    quantity: row.quantity,
    seenPrice: rappen(row.seen_price_rappen),
    slug: row.slug,
    name: row.name,
    price: rappen(row.price_rappen),
    vatCode: row.vat_code,
    onSale: row.active,
    left: row.stock,
    addedAt: row.added_at as Instant,
    picture: row.picture,
  }));
}

type GiftRow = {
  readonly id: GiftId;
  readonly amount_rappen: number;
  readonly recipient: string;
  readonly message: string;
  readonly added_at: number;
};

export async function readGifts(unit: Unit, visitorId: VisitorId): Promise<readonly CartGift[]> {
  const rows = await unit.sql<GiftRow>`
    select id, amount_rappen, recipient, message, round(date_part('epoch', added_at) * 1000) as added_at
    from cart_gift where salon_id = ${unit.actor.salonId} and visitor_id = ${visitorId} order by added_at, id`;
  return rows.map(({ id, amount_rappen: amount, recipient, message, added_at: addedAt }) => ({
    id,
    amount: rappen(amount),
    recipient,
    message,
    addedAt: addedAt as Instant,
  }));
}
