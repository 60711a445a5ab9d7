import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dateOf } from '#domain/shared/salon-time.ts';
import { vatRateOn } from '#domain/slots/vat.ts';
import { JsonLd } from '../document/json-ld.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { notFound, pageOf } from '../page-of.ts';
import { productData } from '../shop/product-data.ts';
import { ProductPage } from '../shop/product-page.tsx';
import { cardModel, pictureModel } from '../shop/shop-model.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ shop }) =>
    args.data === undefined
      ? { title: shop.site.title }
      : {
          title: args.data.product.name,
          description: args.data.product.description || shop.site.description,
        },
  );

const SLUG = /^[a-z0-9-]{2,60}$/;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, locale, now } = await pageOf(request, context);
  const slug = params['slug'] ?? '';
  // What cannot be one is not asked for: PostgreSQL refuses a text with a zero in it.
  if (!SLUG.test(slug)) throw notFound();
  const [found, book] = await Promise.all([
    context.shop.queries.product(actor, slug),
    context.salonQueries.book(actor),
  ]);
  if (found === null) throw notFound();
  const product = cardModel(found, locale);
  const pictures = found.pictures.map((picture) => pictureModel(picture, locale));
  const rate = vatRateOn(book, found.vatCode, dateOf(now, book.zone));
  return {
    product,
    pictures,
    category: { slug: found.category.slug, name: found.category.name[locale] },
    vatRates: rate === null || !book.vatLiable ? [] : [rate],
    structured: productData(product, pictures, { baseUrl: context.baseUrl, locale }),
  };
}

export type ShopProductModel = Awaited<ReturnType<typeof loader>>;

export default function ShopProduct() {
  const model = useLoaderData<typeof loader>();
  return (
    <>
      <ProductPage {...model} />
      <JsonLd data={model.structured} />
    </>
  );
}
