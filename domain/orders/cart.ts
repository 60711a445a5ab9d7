/** What somebody would like to buy. A wish: it keeps no stock, and prices are those of the moment when it is read. */
import type { GiftId, ProductId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import { sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { WantedGift } from '../vouchers/gift-form.ts';
import { lineTotal } from './order.ts';

export type CartLine = {
  readonly productId: ProductId;
  readonly quantity: number;
  /** What it cost when it was put there, or when its price was last acknowledged. */
  readonly seenPrice: Rappen;
};

/** A line with its product as it is now. */
export type CartItem = CartLine & {
  readonly slug: string;
  readonly name: Localized;
  /** Each, VAT included. */
  readonly price: Rappen;
  readonly vatCode: string;
  readonly onSale: boolean;
  /** Pieces that can be sold. */
  readonly left: number;
  readonly addedAt: Instant;
};

/** A voucher that somebody would like to buy. */
export type CartGift = WantedGift & { readonly id: GiftId; readonly addedAt: Instant };

export const MOST_GIFTS = 10;

/** More of one product is no household's purchase: the salon is glad to hear of it by telephone. */
export const MOST_OF_ONE = 20;
export const MOST_LINES = 30;

export type CartTrouble =
  /** Not on sale any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'sold_out' }
  | { readonly kind: 'short'; readonly left: number }
  | null;

/** Why a line cannot be ordered as it is; null: nothing. */
export function troubleOf({ onSale, left, quantity }: CartItem): CartTrouble {
  if (!onSale) return { kind: 'gone' };
  if (left <= 0) return { kind: 'sold_out' };
  return left < quantity ? { kind: 'short', left } : null;
}

/** The price that was read before, when it is another one by now. */
export const priceBefore = ({ price, seenPrice }: CartItem): Rappen | null =>
  price === seenPrice ? null : seenPrice;

/** All of it can be ordered as it stands. */
export const isOrderable = (items: readonly CartItem[], gifts: readonly CartGift[] = []): boolean =>
  items.length + gifts.length > 0 && items.every((item) => troubleOf(item) === null);

/** In Rappen: what the vouchers in the cart are over, without VAT, which is due when they are spent. */
export const giftsTotal = (gifts: readonly Pick<CartGift, 'amount'>[]): Rappen =>
  sum(gifts.map(({ amount }) => amount));

/** What the goods cost that can be had, in Rappen, VAT included. */
export const goodsTotal = (items: readonly CartItem[]): Rappen =>
  sum(
    items
      .filter((item) => {
        const kind = troubleOf(item)?.kind;
        return kind !== 'gone' && kind !== 'sold_out';
      })
      .map(({ price, quantity }) => lineTotal({ unitPrice: price, quantity })),
  );

export type QuantityReason = 'not_a_number' | 'too_many';

/** Pieces as they were typed; 0 takes the product out. */
export function readQuantity(typed: string): number | QuantityReason {
  const text = typed.trim();
  if (!/^\d{1,6}$/.test(text)) return 'not_a_number';
  const pieces = Number(text);
  return pieces > MOST_OF_ONE ? 'too_many' : pieces;
}

/**
 * How many there are after so many were added. `had` is how many there were when the page was made: sent twice, a form
 * adds once.
 */
export const afterAdding = (current: number, had: number, pieces: number): number =>
  Math.min(MOST_OF_ONE, Math.max(current, had + pieces));
