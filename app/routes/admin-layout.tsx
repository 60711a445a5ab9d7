import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { may, roleOf, type Role } from '#domain/identity/permissions.ts';
import type { Insider } from '#domain/shared/actor.ts';
import { AdminHeader } from '../admin/admin-header.tsx';
import { sectionsFor } from '../admin/admin-nav.ts';
import type { PageHandle, loader as rootLoader } from '../root.tsx';
import { staffPageOf } from '../staff-page.ts';

export const handle: PageHandle = { frame: 'admin' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'calendar.see');
  return {
    role: roleOf(actor) as Role,
    sections: sectionsFor(actor),
    // That wait for an answer; null: not this reader's business.
    openRequests: may(actor, 'calendar.change') ? await context.calendar.requests.count(actor) : null,
    salonId: actor.salonId,
    visited: actor.salonId === context.salonId ? null : await visited(actor, context),
  };
}

/** Another salon than this host's, which head office has in view: the pages bear its name and its colours. */
async function visited(actor: Insider, context: AppLoadContext) {
  const { name, city, look } = await context.salonQueries.card(actor);
  return { name, city, look, website: await context.addressOf(actor.salonId) };
}

export type AdminFrameModel = Awaited<ReturnType<typeof loader>>;

export default function AdminLayout() {
  const model = useLoaderData<typeof loader>();
  const ours = useRouteLoaderData<typeof rootLoader>('root')?.salon ?? { name: '', city: '' };
  return (
    <>
      <AdminHeader model={model} salon={model.visited ?? ours} />
      <Outlet />
    </>
  );
}
