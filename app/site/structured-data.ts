/** schema.org/HairSalon, for search engines. */
import type { LocalDate } from '#domain/shared/local-date.ts';
import { formatRappen } from '#domain/shared/money.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { SalonCard } from '#domain/ports/letters.ts';
import type { SalonBook, Weekday } from '#domain/slots/salon-book.ts';
import { wallTime } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { comingExceptions, usualWeek } from './opening-hours.ts';
import type { ListedCategory } from './price-list.ts';

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

export type SalonFacts = {
  readonly card: SalonCard;
  readonly book: SalonBook;
  readonly baseUrl: string;
  readonly locale: Locale;
  readonly today: LocalDate;
};

export function hairSalonData({ card, book, baseUrl, locale, today }: SalonFacts): object {
  const address = (path: string) => baseUrl + inLocale(locale, path);
  return {
    '@context': 'https://schema.org',
    '@type': 'HairSalon',
    '@id': `${baseUrl}/#salon`,
    name: card.name,
    legalName: card.legalName,
    url: address('/'),
    image: `${baseUrl}/icon-512.png`,
    telephone: card.phone,
    email: card.email,
    ...(card.uid === null ? {} : { taxID: card.uid }),
    address: {
      '@type': 'PostalAddress',
      streetAddress: card.street,
      postalCode: card.postalCode,
      addressLocality: card.city,
      addressRegion: card.canton,
      addressCountry: 'CH',
    },
    geo: { '@type': 'GeoCoordinates', latitude: card.latitude, longitude: card.longitude },
    currenciesAccepted: 'CHF',
    openingHoursSpecification: usualWeek(book, today).flatMap(({ weekday, ranges }) =>
      ranges.map(({ from, to }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: DAY_NAMES[weekday],
        opens: wallTime(from),
        closes: wallTime(to),
      })),
    ),
    specialOpeningHoursSpecification: comingExceptions(book, today)
      .filter(({ hours }) => hours === null)
      .map(({ from, to }) => ({
        '@type': 'OpeningHoursSpecification',
        opens: '00:00',
        closes: '00:00',
        validFrom: from,
        validThrough: to,
      })),
    potentialAction: {
      '@type': 'ReserveAction',
      target: { '@type': 'EntryPoint', urlTemplate: address('/book') },
    },
  };
}

/** The price list; each service with its one definite price. */
export function offerCatalogData(
  categories: readonly ListedCategory[],
  { baseUrl, locale }: Pick<SalonFacts, 'baseUrl' | 'locale'>,
): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'OfferCatalog',
    provider: { '@id': `${baseUrl}/#salon` },
    itemListElement: categories.map((category) => ({
      '@type': 'OfferCatalog',
      name: category.name,
      itemListElement: category.services.map((service) => ({
        '@type': 'Offer',
        price: formatRappen(service.price).replaceAll("'", ''),
        priceCurrency: 'CHF',
        ...(service.bookable
          ? { url: `${baseUrl}${inLocale(locale, `/book/staff?s=${service.slug}`)}` }
          : {}),
        itemOffered: { '@type': 'Service', name: service.name, description: service.description },
      })),
    })),
  };
}
