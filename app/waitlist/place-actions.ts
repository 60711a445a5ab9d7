/** What can be done with a place in line, by its signed link or from the account. */
import { data, redirect } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import type { Booker } from '#domain/shared/actor.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { isoInstant, minuteOf, type Instant } from '#domain/shared/salon-time.ts';
import { textsIn } from '../i18n/texts.ts';
import { notFound } from '../page-of.ts';
import { answerTerms } from '../slots/answer-terms.ts';
import { visitModel } from '../slots/visit-model.ts';

export async function readPlaces(actor: Booker, locale: Locale, now: Instant, context: AppLoadContext) {
  const [places, book] = await Promise.all([
    context.waitlist.queries.places(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    zone: book.zone,
    places: places.map(({ entry, offer }) => ({
      id: entry.id,
      status: entry.status,
      from: entry.from,
      to: entry.to,
      services: entry.wish.items.flatMap(({ serviceId }) => {
        const service = book.services.get(serviceId);
        return service === undefined ? [] : [service.name[locale]];
      }),
      offer:
        offer === null
          ? null
          : {
              until: isoInstant(minuteOf(offer.until)),
              visit: visitModel(offer.visit, locale, now),
              answer: offer.visit.onRequest ? answerTerms(book.rules, offer.visit.from, now) : null,
            },
    })),
  };
}

export type PlacesModel = Awaited<ReturnType<typeof readPlaces>>;

export async function actOnPlace(
  request: Request,
  actor: Booker,
  locale: Locale,
  home: string,
  context: AppLoadContext,
) {
  const form = await request.formData();
  const places = await context.waitlist.queries.places(actor);
  const place = places.find(({ entry }) => entry.id === form.get('place'));
  if (place === undefined) throw notFound();
  const { entry, offer } = place;
  const { waitlist } = textsIn(locale);
  const { useCases } = context;
  const leave = () => context.waitlist.useCases.leaveWaitlist(actor, { entryId: entry.id });
  switch (form.get('intent')) {
    case 'confirm':
      await context.waitlist.useCases.confirmPlace(actor, { entryId: entry.id });
      return redirect(home, 303);
    case 'leave':
      if (offer !== null) await useCases.releaseHold(actor, { holdId: offer.visit.id });
      await leave();
      return redirect(home, 303);
    case 'decline':
      if (offer !== null) await useCases.releaseHold(actor, { holdId: offer.visit.id });
      return redirect(home, 303);
    case 'accept': {
      if (offer === null) return data({ message: waitlist.gone }, 409);
      if (form.get('terms') !== 'on') return data({ message: waitlist.termsMissing }, 422);
      const done = await useCases.confirmAppointment(actor, {
        holdId: offer.visit.id,
        contact: entry.contact,
        termsVersion: offer.visit.termsVersion,
        locale,
      });
      if (!done.ok) return data({ message: waitlist.gone }, 409);
      return redirect(context.links.manageVisit(actor.salonId, done.value.id, locale), 303);
    }
    default:
      throw notFound();
  }
}
