import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskMoved } from '#domain/calendar/desk-move.ts';
import { offerState } from '#domain/calendar/move-offer.ts';
import type { MoveOfferId } from '#domain/shared/ids.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { notFound, pageOf } from '../page-of.ts';
import { OfferPage } from '../slots/offer-page.tsx';
import { linkHolder, openVisit } from '../slots/open-visit.ts';
import { visitHome } from '../slots/visit-home.ts';
import { visitModel } from '../slots/visit-model.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(
    args,
    ({ visit }) => ({
      title:
        args.data?.state === 'open'
          ? visit.offer.heading
          : args.data?.state === 'declined'
            ? visit.offer.declinedHeading
            : visit.offer.lapsedHeading,
    }),
    { index: false },
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { view, offer, salonsDoing } = await openVisit(page, context, params['token']);
  const { appointment } = view;
  const state = offer === null ? null : offerState(offer, appointment, page.now);
  // Nothing to answer (any more), or another time is agreed since: the visit's own page says how it stands.
  if (offer === null || appointment.status !== 'confirmed' || appointment.sequence !== offer.sequence)
    throw redirect(visitHome(page, params['token']), 303);
  if (state !== 'open' && state !== 'declined' && state !== 'lapsed')
    throw redirect(visitHome(page, params['token']), 303);
  const [book, card] = await Promise.all([
    context.salonQueries.book(page.actor),
    context.salonQueries.card(page.actor),
  ]);
  const place = deskMoved(book, appointment, offer.plan);
  return {
    state,
    id: offer.id as string,
    until: isoInstant(minuteOf(offer.until)),
    visit: visitModel(appointment, page.locale, page.now, salonsDoing),
    place: visitModel(place, page.locale, page.now, true),
    changeable: salonsDoing,
    phone: card.phone,
    zone: book.zone,
    token: params['token'] ?? '',
  };
}

const ANSWERS = ['accept', 'decline'] as const;

/** What was answered, or how it stands instead, is said by the page that one is led to. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const actor = linkHolder(page, context, params['token']);
  const form = await request.formData();
  const offerId = form.get('offer');
  const answer = ANSWERS.find((each) => each === form.get('answer'));
  if (typeof offerId !== 'string' || !isUuid(offerId) || answer === undefined) throw notFound();
  const answered = await context.moveOffers.useCases.answerOffer(actor, {
    appointmentId: actor.appointmentId,
    offerId: offerId as MoveOfferId,
    answer,
  });
  const home = visitHome(page, params['token']);
  if (answered.ok) return redirect(answer === 'accept' ? `${home}?news=moved` : `${home}/offer`, 303);
  if (answered.error.kind === 'not_found') throw notFound();
  return redirect(`${home}/offer`, 303);
}

export type OfferPageModel = Awaited<ReturnType<typeof loader>>;

export default function VisitOffer() {
  return <OfferPage model={useLoaderData<typeof loader>()} />;
}
