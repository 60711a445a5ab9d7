import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { pageMeta } from '../document/page-meta.ts';
import { ResourcesList } from '../settings/resources-list.tsx';
import { kindWord } from '../settings/service-answer.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ team }) => ({ title: team.resources.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, url } = await staffPageOf(request, context, 'settings.see');
  const [resources, { services }] = await Promise.all([
    context.settings.queries.resources(actor),
    context.settings.queries.services(actor),
  ]);
  const kinds = [...new Set(resources.map(({ kind }) => kind))];
  return {
    mayChange: may(actor, 'settings.change'),
    saved: resources.find(({ id }) => id === url.searchParams.get('saved'))?.name ?? null,
    kinds: kinds.map((kind) => ({
      kind,
      word: kindWord(kind, texts),
      services: services.filter(({ active, needs }) => active && needs.some((need) => need.kind === kind))
        .length,
      resources: resources
        .filter((resource) => resource.kind === kind)
        .map(({ id, name, active }) => ({ id, name, active })),
    })),
  };
}

export type AdminResourcesModel = Awaited<ReturnType<typeof loader>>;

export default function AdminResources() {
  return <ResourcesList model={useLoaderData<typeof loader>()} />;
}
