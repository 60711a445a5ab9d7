/** What was agreed, item by item: taken from the catalogue once, and from then on independent of it. */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { LocalDate } from '../shared/salon-time.ts';
import type { AppointmentItem } from './appointment.ts';
import { priceOf } from './quote.ts';
import type { SalonBook } from './salon-book.ts';
import { vatRateOn } from './vat.ts';
import type { VisitPlan } from './visit-plan.ts';
import type { VisitWish } from './visit-wish.ts';
import { staffById } from './wish-parts.ts';
import type { FrozenItem } from './wish-parts.ts';

function vatOn(book: SalonBook, code: string, day: LocalDate): number {
  const rate = vatRateOn(book, code, day);
  if (rate === null) throw new RangeError(`no VAT rate ${code} on ${day}`);
  return rate;
}

/**
 * The items of a plan with today's names and prices (Rappen, VAT included). The VAT rate is that of the day of
 * service (Art. 115 MWSTG), 0 when the salon is not liable.
 *
 * @param wish the wish that the plan was made from, item for item
 * @throws RangeError when the plan was made from another wish or book, or the book has no rate for its day
 */
export function freezeItems(book: SalonBook, wish: VisitWish, plan: VisitPlan): readonly AppointmentItem[] {
  return plan.items.map((planned, position) => {
    const item = wish.items[position];
    const service = book.services.get(planned.serviceId);
    const member = staffById(book, planned.staffId);
    if (item?.serviceId !== planned.serviceId || service === undefined || member === undefined) {
      throw new RangeError(`item ${position} of the plan is not of this wish and book`);
    }
    return {
      position,
      serviceId: planned.serviceId,
      staffId: planned.staffId,
      staffChosen: item.staff !== 'any',
      serviceName: service.name,
      staffName: member.name,
      price: priceOf(book, item) ?? service.price,
      vatCode: service.vatCode,
      vatBasisPoints: vatOn(book, service.vatCode, plan.day),
      segments: planned.segments,
      from: planned.from,
      to: planned.to,
    };
  });
}

/**
 * The same items at another time. Name, price and length stay as agreed; a colleague who was not asked for may change;
 * the VAT rate is that of the new day of service.
 *
 * @param plan made from `frozenWish(book, items)`
 * @throws RangeError when the book has no rate for the new day
 */
export function moveItems(
  book: SalonBook,
  items: readonly AppointmentItem[],
  plan: VisitPlan,
): readonly AppointmentItem[] {
  return plan.items.map((planned, position) => {
    const item = items[position];
    if (item === undefined) throw new RangeError(`no item ${position}`);
    return {
      ...item,
      staffId: planned.staffId,
      staffChosen: item.staffChosen && planned.staffId === item.staffId,
      staffName:
        planned.staffId === item.staffId
          ? item.staffName
          : (staffById(book, planned.staffId)?.name ?? item.staffName),
      vatBasisPoints: vatOn(book, item.vatCode, plan.day),
      from: planned.from,
      to: planned.to,
    };
  });
}

/** What the engine needs to place existing items anew. Whoever was asked for and has left is asked for no more. */
export const frozenWish = (book: SalonBook, items: readonly AppointmentItem[]): readonly FrozenItem[] =>
  items.map(({ serviceId, segments, staffId, staffChosen }) => ({
    serviceId,
    segments,
    staff: staffChosen && staffById(book, staffId) !== undefined ? staffId : 'any',
  }));

/** Whether the items are what the wish asks for: the same services in order, by the same choice of colleagues. */
export const fulfils = (items: readonly AppointmentItem[], wish: VisitWish): boolean =>
  items.length === wish.items.length &&
  items.every(({ serviceId, staffId, staffChosen }, position) => {
    const wanted = wish.items[position];
    return wanted?.serviceId === serviceId && wanted.staff === (staffChosen ? staffId : 'any');
  });

/** The price of all items, in Rappen, VAT included. */
export const totalOf = (items: readonly AppointmentItem[]): Rappen =>
  rappen(items.reduce((total, { price }) => total + price, 0));
