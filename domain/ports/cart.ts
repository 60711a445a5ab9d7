import type { CartGift, CartItem, CartLine } from '../orders/cart.ts';
import type { Booker } from '../shared/actor.ts';
import type { GiftId, ProductId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { ShopPicture } from './shop.ts';

/** The actor's own cart. */
export interface CartStore {
  /** In the order in which they were put there. */
  items(): Promise<readonly CartItem[]>;
  /** The product as it would lie in the cart; null: not on sale. */
  offer(productId: ProductId): Promise<Omit<CartItem, 'quantity' | 'seenPrice' | 'addedAt'> | null>;
  /** Puts it there, or changes how many and which price was seen. */
  put(line: CartLine, at: Instant): Promise<void>;
  /** Fine when it is not there. */
  remove(productId: ProductId): Promise<void>;
  /** Vouchers, in the order in which they were put there. */
  gifts(): Promise<readonly CartGift[]>;
  /** Once for each id: sent twice, a form adds one. */
  putGift(gift: CartGift): Promise<void>;
  /** Fine when it is not there. */
  removeGift(id: GiftId): Promise<void>;
  /** Products and vouchers. */
  clear(): Promise<void>;
}

export type ShownCartItem = CartItem & { readonly picture: ShopPicture | null };

export interface CartQueries {
  items(actor: Booker): Promise<readonly ShownCartItem[]>;
  gifts(actor: Booker): Promise<readonly CartGift[]>;
  /** Pieces and vouchers, for the page's head. */
  count(actor: Booker): Promise<number>;
}
