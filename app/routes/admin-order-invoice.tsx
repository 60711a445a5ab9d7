import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RECIPIENT_FROM } from '#domain/invoices/invoice.ts';
import { recipientOfOrder } from '#domain/invoices/order-invoice.ts';
import { isUuid, type OrderId } from '#domain/shared/ids.ts';
import { pageMeta } from '../document/page-meta.ts';
import { NO_RECIPIENT } from '../invoices/invoice-forms.ts';
import { answerIssue } from '../invoices/issue-answer.ts';
import { MakeOrderInvoicePage } from '../invoices/make-order-invoice-page.tsx';
import { whyNoInvoice } from '../invoices/order-documents.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

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
    recipient: { ...NO_RECIPIENT, ...address, name },
  };
}

export type OrderInvoiceModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'invoices.change');
  const orderId = idOf(params['id']);
  const { ofOrder } = page.texts.invoices;
  return await answerIssue(
    page,
    await request.formData(),
    context.ids.next(),
    ({ id: invoiceId, recipient }) =>
      context.invoices.useCases.invoiceOrder(page.actor, { orderId, invoiceId, recipient }),
    (refusal) =>
      refusal.kind === 'impossible' ? ofOrder.impossible[refusal.reason] : ofOrder.none[refusal.kind],
  );
}

export default function AdminOrderInvoice() {
  return (
    <MakeOrderInvoicePage
      model={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>() ?? null}
    />
  );
}
