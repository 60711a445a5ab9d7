import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { creditFor } from '#domain/deposits/deposit-credit.ts';
import { RECIPIENT_FROM } from '#domain/invoices/invoice.ts';
import { rappen } from '#domain/shared/money.ts';
import stylesheet from '../calendar/calendar.css?url';
import { openStaffVisit } from '../calendar/open-staff-visit.ts';
import { staffVisitModel } from '../calendar/staff-visit-model.ts';
import { deskDeposit } from '../deposits/deposit-model.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { answerIssue } from '../invoices/issue-answer.ts';
import { MakeInvoicePage } from '../invoices/make-invoice-page.tsx';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { staffPageOf } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ invoices }) => ({ title: invoices.make.title(args.data?.visit.name ?? '') }), {
    index: false,
  });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'invoices.change');
  const { found, book } = await openStaffVisit(page, context, params['id']);
  const visit = staffVisitModel(found, book, page);
  const [earlier, view, { billing }] = await Promise.all([
    context.invoices.queries.ofVisit(page.actor, visit.id),
    context.deposits.queries.ofVisit(page.actor, found.appointment.id),
    context.settings.queries.salon(page.actor),
  ]);
  if (earlier !== null) throw redirect(inLocale(page.locale, `/admin/invoices/${earlier}`), 303);
  const deposit = deskDeposit(view, found.appointment, page.now);
  const noShowFee = deposit !== null && deposit.isOver ? deposit.beyond : rappen(0);
  const completed = visit.status === 'completed';
  return {
    visit,
    zone: book.zone,
    invoiceId: context.ids.next(),
    /** What is asked for because nobody came; 0: for what was done. */
    noShowFee: completed ? rappen(0) : noShowFee,
    invoiceable: completed || noShowFee > 0,
    paidAhead: completed ? creditFor(view?.moves ?? [], visit.total) : rappen(0),
    addressNeeded: (completed ? visit.total : noShowFee) > RECIPIENT_FROM,
    hasAccount: billing.iban !== null,
  };
}

export type MakeInvoiceModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'invoices.change');
  const visitId = readAppointmentId(params['id']);
  if (visitId === null) throw notFound();
  const { till, invoices } = page.texts;
  return await answerIssue(
    page,
    await request.formData(),
    context.ids.next(),
    ({ id: invoiceId, recipient }) =>
      context.invoices.useCases.invoiceVisit(page.actor, { visitId, invoiceId, recipient }),
    (refusal) => {
      switch (refusal.kind) {
        case 'not_completed':
          return invoices.make.notCompleted;
        case 'paid_at_till':
          return till.onVisit.notInvoiced;
        case 'impossible':
          return invoices.make.impossible[refusal.reason];
        default:
          return invoices.make[refusal.kind];
      }
    },
  );
}

export default function AdminVisitInvoice() {
  return (
    <MakeInvoicePage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
