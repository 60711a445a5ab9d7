import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { offerState } from '#domain/calendar/move-offer.ts';
import { visitDeposit } from '../deposits/deposit-model.ts';
import { keptCard } from '../deposits/kept-card.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { notFound, pageOf } from '../page-of.ts';
import { linkHolder, openVisit } from '../slots/open-visit.ts';
import { visitHome } from '../slots/visit-home.ts';
import { visitModel, wishOf } from '../slots/visit-model.ts';
import { VisitPage } from '../slots/visit-page.tsx';
import { queryOfWish } from '../slots/wish-query.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ visit }) => ({ title: visit.title }), { index: false });

const NEWS = ['moved', 'cancelled', 'withdrawn', 'paid', 'card_removed', 'card_charging'] as const;

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
    card: keptCard(deposit?.card ?? null),
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

/** The card that was left for this visit is taken back. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const actor = linkHolder(page, context, params['token']);
  if ((await request.formData()).get('intent') !== 'remove_card') throw new Response(null, { status: 400 });
  const removed = await context.deposits.useCases.removeCard(actor);
  if (!removed.ok && removed.error.kind === 'not_found') throw notFound();
  return redirect(
    `${visitHome(page, params['token'])}?news=${removed.ok ? 'card_removed' : 'card_charging'}`,
    303,
  );
}

export type VisitPageModel = Awaited<ReturnType<typeof loader>>;

export default function Visit() {
  return <VisitPage model={useLoaderData<typeof loader>()} />;
}
