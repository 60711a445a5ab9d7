import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { invoiceTotal, RECIPIENT_FROM } from '#domain/invoices/invoice.ts';
import { owedFor, type NotOwed } from '#domain/invoices/visit-invoice.ts';
import { rappen } from '#domain/shared/money.ts';
import stylesheet from '../calendar/calendar.css?url';
import { openStaffVisit } from '../calendar/open-staff-visit.ts';
import { staffVisitModel } from '../calendar/staff-visit-model.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { answerIssue } from '../invoices/issue-answer.ts';
import { MakeInvoicePage } from '../invoices/make-invoice-page.tsx';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

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
  const facts = {
    moves: view?.moves ?? [],
    claim: view?.claim ?? null,
    refilled: view?.refilled ?? false,
    charging: view?.card?.ended?.reason === 'charging',
  };
  const owed = owedFor(found.appointment, book, facts, page.now);
  const total = owed.ok ? invoiceTotal(owed.value.lines) : rappen(0);
  return {
    visit,
    zone: book.zone,
    invoiceId: context.ids.next(),
    /** What is asked for because nobody came; 0: for what was done. */
    noShowFee: owed.ok && owed.value.of === 'no_show' ? total : rappen(0),
    /** Null: it can be invoiced. */
    whyNot: owed.ok ? null : whyNot(owed.error, page),
    paidAhead: owed.ok ? owed.value.paid : rappen(0),
    addressNeeded: total > RECIPIENT_FROM,
    hasAccount: billing.iban !== null,
  };
}

const whyNot = (reason: NotOwed, { texts }: StaffPage): string =>
  reason === 'not_completed' ? texts.invoices.make.notCompleted : texts.invoices.make[reason];

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
        case 'paid_at_till':
          return till.onVisit.notInvoiced;
        case 'impossible':
          return invoices.make.impossible[refusal.reason];
        default:
          return whyNot(refusal.kind, page);
      }
    },
  );
}

export default function AdminVisitInvoice() {
  return (
    <MakeInvoicePage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
