/** The catalogue as the price list shows it. PBV: one definite price for each service, and for each colleague's own. */
import type { Locale } from '#domain/shared/locale.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { SalonBook, Service } from '#domain/slots/salon-book.ts';

export type ListedService = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly price: Rappen;
  readonly minutes: number;
  /** Of `minutes`, those in which colour or treatment takes effect. */
  readonly waiting: number;
  readonly bookable: boolean;
  readonly onRequest: boolean;
  /** Colleagues whose price or length differs; null: as listed. */
  readonly own: readonly {
    readonly name: string;
    readonly price: Rappen | null;
    readonly minutes: number | null;
  }[];
};

export type ListedCategory = {
  readonly slug: string;
  readonly name: string;
  readonly services: readonly ListedService[];
};

const lengthOf = (segments: readonly number[]): number =>
  segments.reduce((total, minutes) => total + minutes, 0);
const waitingOf = (segments: readonly number[]): number =>
  lengthOf(segments.filter((_, index) => index % 2 === 1));

function listed(book: SalonBook, service: Service, locale: Locale): ListedService {
  const minutes = lengthOf(service.segments);
  const own = book.staff.flatMap((member) => {
    const skill = member.skills.get(service.id);
    const price = skill?.price ?? null;
    const length = skill?.segments == null ? null : lengthOf(skill.segments);
    const differs = {
      price: price === service.price ? null : price,
      minutes: length === minutes ? null : length,
    };
    return differs.price === null && differs.minutes === null ? [] : [{ name: member.name, ...differs }];
  });
  return {
    slug: service.slug,
    name: service.name[locale],
    description: service.description[locale],
    price: service.price,
    minutes,
    waiting: waitingOf(service.segments),
    onRequest: service.onRequest,
    bookable:
      service.onlineBookable &&
      book.staff.some((member) => member.onlineBookable && member.skills.has(service.id)),
    own,
  };
}

export function priceList(book: SalonBook, locale: Locale): readonly ListedCategory[] {
  const services = [...book.services.values()].sort((a, b) => a.position - b.position);
  return [...book.categories]
    .sort((a, b) => a.position - b.position)
    .map((category) => ({
      slug: category.slug,
      name: category.name[locale],
      services: services
        .filter(({ categoryId }) => categoryId === category.id)
        .map((service) => listed(book, service, locale)),
    }))
    .filter((category) => category.services.length > 0);
}
