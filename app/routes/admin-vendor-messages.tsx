import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Instant } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { readMessageForm } from '../orders/desk-forms.ts';
import { isoOf } from '../orders/order-model.ts';
import { PATIENCE } from '../orders/patience.ts';
import { VendorMessages } from '../orders/vendor-messages.tsx';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ orders }) => ({ title: orders.messages.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, url, now } = await staffPageOf(request, context, 'orders.refund');
  if (actor.kind !== 'employee') throw notFound();
  const [book, messages] = await Promise.all([
    context.salonQueries.book(actor),
    context.orders.messages.waiting(actor, (now - PATIENCE) as Instant),
  ]);
  return {
    zone: book.zone,
    again: url.searchParams.has('again'),
    messages: messages.map(({ receivedAt, nextAt, ...message }) => ({
      ...message,
      receivedAt: isoOf(receivedAt),
      nextAt: nextAt === null ? null : isoOf(nextAt),
    })),
  };
}

export type VendorMessagesModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale } = await staffPageOf(request, context, 'orders.refund');
  const eventId = readMessageForm(await request.formData());
  const tried = await context.orders.useCases.retryMessage(actor, { eventId });
  if (tried.ok) return redirect(inLocale(locale, '/admin/orders/messages?again'), 303);
  if (tried.error.kind === 'not_found') throw notFound();
  return data({ gone: true }, 409);
}

export default function AdminVendorMessages() {
  return (
    <VendorMessages
      model={useLoaderData<typeof loader>()}
      gone={useActionData<typeof action>()?.gone === true}
    />
  );
}
