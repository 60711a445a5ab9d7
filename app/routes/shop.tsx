import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { notFound, pageOf } from '../page-of.ts';
import { cardModel } from '../shop/shop-model.ts';
import { ShopPage } from '../shop/shop-page.tsx';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ shop }) => ({ title: shop.site.title, description: shop.site.description }));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale } = await pageOf(request, context);
  const [shelves, book] = await Promise.all([
    context.shop.queries.shelves(actor),
    context.salonQueries.book(actor),
  ]);
  // A salon that sells nothing has no shop.
  if (shelves.length === 0) throw notFound();
  return {
    vatLiable: book.vatLiable,
    shelves: shelves.map(({ slug, name, products }) => ({
      slug,
      name: name[locale],
      products: products.map((product) => cardModel(product, locale)),
    })),
  };
}

export type ShopModel = Awaited<ReturnType<typeof loader>>;

export default function Shop() {
  return <ShopPage {...useLoaderData<typeof loader>()} />;
}
