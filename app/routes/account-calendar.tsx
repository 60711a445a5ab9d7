import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { accountPageOf } from '../account/account-page-of.ts';
import { FeedPage } from '../account/feed-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ account }) => ({ title: account.calendar.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, url } = await accountPageOf(request, context);
  const [since, { zone }] = await Promise.all([
    context.account.queries.feedSince(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    zone,
    since: since === null ? null : isoInstant(minuteOf(since)),
    revoked: url.searchParams.get('news') === 'revoked',
  };
}

export type FeedModel = Awaited<ReturnType<typeof loader>>;

/** The secret address is in this one answer and nowhere else: neither in an address nor in the database. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale } = await accountPageOf(request, context);
  const intent = (await request.formData()).get('intent');
  if (intent === 'revoke') {
    await context.account.useCases.revokeFeed(actor);
    return redirect(inLocale(locale, '/account/calendar?news=revoked'), 303);
  }
  if (intent !== 'renew') throw notFound();
  const made = await context.account.useCases.renewFeed(actor);
  if (!made.ok) throw notFound();
  return data(
    { address: `${context.baseUrl}/calendar/${made.value.token}` },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

export default function AccountCalendar() {
  const answer = useActionData<typeof action>();
  return <FeedPage model={useLoaderData<typeof loader>()} address={answer?.address ?? null} />;
}
