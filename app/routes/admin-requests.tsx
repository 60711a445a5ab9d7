import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { isOverdue } from '#domain/slots/request.ts';
import stylesheet from '../calendar/calendar.css?url';
import { RequestsPage } from '../calendar/requests-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { visitModel } from '../slots/visit-model.ts';
import { staffPageOf } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.requests.title }), { index: false });

const NEWS = ['accepted', 'declined'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, now, url } = await staffPageOf(request, context, 'calendar.change');
  const [open, book] = await Promise.all([
    context.calendar.requests.list(actor),
    context.salonQueries.book(actor),
  ]);
  const news = url.searchParams.get('done');
  return {
    zone: book.zone,
    done: NEWS.find((kind) => kind === news) ?? null,
    requests: open.map(({ visit, person, note, away }) => ({
      ...visitModel(visit, locale, now),
      answerable: { inTime: !isOverdue(visit, now) },
      name: person === null ? '' : `${person.firstName} ${person.lastName}`.trim(),
      phone: person?.phone ?? null,
      note,
      away: [
        ...new Set(
          visit.items
            .filter(({ staffId }) => away.some((each) => each.staffId === staffId))
            .map(({ staffName }) => staffName),
        ),
      ],
      // Once it is accepted, another place is offered from there.
      plan: may(actor, 'absences.change')
        ? (away.find(({ absenceId }) => absenceId !== null)?.absenceId ?? null)
        : null,
    })),
  };
}

export type RequestsModel = Awaited<ReturnType<typeof loader>>;

export default function AdminRequests() {
  return <RequestsPage model={useLoaderData<typeof loader>()} />;
}
