import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { JsonLd } from '../document/json-ld.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf } from '../page-of.ts';
import { priceList } from '../site/price-list.ts';
import { ServicesPage } from '../site/services-page.tsx';
import { offerCatalogData } from '../site/structured-data.ts';

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, ({ site }) => site.services);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale } = await pageOf(request, context);
  const book = await context.salonQueries.book(actor);
  const categories = priceList(book, locale);
  return {
    categories,
    vatLiable: book.vatLiable,
    structured: offerCatalogData(categories, { baseUrl: context.baseUrl, locale }),
  };
}

export default function Services() {
  const { categories, vatLiable, structured } = useLoaderData<typeof loader>();
  return (
    <>
      <ServicesPage categories={categories} vatLiable={vatLiable} />
      <JsonLd data={structured} />
    </>
  );
}
