import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { rappen } from '#domain/shared/money.ts';
import stylesheet from '../calendar/calendar.css?url';
import { DeskCancelPage } from '../calendar/desk-cancel-page.tsx';
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
    ({ calendar }) => ({ title: calendar.visit.cancelling.heading(args.data?.visit.name ?? '') }),
    { index: false },
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const { found, book } = await openStaffVisit(page, context, params['id']);
  const visit = staffVisitModel(found, book, page);
  const deposit = await context.deposits.queries.ofVisit(page.actor, found.appointment.id);
  const isLate = visit.cutoffPassed && visit.lateFee > 0;
  const paid = deposit?.standing.left ?? rappen(0);
  const asVoucher = found.appointment.depositBack === 'voucher' && paid > 0;
  return { visit, zone: book.zone, isLate, asVoucher, deposit: paid };
}

/** A refusal shows the visit as it now stands, and keeps the reason that was typed. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const id = readAppointmentId(params['id']);
  if (id === null) throw notFound();
  const form = readCancelForm(await request.formData());
  if (form === null) return data({ message: page.texts.refusals.form_incomplete, reason: '' }, 400);
  const { reason, sequence: expectedSequence, by } = form;
  const byCustomer = by === 'customer';
  const input = { id, reason, expectedSequence, byCustomer };
  const cancelled = await context.calendar.useCases.cancelVisit(page.actor, input);
  if (cancelled.ok) return redirect(inLocale(page.locale, `/admin/visits/${id}?done=cancelled`), 303);
  const { status, message } = deskWords(cancelled.error, page, await context.salonQueries.book(page.actor));
  return data({ message, reason }, status);
}

export type DeskCancelModel = Awaited<ReturnType<typeof loader>>;

export default function AdminVisitCancel() {
  const problem = useActionData<typeof action>() ?? null;
  return <DeskCancelPage model={useLoaderData<typeof loader>()} problem={problem} />;
}
