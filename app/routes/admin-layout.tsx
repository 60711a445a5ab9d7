import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { may, roleOf, type Role } from '#domain/identity/permissions.ts';
import { AdminHeader } from '../admin/admin-header.tsx';
import { sectionsFor } from '../admin/admin-nav.ts';
import type { PageHandle } from '../root.tsx';
import { staffPageOf } from '../staff-page.ts';

export const handle: PageHandle = { frame: 'admin' };

/** `salon`: the one in view, whose name and colours the pages bear. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'calendar.see');
  const { salonId } = actor;
  const { name, city, look } = await context.salonQueries.card(actor);
  return {
    role: roleOf(actor) as Role,
    sections: sectionsFor(actor),
    // That wait for an answer; null: not this reader's business.
    openRequests: may(actor, 'calendar.change') ? await context.calendar.requests.count(actor) : null,
    salon: { id: salonId, name, city, look },
    // At this host stands the website of the salon that one signs in to; another's has an address of its own.
    website: salonId === context.salonId ? null : await context.addressOf(salonId),
  };
}

export type AdminFrameModel = Awaited<ReturnType<typeof loader>>;

export default function AdminLayout() {
  return (
    <>
      <AdminHeader model={useLoaderData<typeof loader>()} />
      <Outlet />
    </>
  );
}
