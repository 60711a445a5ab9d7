import type { VisitFeed } from '#domain/ports/account.ts';
import type { Links } from '#domain/ports/links.ts';
import { calendarFeed } from './calendar-file.ts';
import { textsIn } from './texts/catalogue.ts';
import { eventFacts, linkOf } from './visit-event.ts';
import { zoneOf } from './visit-words.ts';

export const visitFeed = ({ links }: { readonly links: Links }): VisitFeed => ({
  file: ({ visits, salon, locale, at }) =>
    calendarFeed(
      { zone: zoneOf(salon), language: textsIn(locale).language, name: salon.name },
      visits.map((appointment) =>
        eventFacts(
          'PUBLISH',
          { appointment, contact: null, salon, locale, at },
          linkOf(links, appointment, locale),
        ),
      ),
    ),
});
