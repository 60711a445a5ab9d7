import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { isUuid, type WaitlistEntryId } from '#domain/shared/ids.ts';
import { dateOf, isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';
import { WaitlistPage } from '../waitlist/waitlist-page.tsx';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ waitlist }) => ({ title: waitlist.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, now } = await staffPageOf(request, context, 'waitlist.see');
  const book = await context.salonQueries.book(actor);
  const { rules, waiting, log } = await context.waitlist.queries.list(actor, dateOf(now, book.zone));
  return {
    zone: book.zone,
    rules,
    mayChange: may(actor, 'waitlist.change'),
    mayRule: may(actor, 'settings.change'),
    waiting: waiting.map(({ services, since, ...row }) => ({
      ...row,
      since: isoInstant(minuteOf(since)),
      services: services.map(({ name, staffId }) => ({
        name: name?.[locale] ?? '–',
        staff: book.staff.find(({ id }) => id === staffId)?.name ?? null,
      })),
    })),
    log: log.map(({ from, at, until, ...row }) => ({
      ...row,
      from: isoInstant(from),
      at: isoInstant(minuteOf(at)),
      until: isoInstant(minuteOf(until)),
    })),
  };
}

export type WaitlistModel = Awaited<ReturnType<typeof loader>>;

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

function minuteOfDay(text: FormDataEntryValue | null): number {
  const match = typeof text === 'string' ? CLOCK.exec(text) : null;
  return match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'waitlist.see');
  const form = await request.formData();
  const home = redirect(inLocale(locale, '/admin/waitlist'), 303);
  switch (form.get('intent')) {
    case 'remove': {
      const id = form.get('place');
      if (typeof id !== 'string' || !isUuid(id)) throw notFound();
      const done = await context.waitlist.useCases.leaveWaitlist(actor, { entryId: id as WaitlistEntryId });
      if (!done.ok) throw notFound();
      return home;
    }
    case 'rules': {
      const done = await context.waitlist.useCases.setWaitlistRules(actor, {
        offerMinutes: Number(form.get('offerMinutes')),
        quietFrom: minuteOfDay(form.get('quietFrom')),
        quietTo: minuteOfDay(form.get('quietTo')),
      });
      if (done.ok) return home;
      if (done.error.kind === 'not_found') throw notFound();
      return data({ message: texts.waitlist.staff.invalid }, 422);
    }
    default:
      throw notFound();
  }
}

export default function AdminWaitlist() {
  const answer = useActionData<typeof action>();
  return <WaitlistPage model={useLoaderData<typeof loader>()} problem={answer?.message ?? null} />;
}
