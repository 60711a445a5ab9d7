/** What a visit costs and how long it takes, known before a time is chosen. */
import { rappen, sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { ServiceId } from '../shared/ids.ts';
import { ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { SalonBook, Skill } from './salon-book.ts';
import { durationOf } from './turn-shape.ts';
import type { StaffWish, VisitWish, WishItem } from './visit-wish.ts';
import { partsOfWish } from './wish-parts.ts';
import type { WishOptions, WishRefusal } from './wish-parts.ts';

export type QuoteItem = {
  readonly serviceId: ServiceId;
  readonly staff: StaffWish;
  readonly price: Rappen;
  /** The customer's minutes, without buffers. */
  readonly duration: number;
};

export type Quote = {
  readonly items: readonly QuoteItem[];
  readonly price: Rappen;
  /** The sum of the services' minutes; waiting between colleagues comes on top. */
  readonly duration: number;
};

/** The skill of the chosen colleague; nothing without a preference. */
const ownSkill = (book: SalonBook, { staff, serviceId }: WishItem): Skill | undefined =>
  book.staff.find((member) => member.id === staff)?.skills.get(serviceId);

/**
 * The price of one item, VAT included: the listed price without a preference, whoever does it in the end; the
 * colleague's own price when that colleague was chosen. Null for a service that the salon does not have.
 */
export function priceOf(book: SalonBook, item: WishItem): Rappen | null {
  const service = book.services.get(item.serviceId);
  if (service === undefined) return null;
  return ownSkill(book, item)?.price ?? service.price;
}

function quoteItem(book: SalonBook, item: WishItem): QuoteItem {
  const service = book.services.get(item.serviceId)!;
  return {
    serviceId: item.serviceId,
    staff: item.staff,
    price: priceOf(book, item) ?? rappen(0),
    duration: durationOf({ segments: ownSkill(book, item)?.segments ?? service.segments }),
  };
}

/** The price (Rappen, VAT included) and the length (minutes) of a wish, or why the wish is none. */
export function quote(book: SalonBook, wish: VisitWish, options: WishOptions): Result<Quote, WishRefusal> {
  const parts = partsOfWish(book, wish, options);
  if (!parts.ok) return parts;
  const items = wish.items.map((item) => quoteItem(book, item));
  return ok({
    items,
    price: sum(items.map((item) => item.price)),
    duration: items.reduce((minutes, item) => minutes + item.duration, 0),
  });
}
