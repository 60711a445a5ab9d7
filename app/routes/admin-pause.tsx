import { redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { PauseId } from '#domain/calendar/pause.ts';
import { may } from '#domain/identity/permissions.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { dateOf, instantOf, isoInstant } from '#domain/shared/salon-time.ts';
import { affectedRow } from '../calendar/affected-rows.ts';
import stylesheet from '../calendar/calendar.css?url';
import { PausePage } from '../calendar/pause-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.pause.heading }), { index: false });

async function openPause(page: StaffPage, context: AppLoadContext, text: string | undefined) {
  const id = text !== undefined && isUuid(text) ? (text as PauseId) : null;
  const [book, found] = await Promise.all([
    context.salonQueries.book(page.actor),
    id === null ? null : context.calendar.queries.pause(page.actor, id),
  ]);
  if (found === null) throw notFound();
  return { ...found, book };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const { pause, visits, book } = await openPause(page, context, params['id']);
  return {
    id: pause.id as string,
    kind: pause.kind,
    staffName: book.staff.find(({ id }) => id === pause.staffId)?.name ?? '',
    reason: pause.reason,
    day: dateOf(instantOf(pause.from), book.zone),
    start: isoInstant(pause.from),
    end: isoInstant(pause.to),
    zone: book.zone,
    visits: visits.map((visit) => affectedRow(visit, page.locale)),
    plannable: pause.kind !== 'block' && may(page.actor, 'absences.change'),
    removable: may(page.actor, pause.kind === 'block' ? 'calendar.change' : 'absences.change'),
    saved: page.url.searchParams.get('done') === 'saved',
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const { pause, book } = await openPause(page, context, params['id']);
  const removed = await context.calendar.useCases.removePause(page.actor, pause.id);
  if (!removed.ok) throw notFound();
  const day = dateOf(instantOf(removed.value.from), book.zone);
  return redirect(inLocale(page.locale, `/admin/calendar/${day}`), 303);
}

export type PausePageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminPause() {
  return <PausePage model={useLoaderData<typeof loader>()} />;
}
