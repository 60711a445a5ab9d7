import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Visitor } from '#domain/shared/actor.ts';
import type { VisitorId } from '#domain/shared/ids.ts';
import { parseLocalDate } from '#domain/shared/salon-time.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { bookableWindow } from '#domain/slots/bookable-window.ts';
import type { JoinRefusal } from '#domain/waitlist/use-cases/join-waitlist.ts';
import { MOST_DAYS } from '#domain/waitlist/waitlist-entry.ts';
import { daysBetween } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { pageOf, type Page } from '../page-of.ts';
import { fieldErrors } from '../slots/contact-answer.ts';
import { readContactForm } from '../slots/contact-form.ts';
import { openChoice } from '../slots/open-choice.ts';
import { wordsFor } from '../slots/refusal-words.ts';
import { JoinPage, type JoinAnswer } from '../waitlist/join-page.tsx';
import { textIn } from '../forms/text.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ waitlist }) => ({ title: waitlist.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const book = await context.salonQueries.book(page.actor);
  const { choice } = openChoice(page, book);
  const { today, lastDay } = bookableWindow(book, page.now);
  return { choice, today, lastDay, signedIn: page.actor.kind === 'customer' };
}

export type JoinModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, locale } = page;
  const book = await context.salonQueries.book(actor);
  const { wish } = openChoice(page, book);
  const form = await request.formData();
  const days = { from: textIn(form, 'from'), to: textIn(form, 'to') };
  const customer = actor.kind === 'customer';
  const own = customer ? await context.account.queries.contact(actor) : null;
  const typed = { ...readContactForm(form).contact, note: '' };
  // A guest acts as a visitor of the place's own: the link in the letter stands for it, whatever the browser.
  const guest: Visitor = {
    kind: 'visitor',
    salonId: actor.salonId,
    visitorId: context.ids.next() as VisitorId,
  };
  const joined = await context.waitlist.useCases.joinWaitlist(customer ? actor : guest, {
    wish,
    ...days,
    contact: own ?? typed,
    locale,
    known: await freeNow(page, context, wish, days),
  });
  if (joined.ok && customer) return redirect(inLocale(locale, '/account/waitlist'), 303);
  if (joined.ok) return data<JoinAnswer>({ kind: 'asked' });
  const facts = { book, locale, now: page.now };
  return data<JoinAnswer>(
    { kind: 'form', values: typed, ...days, errors: errorsOf(joined.error, page, facts) },
    422,
  );
}

function errorsOf(error: JoinRefusal, { texts }: Page, facts: Parameters<typeof wordsFor>[1]) {
  switch (error.kind) {
    case 'range':
      return [{ field: error.field, message: texts.waitlist.problem[error.problem] }];
    case 'invalid_contact':
      return fieldErrors(error.fields, texts);
    case 'too_many_places':
      return [{ field: 'from' as const, message: texts.waitlist.tooMany(error.most) }];
    default:
      return [{ field: 'from' as const, message: wordsFor(error, facts).message }];
  }
}

/** What could be booked already was not what they wanted. */
async function freeNow(
  { actor }: Page,
  { slotQueries }: AppLoadContext,
  wish: VisitWish,
  raw: { readonly from: string; readonly to: string },
) {
  const [from, to] = [parseLocalDate(raw.from), parseLocalDate(raw.to)];
  if (from === null || to === null || to < from || daysBetween(from, to) >= MOST_DAYS) return [];
  const slots = await slotQueries.slots(actor, wish, { from, to });
  return slots.ok ? slots.value.flatMap(({ starts }) => starts) : [];
}

export default function WaitlistJoin() {
  return <JoinPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
