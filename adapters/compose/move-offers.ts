/** Other places for the visits of somebody who is away, as the team and the customers use them. */
import { answerOffer } from '#domain/calendar/use-cases/answer-offer.ts';
import { offerPlace } from '#domain/calendar/use-cases/offer-place.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { Letters } from '#domain/ports/letters.ts';
import type { Links } from '#domain/ports/links.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { notices } from '../letters/notices.ts';
import type { Database } from '../postgres/database.ts';
import { moveOfferQueries } from '../postgres/queries/move-offer-queries.ts';
import type { SalonSettingsCache } from '../postgres/salon-settings-cache.ts';

type MoveOfferDeps = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
  readonly links: Links;
};

export function composeMoveOffers({ database, settings, ...deps }: MoveOfferDeps) {
  const parts = { ...deps, notices: notices() };
  return {
    queries: moveOfferQueries({ database, settings, clock: deps.clock }),
    useCases: {
      offerPlace: offerPlace(parts),
      answerOffer: answerOffer(parts),
    },
  };
}
