import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { ORDER_FILTERS } from '#domain/ports/orders.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { readListForm } from '../orders/desk-forms.ts';
import { OrdersList } from '../orders/orders-list.tsx';
import { isoOf } from '../orders/order-model.ts';
import { PATIENCE } from '../orders/patience.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

const ROWS = 50;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ orders }) => ({ title: orders.desk.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, url, now } = await staffPageOf(request, context, 'orders.see');
  const asked = url.searchParams.get('filter');
  const filter = ORDER_FILTERS.find((each) => each === asked) ?? 'to_do';
  const cursor = url.searchParams.get('before') ?? '';
  const before = /^[1-9]\d{0,8}$/.test(cursor) ? Number(cursor) : null;
  const { queries } = context.orders;
  const leads = actor.kind === 'employee' && may(actor, 'orders.refund');
  const [rows, matters, byHand, book, messages] = await Promise.all([
    queries.list(actor, { filter, before, count: ROWS + 1 }),
    queries.matters(actor),
    queries.byHand(actor),
    context.salonQueries.book(actor),
    leads ? context.orders.messages.waiting(actor, (now - PATIENCE) as Instant) : [],
  ]);
  const shown = rows.slice(0, ROWS);
  return {
    zone: book.zone,
    filter,
    isNewest: before === null,
    older: rows.length > ROWS ? (shown.at(-1)?.number ?? null) : null,
    messages: messages.length,
    maySettle: may(actor, 'orders.refund'),
    rows: shown.map((row) => ({ ...row, createdAt: isoOf(row.createdAt), dueAt: null })),
    matters: matters.map(({ id, kind, orderId, visitId, amount, notedAt, subject }) => ({
      id,
      kind,
      subject,
      orderId,
      visitId,
      amount,
      notedAt: isoOf(notedAt),
    })),
    byHand: byHand.map(({ id, orderId, visitId, isVisit, number, amount, payee, email }) => ({
      id,
      // Null: never booked, and nothing to be looked at.
      path: orderId !== null ? `/admin/orders/${orderId}` : isVisit ? `/admin/visits/${visitId}` : null,
      number,
      amount,
      payee: [payee, email].filter((each) => each !== null).join(', '),
    })),
  };
}

export type OrdersListModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'orders.refund');
  const form = readListForm(await request.formData());
  if (form === null) throw notFound();
  const { settleMatter, noteTransfer } = context.orders.useCases;
  if (form.intent === 'settle') {
    const settled = await settleMatter(actor, form);
    if (!settled.ok && settled.error.kind === 'words') {
      return data({ id: form.id, words: form.words, message: texts.orders.desk.settleMissing }, 422);
    }
    if (!settled.ok) throw notFound();
  } else {
    const noted = await noteTransfer(actor, { refundId: form.id });
    if (!noted.ok) throw notFound();
  }
  return redirect(inLocale(locale, '/admin/orders'), 303);
}

export default function AdminOrders() {
  return (
    <OrdersList model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
