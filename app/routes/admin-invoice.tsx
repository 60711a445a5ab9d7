import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { readInvoiceId, readPaymentForm } from '../invoices/invoice-forms.ts';
import { invoiceModel } from '../invoices/invoice-model.ts';
import { InvoicePage } from '../invoices/invoice-page.tsx';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const NEWS = ['issued', 'credited', 'paymentNoted', 'repaid', 'paymentTakenBack'] as const;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ invoices }) => ({ title: invoices.invoice(args.data?.number ?? '') }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, url, now } = await staffPageOf(request, context, 'invoices.see');
  const id = readInvoiceId(params['id']);
  const [file, book] = await Promise.all([
    id === null ? null : context.invoices.queries.file(actor, id),
    context.salonQueries.book(actor),
  ]);
  if (file === null) throw notFound();
  // What comes in and goes back for an order is the order's to say.
  const standsAlone = file.invoice.kind === 'invoice' && file.invoice.source.kind !== 'order';
  return {
    ...invoiceModel(file),
    done: NEWS.find((news) => news === url.searchParams.get('done')) ?? null,
    today: dateOf(now, book.zone) as string,
    mayNote: may(actor, 'invoices.change') && standsAlone,
    mayCredit: may(actor, 'invoices.credit') && standsAlone,
    seesVisit: may(actor, 'calendar.see'),
    /** Of the forms: each notes one line, however often it is sent. */
    paymentId: context.ids.next(),
    repaymentId: context.ids.next(),
    lineIds: file.payments.map(() => context.ids.next()),
  };
}

export type InvoiceModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'invoices.change');
  const invoiceId = readInvoiceId(params['id']);
  const posted = readPaymentForm(await request.formData());
  if (invoiceId === null || posted === null) throw notFound();
  const { notePayment, noteRepayment, takeBackPayment } = context.invoices.useCases;
  const back = (done: (typeof NEWS)[number]) =>
    redirect(inLocale(locale, `/admin/invoices/${invoiceId}?done=${done}`), 303);
  if (posted.intent === 'take_back') {
    const { id: lineId, paymentId } = posted;
    const taken = await takeBackPayment(actor, { invoiceId, paymentId, lineId });
    if (!taken.ok) throw notFound();
    return back('paymentTakenBack');
  }
  const { intent, id: paymentId, form } = posted;
  const note = intent === 'note' ? notePayment : noteRepayment;
  const noted = await note(actor, { invoiceId, paymentId, form });
  if (noted.ok) return back(intent === 'note' ? 'paymentNoted' : 'repaid');
  if (noted.error.kind === 'not_found') throw notFound();
  const { reasons, sentBefore } = texts.invoices.payments;
  if (noted.error.kind === 'id_used') {
    // Whoever means it sends it once more, and is heard then.
    return data({ intent, id: context.ids.next(), values: form, problem: sentBefore, errors: [] }, 409);
  }
  const errors = noted.error.fields.map(({ field, reason }) => ({
    field,
    message: reasons[reason],
  }));
  return data({ intent, id: paymentId as string, values: form, problem: null, errors }, 422);
}

export type PaymentAnswer = Exclude<Awaited<ReturnType<typeof action>>, Response>['data'];

export default function AdminInvoice() {
  return (
    <InvoicePage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
