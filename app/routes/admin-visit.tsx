import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import stylesheet from '../calendar/calendar.css?url';
import { StaffVisitPage } from '../calendar/staff-visit-page.tsx';
import { staffVisitModel } from '../calendar/staff-visit-model.ts';
import { pageMeta } from '../document/page-meta.ts';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { staffPageOf } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.visit.title(args.data?.visit.name ?? '') }), {
    index: false,
  });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const id = readAppointmentId(params['id']);
  const [book, found] = await Promise.all([
    context.salonQueries.book(page.actor),
    id === null ? null : context.calendar.queries.visit(page.actor, id),
  ]);
  if (found === null) throw notFound();
  return { visit: staffVisitModel(found, book, page), zone: book.zone };
}

export type StaffVisitPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminVisit() {
  return <StaffVisitPage model={useLoaderData<typeof loader>()} />;
}
