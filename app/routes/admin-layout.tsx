import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { may, roleOf, type Role } from '#domain/identity/permissions.ts';
import { AdminHeader } from '../admin/admin-header.tsx';
import { sectionsFor } from '../admin/admin-nav.ts';
import type { PageHandle, loader as rootLoader } from '../root.tsx';
import { staffPageOf } from '../staff-page.ts';

export const handle: PageHandle = { frame: 'admin' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'calendar.see');
  const openRequests = may(actor, 'calendar.change') ? await context.calendar.requests.count(actor) : null;
  return { role: roleOf(actor) as Role, sections: sectionsFor(actor), openRequests };
}

export default function AdminLayout() {
  const { role, sections, openRequests } = useLoaderData<typeof loader>();
  const salonName = useRouteLoaderData<typeof rootLoader>('root')?.salon.name ?? '';
  return (
    <>
      <AdminHeader salonName={salonName} role={role} sections={sections} openRequests={openRequests} />
      <Outlet />
    </>
  );
}
