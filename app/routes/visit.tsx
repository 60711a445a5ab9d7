import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { offerState } from '#domain/calendar/move-offer.ts';
import { visitDeposit } from '../deposits/deposit-model.ts';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf } from '../page-of.ts';
import { openVisit } from '../slots/open-visit.ts';
import { visitModel, wishOf } from '../slots/visit-model.ts';
import { VisitPage } from '../slots/visit-page.tsx';
import { queryOfWish } from '../slots/wish-query.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ visit }) => ({ title: visit.title }), { index: false });

const NEWS = ['moved', 'cancelled', 'withdrawn', 'paid'] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, view, offer, salonsDoing } = await openVisit(page, context, params['token']);
  const [deposit, card, book] = await Promise.all([
    context.deposits.queries.ofVisit(actor, view.appointment.id),
    context.salonQueries.card(page.actor),
    context.salonQueries.book(page.actor),
  ]);
  const visit = visitModel(view.appointment, page.locale, page.now, salonsDoing);
  const news = page.url.searchParams.get('news');
  return {
    visit,
    zone: book.zone,
    token: params['token'] ?? '',
    changeable: visit.status === 'confirmed' && !visit.cutoffPassed,
    asked: offer !== null && offerState(offer, view.appointment, page.now) === 'open',
    upcoming: visit.status === 'confirmed' && Date.parse(visit.start) > page.now,
    deposit: visitDeposit(deposit),
    customer: view.contact === null ? '' : `${view.contact.firstName} ${view.contact.lastName}`,
    salon: {
      name: card.name,
      street: card.street,
      postalCode: card.postalCode,
      city: card.city,
      phone: card.phone,
      latitude: card.latitude,
      longitude: card.longitude,
    },
    news: NEWS.find((kind) => kind === news) ?? null,
    again: queryOfWish(wishOf(view.appointment), book),
  };
}

export type VisitPageModel = Awaited<ReturnType<typeof loader>>;

export default function Visit() {
  return <VisitPage model={useLoaderData<typeof loader>()} />;
}
