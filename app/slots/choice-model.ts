/** The choice so far as pages show it: what, by whom, for how much, how long. */
import type { Locale } from '#domain/shared/locale.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { quote } from '#domain/slots/quote.ts';
import type { WishRefusal } from '#domain/slots/refusals.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { vatRateOn } from '#domain/slots/vat.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { queryOfWish } from './wish-query.ts';

export type ChoiceModel = {
  readonly items: readonly {
    readonly slug: string;
    readonly name: string;
    /** Null: no preference. */
    readonly staffName: string | null;
    readonly price: Rappen;
    readonly minutes: number;
  }[];
  readonly price: Rappen;
  readonly minutes: number;
  readonly vatRates: readonly number[];
  /** In which the salon answers; null: the choice is booked at once. */
  readonly answerHours: number | null;
  /** The same choice as an address carries it. */
  readonly query: string;
};

/** Customers book online: what may not be booked so is refused. */
export function choiceModel(
  book: SalonBook,
  wish: VisitWish,
  locale: Locale,
  day: LocalDate,
): Result<ChoiceModel, WishRefusal> {
  const quoted = quote(book, wish, { online: true });
  if (!quoted.ok) return quoted;
  const { items, price, duration } = quoted.value;
  const services = items.map((item) => book.services.get(item.serviceId)!);
  const rates = services.map(({ vatCode }) => vatRateOn(book, vatCode, day) ?? 0);
  return ok({
    items: items.map((item, index) => ({
      slug: services[index]!.slug,
      name: services[index]!.name[locale],
      staffName: book.staff.find(({ id }) => id === item.staff)?.name ?? null,
      price: item.price,
      minutes: item.duration,
    })),
    price,
    minutes: duration,
    vatRates: [...new Set(rates)].filter((rate) => rate > 0),
    answerHours: services.some(({ onRequest }) => onRequest) ? book.rules.requestHours : null,
    query: queryOfWish(wish, book),
  });
}
