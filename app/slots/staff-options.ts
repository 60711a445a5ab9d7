/** Who could do the chosen services, each with the definite price and length that choosing them means. */
import type { Locale } from '#domain/shared/locale.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { StaffWish, VisitWish } from '#domain/slots/visit-wish.ts';
import { choiceModel } from './choice-model.ts';

export type StaffOption = {
  /** `any`, or a colleague's slug. */
  readonly value: string;
  readonly name: string | null;
  readonly title: string;
  readonly price: Rappen;
  readonly minutes: number;
};

export function staffOptions(
  book: SalonBook,
  services: VisitWish,
  locale: Locale,
  day: LocalDate,
): readonly StaffOption[] {
  const option = (staff: StaffWish, value: string, name: string | null, title: string): StaffOption[] => {
    const wish = { items: services.items.map(({ serviceId }) => ({ serviceId, staff })) };
    const choice = choiceModel(book, wish, locale, day);
    return choice.ok
      ? [{ value, name, title, price: choice.value.price, minutes: choice.value.minutes }]
      : [];
  };
  return [
    ...option('any', 'any', null, ''),
    ...book.staff.flatMap(({ id, slug, name, title }) => option(id, slug, name, title[locale])),
  ];
}
