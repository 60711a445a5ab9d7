import { describe, expect, it, test } from 'vitest';
import type { ShopCard, ShopCategory } from '#domain/ports/shop.ts';
import type { ImageId, ProductId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { loader as sitemap } from '#app/routes/sitemap.ts';
import { loader as shopPage } from '#app/routes/shop.tsx';
import { loader as productPage } from '#app/routes/shop-product.tsx';
import { fakeShop } from '#tests/app/support/fake-shop.ts';
import { answerOf, BOOK, fakeContext, get } from '#tests/app/support/fake-page.ts';

const PICTURE = '00000000-0000-4000-8000-00000000001a' as ImageId;
const OIL: ShopCard = {
  id: 'oil' as ProductId,
  slug: 'haaroel',
  name: { 'de-CH': 'Haaröl', en: 'Hair oil' },
  description: { 'de-CH': 'Zwei Tropfen', en: 'Two drops' },
  price: rappen(123450),
  vatCode: 'standard',
  available: false,
  pictures: [{ id: PICTURE, alt: { 'de-CH': 'Fläschchen', en: 'Small bottle' }, width: 800, height: 1000 }],
};
const CARE = { slug: 'pflege', name: { 'de-CH': 'Pflege', en: 'Care' } };
const SHELVES: readonly ShopCategory[] = [{ ...CARE, products: [OIL] }];

const selling = (over: Parameters<typeof fakeContext>[0] = {}) =>
  fakeContext({
    shop: fakeShop({
      queries: {
        isOpen: () => Promise.resolve(true),
        shelves: () => Promise.resolve(SHELVES),
        product: (_, slug) => Promise.resolve(slug === OIL.slug ? { ...OIL, category: CARE } : null),
      },
    }),
    ...over,
  });

describe('the shop', () => {
  it('shows what is on sale, in the language of the page', async () => {
    const { data } = await answerOf(() => shopPage(get('/en/shop', selling())));
    expect(data).toMatchObject({
      vatLiable: true,
      shelves: [
        {
          name: 'Care',
          products: [
            { slug: 'haaroel', name: 'Hair oil', available: false, picture: { alt: 'Small bottle' } },
          ],
        },
      ],
    });
  });

  it('is not there where nothing is sold', async () => {
    expect(await answerOf(() => shopPage(get('/shop', fakeContext())))).toMatchObject({ status: 404 });
  });

  it('stands in the sitemap with its products, in both languages, or not at all', async () => {
    const text = async (context: ReturnType<typeof selling>) =>
      await (await sitemap(get('/sitemap.xml', context))).text();
    const xml = await text(selling());
    expect(xml).toContain('<loc>https://salon.test/shop</loc>');
    expect(xml).toContain('<loc>https://salon.test/en/shop/haaroel</loc>');
    expect(await text(fakeContext())).not.toContain('/shop');
  });
});

describe("a product's page", () => {
  const open = (context = selling(), path = '/shop/haaroel') =>
    answerOf(() => productPage(get(path, context, { slug: path.split('/').at(-1) ?? '' })));

  it('says the price with its rate of VAT, and that it is sold out', async () => {
    expect(await open()).toMatchObject({
      data: {
        product: { name: 'Haaröl', price: 123450, available: false },
        vatRates: [810],
        category: { name: 'Pflege' },
      },
    });
  });

  it('tells search engines one price without an apostrophe, availability and the picture', async () => {
    const { data } = await open();
    expect((data as { structured: unknown }).structured).toMatchObject({
      '@type': 'Product',
      name: 'Haaröl',
      image: [`https://salon.test/images/${PICTURE}/1200.jpg`],
      offers: {
        '@type': 'Offer',
        price: '1234.50',
        priceCurrency: 'CHF',
        availability: 'https://schema.org/OutOfStock',
        url: 'https://salon.test/shop/haaroel',
      },
    });
  });

  it('shows no VAT where the salon is not liable', async () => {
    const nothing = fakeContext();
    const exempt = selling({
      salonQueries: { ...nothing.salonQueries, book: () => Promise.resolve({ ...BOOK, vatLiable: false }) },
    });
    expect(await open(exempt)).toMatchObject({ data: { vatRates: [] } });
  });

  test('of something that is not sold is not there', async () => {
    expect(await open(selling(), '/shop/anderes')).toMatchObject({ status: 404 });
  });
});
