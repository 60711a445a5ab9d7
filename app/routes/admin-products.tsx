import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { proposedReorder } from '#domain/shop/stock.ts';
import { ProductsList } from '../catalogue/products-list.tsx';
import { fits, isLow, readAsked } from '../catalogue/which-products.ts';
import { pageMeta } from '../document/page-meta.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ shop }) => ({ title: shop.products.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, url } = await staffPageOf(request, context, 'shop.see');
  const { categories, products, vatLiable } = await context.shop.catalogue.catalogue(actor);
  const asked = readAsked(url);
  const saved = products.find(({ slug }) => slug === url.searchParams.get('saved'));
  return {
    asked,
    mayChange: may(actor, 'shop.change'),
    vatLiable,
    saved: saved?.name[locale] ?? null,
    any: products.length > 0,
    reorder: products.filter(isLow).map((product) => ({
      id: product.id,
      name: product.name[locale],
      stock: product.stock,
      reorderTo: product.reorderTo,
      proposed: proposedReorder(product),
    })),
    categories: categories.map((category) => ({
      slug: category.slug,
      name: category.name[locale],
      products: products
        .filter((product) => product.categoryId === category.id && fits(product, asked))
        .map((product) => ({
          id: product.id,
          name: product.name[locale],
          price: product.price,
          active: product.active,
          stock: product.stock,
          reserved: product.reserved,
          low: isLow(product),
        })),
    })),
  };
}

export type AdminProductsModel = Awaited<ReturnType<typeof loader>>;
export type ListedProduct = AdminProductsModel['categories'][number]['products'][number];

export default function AdminProducts() {
  return <ProductsList model={useLoaderData<typeof loader>()} />;
}
