import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { accountPageOf } from '../account/account-page-of.ts';
import { AccountVisits } from '../account/account-visits.tsx';
import { visitCardModel } from '../account/visit-card-model.ts';
import { pageMeta } from '../document/page-meta.ts';
import { notFound } from '../page-of.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ account }) => ({ title: account.title }), { index: false });

const PAGE = /^[1-9]\d{0,3}$/;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await accountPageOf(request, context);
  const asked = page.url.searchParams.get('page');
  if (asked !== null && !PAGE.test(asked)) throw notFound();
  const turned = Number(asked ?? 1);
  await context.identity.joinBookings(page.actor);
  const [visits, book, card, contact] = await Promise.all([
    context.account.queries.visits(page.actor, turned - 1),
    context.salonQueries.book(page.actor),
    context.salonQueries.card(page.actor),
    context.account.queries.contact(page.actor),
  ]);
  const cardOf = (each: (typeof visits.past)[number]) => visitCardModel(each, page, book, context.links);
  return {
    firstName: contact?.firstName ?? '',
    upcoming: visits.upcoming.map(cardOf),
    past: visits.past.map(cardOf),
    page: turned,
    older: visits.older,
    zone: book.zone,
    phone: card.phone,
  };
}

export type AccountModel = Awaited<ReturnType<typeof loader>>;

export default function Account() {
  return <AccountVisits model={useLoaderData<typeof loader>()} />;
}
