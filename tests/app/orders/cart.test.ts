import { describe, expect, it } from 'vitest';
import type { ShownCartItem } from '#domain/ports/cart.ts';
import type { ShopCard } from '#domain/ports/shop.ts';
import type { ProductId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { action as cartAction, loader as cartPage } from '#app/routes/cart.tsx';
import { loader as root } from '#app/root.tsx';
import { action as buy, loader as productPage } from '#app/routes/shop-product.tsx';
import { fakeOrders } from '#tests/app/support/fake-orders.ts';
import { answerOf, fakeContext, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { fakeShop } from '#tests/app/support/fake-shop.ts';

const ID = '00000000-0000-4000-8000-0000000000b1' as ProductId;
const OIL: ShownCartItem = {
  productId: ID,
  quantity: 2,
  seenPrice: rappen(2450),
  slug: 'haaroel',
  name: { 'de-CH': 'Haaröl', en: 'Hair oil' },
  price: rappen(2600),
  vatCode: 'standard',
  onSale: true,
  left: 1,
  addedAt: NOW,
  picture: null,
};
const CARD: ShopCard = {
  id: ID,
  slug: 'haaroel',
  name: OIL.name,
  description: { 'de-CH': '', en: '' },
  price: rappen(2600),
  vatCode: 'standard',
  available: true,
  pictures: [],
};
const shop = fakeShop({
  queries: {
    isOpen: () => Promise.resolve(true),
    product: (_, slug) =>
      Promise.resolve(
        slug === CARD.slug
          ? { ...CARD, category: { slug: 'pflege', name: { 'de-CH': 'Pflege', en: 'Care' } } }
          : null,
      ),
  },
});
type Parts = NonNullable<Parameters<typeof fakeOrders>[0]>;
const context = (useCases: Parts['useCases'] = {}, items = [OIL]) =>
  fakeContext({
    shop,
    orders: fakeOrders({
      useCases,
      cart: { items: () => Promise.resolve(items), count: () => Promise.resolve(2) },
    }),
  });

describe('the cart', () => {
  it('says what is short and which price has changed', async () => {
    expect(await answerOf(() => cartPage(get('/en/cart?added=haaroel', context())))).toMatchObject({
      data: {
        lines: [{ name: 'Hair oil', trouble: { kind: 'short', left: 1 }, priceBefore: 2450, total: 5200 }],
        total: 5200,
        orderable: false,
        added: 'Hair oil',
        removed: null,
      },
    });
  });

  it('is empty for a browser that we do not know, without asking', async () => {
    const asked = fakeContext(
      { orders: fakeOrders({ cart: { items: () => Promise.reject(new Error('asked')) } }) },
      { known: false },
    );
    expect(await answerOf(() => cartPage(get('/cart', asked)))).toMatchObject({ data: { lines: [] } });
  });

  it('offers to put back what was taken out; invented addresses offer nothing', async () => {
    const removed = async (query: string) =>
      (await answerOf(() => cartPage(get(`/cart?${query}`, context())))).data as { removed: unknown };
    expect(await removed('removed=haaroel&pieces=3')).toMatchObject({
      removed: { productId: ID, name: 'Haaröl', pieces: '3' },
    });
    for (const query of ['removed=haaroel&pieces=99', 'removed=%00&pieces=1', 'removed=kamm&pieces=1']) {
      expect(await removed(query)).toMatchObject({ removed: null });
    }
  });

  it('takes out, and leads back to where it can be undone', async () => {
    const calls: unknown[] = [];
    const here = context({
      changeCart: (_, input) => {
        calls.push(input);
        return Promise.resolve(ok({ removed: input.quantity === '0' }));
      },
      addToCart: (_, input) => {
        calls.push(input);
        return Promise.resolve(ok(null));
      },
    });
    const send = (fields: Record<string, string>) =>
      answerOf(() => cartAction(post('/cart', { productId: ID, ...fields }, here)));
    expect(await send({ quantity: '2', intent: 'remove' })).toMatchObject({
      status: 303,
      location: '/cart?removed=haaroel&pieces=2',
    });
    expect(await send({ quantity: '3', intent: 'change' })).toMatchObject({ location: '/cart' });
    expect(await send({ quantity: '2', intent: 'undo' })).toMatchObject({ location: '/cart' });
    expect(calls).toEqual([
      { productId: ID, quantity: '0' },
      { productId: ID, quantity: '3' },
      { productId: ID, quantity: '2', had: 0, intent: 'undo' },
    ]);
    expect(await send({ productId: 'x' })).toMatchObject({ status: 404 });
  });

  it('says beside the line what is wrong with a number, and keeps it', async () => {
    const here = context({
      changeCart: () => Promise.resolve(err({ kind: 'quantity' as const, reason: 'too_many' as const })),
    });
    const answer = await answerOf(() => cartAction(post('/cart', { productId: ID, quantity: '99' }, here)));
    expect(answer).toMatchObject({ status: 422, data: { productId: ID, quantity: '99' } });
  });
});

describe("a product's form", () => {
  const send = (useCases: Parts['useCases'], fields: Record<string, string> = {}, known = true) =>
    answerOf(() => {
      const args = { shop, orders: fakeOrders({ useCases }) };
      return buy(
        post(
          '/shop/haaroel',
          { productId: ID, quantity: '1', had: '0', ...fields },
          fakeContext(args, { known }),
          {
            slug: 'haaroel',
          },
        ),
      );
    });

  it('puts it into the cart, and gives the browser a name', async () => {
    const added = () => Promise.resolve(ok(null));
    expect(await send({ addToCart: added }, {}, false)).toMatchObject({
      status: 303,
      location: '/cart?added=haaroel',
      cookie: 'visitor=new',
    });
  });

  it('comes back with what was wrong', async () => {
    const refused = () => Promise.resolve(err({ kind: 'full' as const }));
    expect(await send({ addToCart: refused }, { quantity: '4' })).toMatchObject({
      status: 422,
      data: { quantity: '4' },
    });
    expect(await send({}, { productId: '00000000-0000-4000-8000-0000000000b2' })).toMatchObject({
      status: 404,
    });
  });

  it('knows how many lie in the cart', async () => {
    const page = await answerOf(() => productPage(get('/shop/haaroel', context(), { slug: 'haaroel' })));
    expect(page).toMatchObject({ data: { had: 2, productId: ID } });
  });
});

describe("the page's head", () => {
  const inCart = async (path: string, known = true) =>
    (
      (
        await answerOf(() =>
          root(
            get(
              path,
              fakeContext(
                { shop, orders: fakeOrders({ cart: { count: () => Promise.resolve(2) } }) },
                { known },
              ),
            ),
          ),
        )
      ).data as { inCart: number }
    ).inCart;

  it('counts the pieces for whoever may have some', async () => {
    expect(await inCart('/team')).toBe(2);
    expect(await inCart('/team', false)).toBe(0);
    expect(await inCart('/en/admin/orders')).toBe(0);
  });
});
