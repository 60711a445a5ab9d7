import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { callDue } from '#domain/messages/reminder.ts';
import type { CallRow } from '#domain/ports/messages.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { readCallForm, readPlaceCallForm } from '../messages/call-form.ts';
import { CallsPage } from '../messages/calls-page.tsx';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ messages }) => ({ title: messages.calls.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, now } = await staffPageOf(request, context, 'calendar.see');
  const [book, { rules, rows, places }] = await Promise.all([
    context.salonQueries.book(actor),
    context.messages.queries.calls(actor, now),
  ]);
  return {
    zone: book.zone,
    on: rules.reminders,
    hours: String(rules.reminderHours),
    mayChange: may(actor, 'calendar.change'),
    rows: rows
      .filter((row) => callDue(row, rules, now, book.zone))
      .map((row) => ({ ...callOf(row, locale), from: row.from })),
    places: places.map((row) => ({ ...callOf(row, locale), offer: row.offer })),
  };
}

const callOf = ({ id, from, name, phone, items, called }: Omit<CallRow, 'agreedAt'>, locale: Locale) => ({
  id,
  start: isoInstant(from),
  name,
  phone: phone === '' ? null : phone,
  what: items.map((item) => `${item.serviceName[locale]} (${item.staffName})`).join(', '),
  called: called && { at: isoInstant(minuteOf(called.at)), by: called.by },
});

export type CallsModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'calendar.change');
  const { noteCall, notePlaceCall } = context.messages.useCases;
  const form = await request.formData();
  const [call, placeCall] = [readCallForm(form), readPlaceCallForm(form)];
  const noted =
    placeCall !== null
      ? await notePlaceCall(actor, placeCall)
      : call !== null
        ? await noteCall(actor, call)
        : null;
  if (noted === null) throw notFound();
  if (noted.ok) return redirect(inLocale(locale, '/admin/calls'), 303);
  if (noted.error.kind === 'not_found') throw notFound();
  return data({ message: texts.messages.calls.changed }, 409);
}

export default function AdminCalls() {
  const answer = useActionData<typeof action>();
  return <CallsPage model={useLoaderData<typeof loader>()} problem={answer?.message ?? null} />;
}
