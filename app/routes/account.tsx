import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { AppointmentId } from '#domain/shared/ids.ts';
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
  const [visits, book, card, contact, saved] = await Promise.all([
    context.account.queries.visits(page.actor, turned - 1),
    context.salonQueries.book(page.actor),
    context.salonQueries.card(page.actor),
    context.account.queries.contact(page.actor),
    context.deposits.queries.cards(page.actor),
  ]);
  const offerFor = (id: AppointmentId) => visits.offers.find((each) => each.appointmentId === id) ?? null;
  const cardFor = (id: AppointmentId) => saved.find(({ visitId }) => visitId === id) ?? null;
  return {
    firstName: contact?.firstName ?? '',
    upcoming: visits.upcoming.map((each) =>
      visitCardModel(each, page, book, context.links, offerFor(each.id), cardFor(each.id)),
    ),
    past: visits.past.map((each) => visitCardModel(each, page, book, context.links, null, cardFor(each.id))),
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
