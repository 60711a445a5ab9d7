import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { hasVouchers } from '#domain/orders/order.ts';
import { isPayableAtDesk, refundable } from '#domain/orders/order-state.ts';
import type { RawRefund } from '#domain/orders/refund-form.ts';
import { stepsOf } from '#domain/orders/order-steps.ts';
import { isUuid, type OrderId } from '#domain/shared/ids.ts';
import { rappen, sum } from '#domain/shared/money.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { orderDocuments, whyNoInvoice } from '../invoices/order-documents.ts';
import { DeskOrder } from '../orders/desk-order.tsx';
import { readRefundForm, readStepForm } from '../orders/desk-forms.ts';
import { refundProblems, workProblem, type DeskError } from '../orders/desk-words.ts';
import { isoOf, orderModel } from '../orders/order-model.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ orders }) => ({ title: orders.order.title(args.data?.order.number ?? 0) }), {
    index: false,
  });

const idOf = (raw: string | undefined): OrderId => {
  if (raw === undefined || !isUuid(raw)) throw notFound();
  return raw as OrderId;
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, locale, url } = await staffPageOf(request, context, 'orders.see');
  const [view, book, saleId, documents] = await Promise.all([
    context.orders.queries.order(actor, idOf(params['id'])),
    context.salonQueries.book(actor),
    context.till.queries.saleOfOrder(actor, idOf(params['id'])),
    context.invoices.queries.ofOrder(actor, idOf(params['id'])),
  ]);
  if (view === null) throw notFound();
  const { order, payments, refunds } = view;
  const vouchers = hasVouchers(order.lines)
    ? await context.vouchers.queries.boughtWith(
        actor,
        { kind: 'order', id: order.id },
        dateOf(context.clock.now(), book.zone),
      )
    : [];
  // What was paid for vouchers goes back from their own pages, as far as it is still on them.
  const held = sum(vouchers.map(({ value, voided }) => rappen(value - voided)));
  const left = rappen(Math.max(0, refundable(order.state) - held));
  return {
    zone: book.zone,
    order: { ...orderModel(order, locale), left },
    /** The sale that it was paid with. */
    saleId,
    ...orderDocuments(view, documents),
    mayInvoice: may(actor, 'invoices.change') && whyNoInvoice(view) === null,
    ringsUp: isPayableAtDesk(order.state) && may(actor, 'till.use'),
    steps: stepsOf(order, actor),
    vouchers: vouchers.map(({ id, lastFour, value }) => ({ id: id as string, lastFour, value })),
    done: url.searchParams.has('done'),
    refundId: context.ids.next(),
    mayRefund: may(actor, 'orders.refund') && left > 0 && saleId === null,
    payments: payments.map((payment) => ({
      id: payment.id,
      method: payment.method,
      amount: payment.amount,
      status: payment.status,
      fee: payment.fee,
      at: isoOf(payment.settledAt ?? payment.openedAt),
    })),
    refunds: refunds.map(({ id, amount, status, words, createdAt }) => ({
      id,
      amount,
      status,
      words,
      at: isoOf(createdAt),
    })),
  };
}

export type DeskOrderModel = Awaited<ReturnType<typeof loader>>;

export type DeskOrderAnswer = {
  readonly errors: readonly DeskError[];
  readonly reason: string;
  readonly refund: RawRefund | null;
  readonly refundId: string | null;
};

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'orders.change');
  const orderId = idOf(params['id']);
  const form = await request.formData();
  const home = inLocale(page.locale, `/admin/orders/${orderId}?done`);
  if (form.get('intent') === 'refund') {
    const { refundId, form: wanted } = readRefundForm(form);
    if (refundId === null) throw notFound();
    const given = await context.orders.useCases.refundOrder(page.actor, { orderId, refundId, form: wanted });
    if (given.ok) return redirect(home, 303);
    const errors = refundProblems(given.error, page.texts);
    if (errors === null) throw notFound();
    return data<DeskOrderAnswer>({ errors, reason: '', refund: wanted, refundId }, 422);
  }
  const step = readStepForm(form);
  if (step === null) throw notFound();
  const worked = await context.orders.useCases.workOnOrder(page.actor, { orderId, ...step });
  if (worked.ok) return redirect(home, 303);
  const error = workProblem(worked.error, page.texts);
  if (error === null) throw notFound();
  const answer: DeskOrderAnswer = {
    errors: [error],
    reason: step.reason,
    refund: null,
    refundId: null,
  };
  return data(answer, worked.error.kind === 'reason' ? 422 : 409);
}

export default function AdminOrder() {
  return <DeskOrder model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
