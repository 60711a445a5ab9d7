import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { pageMeta } from '../document/page-meta.ts';
import { ServicesList } from '../settings/services-list.tsx';
import { staffPageOf } from '../staff-page.ts';

const CATEGORIES = 'categories';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ settings }) => ({ title: settings.services.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, texts, url } = await staffPageOf(request, context, 'services.see');
  const { categories, services, vatLiable } = await context.settings.queries.services(actor);
  const saved = services.find(({ slug }) => slug === url.searchParams.get('saved'));
  return {
    mayChange: may(actor, 'services.change'),
    vatLiable,
    saved:
      url.searchParams.get('saved') === CATEGORIES
        ? texts.team.categories.title
        : (saved?.name[locale] ?? null),
    categories: categories.map((category) => ({
      slug: category.slug,
      name: category.name[locale],
      services: services
        .filter(({ categoryId }) => categoryId === category.id)
        .map(({ id, name, price, segments, active, onlineBookable, onRequest }) => ({
          id,
          name: name[locale],
          price,
          active,
          onlineBookable,
          onRequest,
          minutes: segments.reduce((total, minutes) => total + minutes, 0),
          waiting: segments.reduce((total, minutes, index) => (index % 2 === 1 ? total + minutes : total), 0),
        })),
    })),
  };
}

export type AdminServicesModel = Awaited<ReturnType<typeof loader>>;

export default function AdminServices() {
  return <ServicesList model={useLoaderData<typeof loader>()} />;
}
