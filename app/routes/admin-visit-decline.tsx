import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import stylesheet from '../calendar/calendar.css?url';
import { DeclinePage } from '../calendar/decline-page.tsx';
import { deskWords } from '../calendar/desk-words.ts';
import { openStaffVisit } from '../calendar/open-staff-visit.ts';
import { staffVisitModel } from '../calendar/staff-visit-model.ts';
import { readCancelForm } from '../calendar/visit-forms.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { staffPageOf } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(
    args,
    ({ calendar }) => ({ title: calendar.visit.declining.heading(args.data?.visit.name ?? '') }),
    { index: false },
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const { found, book } = await openStaffVisit(page, context, params['id']);
  return { visit: staffVisitModel(found, book, page), zone: book.zone };
}

/** A refusal shows the request as it now stands, and keeps what was typed. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const id = readAppointmentId(params['id']);
  if (id === null) throw notFound();
  const form = readCancelForm(await request.formData());
  if (form === null) return data({ message: page.texts.refusals.form_incomplete, reason: '' }, 400);
  const { reason, sequence: expectedSequence } = form;
  const answer = { id, reason, expectedSequence };
  const declined = await context.calendar.useCases.declineRequest(page.actor, answer);
  if (declined.ok) return redirect(inLocale(page.locale, '/admin/requests?done=declined'), 303);
  const { status, message } = deskWords(declined.error, page, await context.salonQueries.book(page.actor));
  return data({ message, reason }, status);
}

export type DeclineModel = Awaited<ReturnType<typeof loader>>;

export default function AdminVisitDecline() {
  const problem = useActionData<typeof action>() ?? null;
  return <DeclinePage model={useLoaderData<typeof loader>()} problem={problem} />;
}
