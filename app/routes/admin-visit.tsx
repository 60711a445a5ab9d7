import { data, redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { isPayable } from '#domain/till/payable-visit.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import stylesheet from '../calendar/calendar.css?url';
import { deskWords } from '../calendar/desk-words.ts';
import { openStaffVisit } from '../calendar/open-staff-visit.ts';
import { staffVisitModel } from '../calendar/staff-visit-model.ts';
import { StaffVisitPage } from '../calendar/staff-visit-page.tsx';
import { readAcceptForm, readStepForm } from '../calendar/visit-forms.ts';
import { deskDeposit } from '../deposits/deposit-model.ts';
import { readDecisionForm, type DecisionForm } from '../deposits/decision-form.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.visit.title(args.data?.visit.name ?? '') }), {
    index: false,
  });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const { found, book } = await openStaffVisit(page, context, params['id']);
  const invoice = may(page.actor, 'invoices.see')
    ? await context.invoices.queries.ofVisit(page.actor, found.appointment.id)
    : null;
  const deposit = deskDeposit(
    await context.deposits.queries.ofVisit(page.actor, found.appointment.id),
    found.appointment,
    page.now,
  );
  const done = page.texts.calendar.visit.done;
  const sale = may(page.actor, 'till.see')
    ? await context.till.queries.saleOfVisit(page.actor, found.appointment.id)
    : null;
  const news = page.url.searchParams.get('done') ?? '';
  return {
    visit: staffVisitModel(found, book, page),
    zone: book.zone,
    sale,
    payable:
      sale === null &&
      invoice === null &&
      may(page.actor, 'till.use') &&
      isPayable(found.appointment, dateOf(page.now, book.zone)),
    changeable: may(page.actor, 'calendar.change'),
    invoice: invoice as string | null,
    invoiceable:
      sale === null && found.appointment.status === 'completed' && may(page.actor, 'invoices.change'),
    deposit,
    mayDecide: may(page.actor, 'deposits.decide'),
    mayInvoice: may(page.actor, 'invoices.change') && invoice === null,
    file: may(page.actor, 'customers.see') ? (found.person?.customerId ?? null) : null,
    done: news in done ? (news as keyof typeof done) : null,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const id = readAppointmentId(params['id']);
  if (id === null) throw notFound();
  const posted = await request.formData();
  const decided = readDecisionForm(posted);
  if (decided !== null) return await decide(id, decided, page, context);
  const answer = readAcceptForm(posted);
  if (answer !== null) return await accept(id, answer, page, context);
  const form = readStepForm(posted);
  if (form === null) return data({ message: page.texts.refusals.form_incomplete }, 400);
  const changed = await context.calendar.useCases.changeVisitState(page.actor, { id, ...form });
  if (changed.ok) return redirect(inLocale(page.locale, `/admin/visits/${id}?done=${form.step}`), 303);
  const { status, message } = deskWords(changed.error, page, await context.salonQueries.book(page.actor));
  return data({ message }, status);
}

/** @throws Response 404 for whoever does not lead */
async function decide(
  id: AppointmentId,
  { decision, reason, seen }: DecisionForm,
  page: StaffPage,
  context: AppLoadContext,
) {
  const decided = await context.deposits.useCases.decideDeposit(page.actor, {
    visitId: id,
    decision,
    reason,
    seen,
  });
  if (decided.ok) return redirect(inLocale(page.locale, `/admin/visits/${id}?done=deposit`), 303);
  const words = page.texts.deposits.desk.refused;
  switch (decided.error.kind) {
    case 'not_found':
      throw notFound();
    case 'reason':
      return data({ message: null, decision: { reason, error: words[decided.error.reason] } }, 422);
    case 'changed':
    case 'no_address':
    case 'nothing_to_decide':
      return data({ message: words[decided.error.kind], decision: { reason, error: null } }, 409);
  }
}

/** Back to where the button stood; a refusal shows the visit as it now stands. */
async function accept(
  id: AppointmentId,
  { sequence: expectedSequence, from }: NonNullable<ReturnType<typeof readAcceptForm>>,
  page: StaffPage,
  context: AppLoadContext,
) {
  const accepted = await context.calendar.useCases.acceptRequest(page.actor, { id, expectedSequence });
  if (accepted.ok) {
    const home = from === 'requests' ? '/admin/requests' : `/admin/visits/${id}`;
    return redirect(inLocale(page.locale, `${home}?done=accepted`), 303);
  }
  const { status, message } = deskWords(accepted.error, page, await context.salonQueries.book(page.actor));
  return data({ message }, status);
}

export type StaffVisitPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminVisit() {
  const answer = useActionData<typeof action>();
  return (
    <StaffVisitPage
      model={useLoaderData<typeof loader>()}
      problem={answer?.message ?? null}
      decision={answer !== undefined && 'decision' in answer ? answer.decision : null}
    />
  );
}
