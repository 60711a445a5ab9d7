import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { dateOf, isoInstant } from '#domain/shared/salon-time.ts';
import { JsonLd } from '../document/json-ld.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf } from '../page-of.ts';
import { HomePage } from '../site/home-page.tsx';
import { hoursToday } from '../site/opening-hours.ts';
import { priceList } from '../site/price-list.ts';
import { hairSalonData } from '../site/structured-data.ts';

const POPULAR = 5;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ site }, { name, city }) => ({
    title: site.home.title(name, city),
    description: site.home.description(name, city),
  }));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, now } = await pageOf(request, context);
  const [card, book] = await Promise.all([
    context.salonQueries.card(actor),
    context.salonQueries.book(actor),
  ]);
  const today = dateOf(now, book.zone);
  // One of each kind says more than five lengths of the same cut.
  const popular = priceList(book, locale)
    .flatMap(({ services }) => services.find((service) => service.bookable) ?? [])
    .slice(0, POPULAR);
  const [first] = popular;
  const firstId = [...book.services.values()].find(({ slug }) => slug === first?.slug)?.id;
  const free =
    firstId === undefined
      ? null
      : await context.slotQueries.firstFree(actor, { items: [{ serviceId: firstId, staff: 'any' }] });
  const start = free?.ok === true ? free.value?.start : undefined;
  return {
    card,
    zone: book.zone,
    today: hoursToday(book, today),
    popular: popular.map(({ slug, name, price, minutes }) => ({ slug, name, price, minutes })),
    team: book.staff.map(({ slug, name, title }) => ({ slug, name, title: title[locale] })),
    firstFree:
      start === undefined || first === undefined
        ? null
        : { service: first.name, slug: first.slug, at: isoInstant(start) },
    structured: hairSalonData({ card, book, baseUrl: context.baseUrl, locale, today }),
  };
}

export type HomeModel = Awaited<ReturnType<typeof loader>>;

export default function Home() {
  const model = useLoaderData<typeof loader>();
  return (
    <>
      <HomePage model={model} />
      <JsonLd data={model.structured} />
    </>
  );
}
