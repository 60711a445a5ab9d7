import { describe, expect, it } from 'vitest';
import type { CartStore } from '#domain/ports/cart.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { GiftId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import {
  aProduct,
  COMB,
  employeeOf,
  fillShelf,
  SHAMPOO,
  UNKNOWN_PRODUCT,
} from '#tests/support/builders/products.ts';
import { ALICE, BRUNO, NOW, visitor } from './contract-rows.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

export function cartContract({ name, make }: Contract): void {
  describe(`cart: ${name}`, () => {
    const side = freshWriteSide(make);
    const inCart = async <T>(actor: Actor, work: (cart: CartStore) => Promise<T>): Promise<T> => {
      const result = await side().uow.run(actor, async ({ cart }) => ok(await work(cart)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const open = () =>
      side().uow.run(employeeOf(SALON, 'owner'), async (stores) => ok(await fillShelf(stores, NOW, 3, 0)));
    const later = (NOW + 1000) as Instant;
    const line = (productId = SHAMPOO, quantity = 1) => ({ productId, quantity, seenPrice: rappen(2450) });

    it('keeps one line a product, in the order in which they came, with the product as it is now', async () => {
      await open();
      await inCart(ALICE, async (cart) => {
        await cart.put(line(COMB), NOW);
        await cart.put(line(SHAMPOO, 2), later);
        await cart.put({ ...line(COMB, 4), seenPrice: rappen(1290) }, later);
      });
      const items = await inCart(ALICE, (cart) => cart.items());
      expect(items).toMatchObject([
        { productId: COMB, quantity: 4, seenPrice: 1290, price: 1290, left: 0, onSale: true, slug: 'kamm' },
        { productId: SHAMPOO, quantity: 2, seenPrice: 2450, price: 2450, left: 3, vatCode: 'standard' },
      ]);
      await side().uow.run(employeeOf(SALON, 'owner'), async ({ catalogue }) =>
        ok(await catalogue.putProduct(aProduct({ price: rappen(2600), active: false }))),
      );
      expect(await inCart(ALICE, (cart) => cart.items())).toMatchObject([
        {},
        { seenPrice: 2450, price: 2600, onSale: false },
      ]);
    });

    it('offers what is on sale', async () => {
      await open();
      expect(await inCart(ALICE, (cart) => cart.offer(SHAMPOO))).toMatchObject({ price: 2450, left: 3 });
      expect(await inCart(ALICE, (cart) => cart.offer(UNKNOWN_PRODUCT))).toBeNull();
    });

    it('loses a line, or all of them', async () => {
      await open();
      await inCart(ALICE, async (cart) => {
        await cart.put(line(), NOW);
        await cart.put(line(COMB), NOW);
        await cart.remove(COMB);
        await cart.remove(COMB);
      });
      expect(await inCart(ALICE, (cart) => cart.items())).toHaveLength(1);
      await inCart(ALICE, (cart) => cart.clear());
      expect(await inCart(ALICE, (cart) => cart.items())).toEqual([]);
    });

    it('keeps vouchers beside, once for each id, and loses one or all of them', async () => {
      await open();
      const gift = (number: number, amount = 5_000) => ({
        id: `0000000f-0000-4000-8000-${String(number).padStart(12, '0')}` as GiftId,
        amount: rappen(amount),
        recipient: 'Berta',
        message: 'Alles Gute',
        addedAt: (NOW + number) as Instant,
      });
      await inCart(ALICE, async (cart) => {
        await cart.putGift(gift(2));
        await cart.putGift(gift(1));
        await cart.putGift(gift(1, 9_900));
      });
      expect(await inCart(ALICE, (cart) => cart.gifts())).toEqual([gift(1), gift(2)]);
      expect(await inCart(BRUNO, (cart) => cart.gifts())).toEqual([]);
      await inCart(BRUNO, (cart) => cart.removeGift(gift(1).id));
      await inCart(ALICE, (cart) => cart.removeGift(gift(2).id));
      expect(await inCart(ALICE, (cart) => cart.gifts())).toEqual([gift(1)]);
      await inCart(ALICE, (cart) => cart.clear());
      expect(await inCart(ALICE, (cart) => cart.gifts())).toEqual([]);
    });

    it("is nobody else's, and of one salon", async () => {
      await open();
      await inCart(ALICE, (cart) => cart.put(line(), NOW));
      await inCart(BRUNO, (cart) => cart.clear());
      expect(await inCart(BRUNO, (cart) => cart.items())).toEqual([]);
      expect(await inCart(visitor(1, OTHER_SALON), (cart) => cart.items())).toEqual([]);
      expect(await inCart(employeeOf(SALON, 'owner'), (cart) => cart.items())).toEqual([]);
      expect(await inCart(ALICE, (cart) => cart.items())).toHaveLength(1);
    });
  });
}
