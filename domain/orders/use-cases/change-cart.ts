import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { GiftId, ProductId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { readGift } from '../../vouchers/gift-form.ts';
import type { GiftFieldRefusal, RawGift } from '../../vouchers/gift-form.ts';
import { afterAdding, MOST_GIFTS, MOST_LINES, readQuantity } from '../cart.ts';
import type { QuantityReason } from '../cart.ts';

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type AddToCartInput = {
  readonly productId: ProductId;
  /** As typed. */
  readonly quantity: string;
  /** How many lay in the cart when the page was made: sent twice, the form adds once. */
  readonly had: number;
};

export type CartRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'quantity'; readonly reason: QuantityReason | 'none' }
  /** So many different products are no household's purchase. */
  | { readonly kind: 'full' };

export type AddToCart = (actor: Booker, input: AddToCartInput) => Promise<Result<null, CartRefusal>>;

/** A wish and no more: whether there are as many is seen in the cart, and decided at the order. */
export const addToCart =
  ({ uow, clock }: Deps): AddToCart =>
  async (actor, { productId, quantity, had }) => {
    const pieces = readQuantity(quantity);
    if (typeof pieces === 'string') return err({ kind: 'quantity', reason: pieces });
    if (pieces === 0) return err({ kind: 'quantity', reason: 'none' });
    return await uow.run<null, CartRefusal>(actor, async ({ cart }) => {
      const [offer, items] = await Promise.all([cart.offer(productId), cart.items()]);
      if (offer === null) return err({ kind: 'not_found' });
      const known = items.find((item) => item.productId === productId);
      if (known === undefined && items.length >= MOST_LINES) return err({ kind: 'full' });
      const after = afterAdding(known?.quantity ?? 0, had, pieces);
      await cart.put({ productId, quantity: after, seenPrice: offer.price }, clock.now());
      return ok(null);
    });
  };

export type ChangeCart = (
  actor: Booker,
  input: { readonly productId: ProductId; readonly quantity: string },
) => Promise<Result<{ readonly removed: boolean }, CartRefusal>>;

/** How many of a product lie in the cart. None takes it out, and whoever changes a line has read its price. */
export const changeCart =
  ({ uow, clock }: Deps): ChangeCart =>
  async (actor, { productId, quantity }) => {
    const pieces = readQuantity(quantity);
    if (typeof pieces === 'string') return err({ kind: 'quantity', reason: pieces });
    return await uow.run<{ removed: boolean }, CartRefusal>(actor, async ({ cart }) => {
      const items = await cart.items();
      const known = items.find((item) => item.productId === productId);
      if (pieces === 0) {
        await cart.remove(productId);
        return ok({ removed: true });
      }
      if (known === undefined) return err({ kind: 'not_found' });
      await cart.put({ productId, quantity: pieces, seenPrice: known.price }, clock.now());
      return ok({ removed: false });
    });
  };

export type GiftRefusal =
  { readonly kind: 'invalid'; readonly fields: readonly GiftFieldRefusal[] } | { readonly kind: 'full' };

/** `giftId`: made with the page; sent twice, the form adds one. */
export type AddGift = (
  actor: Booker,
  input: { readonly giftId: GiftId; readonly form: RawGift },
) => Promise<Result<null, GiftRefusal>>;

/** A voucher, with what whoever gives it would like to say. */
export const addGift =
  ({ uow, clock }: Deps): AddGift =>
  async (actor, { giftId, form }) => {
    const read = readGift(form);
    if (!read.ok) return err({ kind: 'invalid', fields: read.error });
    return await uow.run<null, GiftRefusal>(actor, async ({ cart }) => {
      const gifts = await cart.gifts();
      if (gifts.some(({ id }) => id === giftId)) return ok(null);
      if (gifts.length >= MOST_GIFTS) return err({ kind: 'full' });
      await cart.putGift({ ...read.value, id: giftId, addedAt: clock.now() });
      return ok(null);
    });
  };

export type RemoveGift = (actor: Booker, giftId: GiftId) => Promise<Result<null, never>>;

export const removeGift =
  ({ uow }: Pick<Deps, 'uow'>): RemoveGift =>
  async (actor, giftId) =>
    await uow.run<null, never>(actor, async ({ cart }) => {
      await cart.removeGift(giftId);
      return ok(null);
    });
