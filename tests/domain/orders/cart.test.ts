import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase } from '#adapters/memory/database.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import {
  afterAdding,
  goodsTotal,
  isOrderable,
  MOST_OF_ONE,
  priceBefore,
  readQuantity,
  troubleOf,
  type CartItem,
} from '#domain/orders/cart.ts';
import { addToCart, changeCart } from '#domain/orders/use-cases/change-cart.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { ALICE, NOW } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome } from '#tests/domain/slots/use-cases/desk.ts';
import {
  aProduct,
  COMB,
  employeeOf,
  fillShelf,
  SHAMPOO,
  UNKNOWN_PRODUCT,
} from '#tests/support/builders/products.ts';

const item = (over: Partial<CartItem> = {}): CartItem => ({
  productId: SHAMPOO,
  quantity: 2,
  seenPrice: rappen(2450),
  slug: 'shampoo',
  name: { 'de-CH': 'Shampoo', en: 'Shampoo' },
  price: rappen(2450),
  vatCode: 'standard',
  onSale: true,
  left: 5,
  addedAt: NOW,
  ...over,
});

describe('a line of the cart', () => {
  it.each([
    [{}, null],
    [{ left: 2 }, null],
    [{ left: 1 }, { kind: 'short', left: 1 }],
    [{ left: 0 }, { kind: 'sold_out' }],
    [{ onSale: false }, { kind: 'gone' }],
    [{ onSale: false, left: 0 }, { kind: 'gone' }],
  ] as const)('%j is in trouble: %j', (over, trouble) => {
    expect(troubleOf(item(over))).toEqual(trouble);
    expect(isOrderable([item(), item(over)])).toBe(trouble === null);
  });

  it('tells the price that was read when it is another one by now', () => {
    expect(priceBefore(item())).toBeNull();
    expect(priceBefore(item({ price: rappen(2600) }))).toBe(2450);
  });

  it('costs its pieces; what cannot be had costs nothing', () => {
    expect(goodsTotal([item(), item({ price: rappen(100), quantity: 3 })])).toBe(5200);
    expect(goodsTotal([item(), item({ onSale: false }), item({ left: 0 })])).toBe(4900);
    expect(goodsTotal([item({ left: 1 })])).toBe(4900);
  });

  it('an empty cart orders nothing', () => expect(isOrderable([])).toBe(false));
});

describe('pieces', () => {
  it.each([
    ['1', 1],
    [' 20 ', 20],
    ['0', 0],
    ['007', 7],
    ['21', 'too_many'],
    ['999999', 'too_many'],
    ['', 'not_a_number'],
    ['-1', 'not_a_number'],
    ['1.5', 'not_a_number'],
    ['2e1', 'not_a_number'],
    ['zwei', 'not_a_number'],
    ['9999999', 'not_a_number'],
  ] as const)('%j is %j', (typed, read) => expect(readQuantity(typed)).toBe(read));

  it('are added once, however often the form of a page is sent', () => {
    const pieces = fc.integer({ min: 0, max: MOST_OF_ONE });
    fc.assert(
      fc.property(pieces, pieces, pieces, (current, had, more) => {
        const once = afterAdding(current, had, more);
        expect(afterAdding(once, had, more)).toBe(once);
        expect(once).toBeGreaterThanOrEqual(Math.min(current, MOST_OF_ONE));
        expect(once).toBeLessThanOrEqual(MOST_OF_ONE);
      }),
    );
    expect(afterAdding(2, 2, 3)).toBe(5);
  });
});

async function aShop() {
  const database = memoryDatabase([{ book: contractBook(SALON), card: contractCard(SALON) }]);
  const uow = memoryUnitOfWork(database);
  const deps = { uow, clock: memoryClock(NOW) };
  await uow.run(employeeOf(SALON, 'owner'), async (stores) => ok(await fillShelf(stores, NOW, 3, 1)));
  const items = async () => {
    const read = await uow.run(ALICE, async ({ cart }) => ok(await cart.items()));
    return read.ok ? read.value : [];
  };
  return { uow, add: addToCart(deps), change: changeCart(deps), items };
}

describe('filling a cart', () => {
  it('puts what is on sale there, also more than there are', async () => {
    const { add, items } = await aShop();
    const form = { productId: SHAMPOO, quantity: '9', had: 0 };
    expect(outcome(await add(ALICE, form))).toBe('ok');
    expect(outcome(await add(ALICE, form))).toBe('ok');
    expect(await items()).toMatchObject([{ quantity: 9, left: 3, seenPrice: 2450 }]);
    await add(ALICE, { productId: SHAMPOO, quantity: '2', had: 9 });
    expect(await items()).toMatchObject([{ quantity: 11 }]);
  });

  it.each([
    [{ productId: UNKNOWN_PRODUCT, quantity: '1' }, 'not_found'],
    [{ productId: SHAMPOO, quantity: '0' }, 'quantity'],
    [{ productId: SHAMPOO, quantity: '21' }, 'quantity'],
  ])('refuses %j: %s', async (input, kind) => {
    const { add, items } = await aShop();
    expect(outcome(await add(ALICE, { ...input, had: 0 }))).toBe(kind);
    expect(await items()).toEqual([]);
  });

  it('changes how many, and with it the price that was read; none takes it out', async () => {
    const { uow, add, change, items } = await aShop();
    await add(ALICE, { productId: SHAMPOO, quantity: '1', had: 0 });
    await uow.run(employeeOf(SALON, 'owner'), async ({ catalogue }) =>
      ok(await catalogue.putProduct(aProduct({ price: rappen(2600) }))),
    );
    expect(await items()).toMatchObject([{ seenPrice: 2450, price: 2600 }]);
    expect(await change(ALICE, { productId: SHAMPOO, quantity: '3' })).toEqual(ok({ removed: false }));
    expect(await items()).toMatchObject([{ quantity: 3, seenPrice: 2600 }]);
    expect(outcome(await change(ALICE, { productId: SHAMPOO, quantity: 'x' }))).toBe('quantity');
    expect(outcome(await change(ALICE, { productId: COMB, quantity: '1' }))).toBe('not_found');
    expect(await change(ALICE, { productId: SHAMPOO, quantity: '0' })).toEqual(ok({ removed: true }));
    expect(await change(ALICE, { productId: SHAMPOO, quantity: '0' })).toEqual(ok({ removed: true }));
    expect(await items()).toEqual([]);
  });
});
