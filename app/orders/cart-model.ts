/** What the cart's page shows of a line. */
import { priceBefore, troubleOf } from '#domain/orders/cart.ts';
import { lineTotal } from '#domain/orders/order.ts';
import type { ShownCartItem } from '#domain/ports/cart.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { pictureModel } from '../shop/shop-model.ts';

export const cartLineModel = (item: ShownCartItem, locale: Locale) => ({
  productId: item.productId,
  slug: item.slug,
  name: item.name[locale],
  quantity: item.quantity,
  price: item.price,
  total: lineTotal({ unitPrice: item.price, quantity: item.quantity }),
  onSale: item.onSale,
  trouble: troubleOf(item),
  priceBefore: priceBefore(item),
  picture: item.picture === null ? null : pictureModel(item.picture, locale),
});

export type CartLineModel = ReturnType<typeof cartLineModel>;
