import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RECIPIENT_FROM } from '#domain/invoices/invoice.ts';
import { recipientOfOrder } from '#domain/invoices/order-invoice.ts';
import type { InvoiceOrderRefusal } from '#domain/invoices/use-cases/invoice-order.ts';
import { isUuid, type OrderId } from '#domain/shared/ids.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { readInvoiceForm } from '../invoices/invoice-forms.ts';
import { MakeOrderInvoicePage } from '../invoices/make-order-invoice-page.tsx';
import { whyNoInvoice } from '../invoices/order-documents.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ invoices }) => ({ title: invoices.make.titleOfOrder(args.data?.number ?? 0) }), {
    index: false,
  });

const idOf = (raw: string | undefined): OrderId => {
  if (raw === undefined || !isUuid(raw)) throw notFound();
  return raw as OrderId;
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'invoices.change');
  const orderId = idOf(params['id']);
  const [view, documents] = await Promise.all([
    context.orders.queries.order(actor, orderId),
    context.invoices.queries.ofOrder(actor, orderId),
  ]);
  if (view === null) throw notFound();
  const { order } = view;
  const { name, address } = recipientOfOrder(order);
  return {
    orderId: orderId as string,
    number: order.number,
    total: order.state.total,
    newId: context.ids.next(),
    invoiceId: (documents.find(({ kind }) => kind === 'invoice')?.id ?? null) as string | null,
    none: whyNoInvoice(view),
    addressNeeded: order.state.total > RECIPIENT_FROM,
    recipient: { name, ...(address ?? { street: '', houseNumber: '', postalCode: '', city: '' }) },
  };
}

export type OrderInvoiceModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'invoices.change');
  const orderId = idOf(params['id']);
  const posted = readInvoiceForm(await request.formData());
  if (posted === null) {
    const nothing = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
    const problem = page.texts.refusals.form_incomplete;
    return data({ id: context.ids.next(), values: nothing, problem, errors: [] }, 400);
  }
  const { id: invoiceId, recipient } = posted;
  const made = await context.invoices.useCases.invoiceOrder(page.actor, { orderId, invoiceId, recipient });
  if (made.ok) return redirect(inLocale(page.locale, `/admin/invoices/${invoiceId}?done=issued`), 303);
  const { error } = made;
  if (error.kind === 'not_found') throw notFound();
  if (error.kind === 'invoiced') {
    return redirect(inLocale(page.locale, `/admin/invoices/${error.invoiceId}`), 303);
  }
  return data({ id: invoiceId as string, values: recipient, ...said(error, page) }, 422);
}

function said(
  error: Exclude<InvoiceOrderRefusal, { readonly kind: 'not_found' | 'invoiced' }>,
  { texts: { invoices } }: StaffPage,
) {
  switch (error.kind) {
    case 'not_paid':
    case 'paid_at_till':
    case 'all_back':
      return { problem: invoices.ofOrder.none[error.kind], errors: [] };
    case 'impossible':
      return { problem: invoices.ofOrder.impossible[error.reason], errors: [] };
    case 'invalid':
      return {
        problem: null,
        errors: error.fields.map(({ field, reason }) => ({ field, message: invoices.make.reasons[reason] })),
      };
  }
}

export type OrderInvoiceAnswer = Exclude<Awaited<ReturnType<typeof action>>, Response>['data'];

export default function AdminOrderInvoice() {
  return (
    <MakeOrderInvoicePage
      model={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>() ?? null}
    />
  );
}
