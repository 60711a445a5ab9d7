import { onTheShelf } from '#domain/shop/stock.ts';
import type { BookingReason, RawBooking } from '#domain/shop/stock-booking.ts';
import type { BookStockRefusal } from '#domain/shop/use-cases/book-stock.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { FormError } from '../settings/form-answer.ts';

export type BookingAnswer = {
  readonly status: 409 | 422;
  readonly values: RawBooking;
  /** The id that it was posted under. */
  readonly id: string;
  readonly errors: readonly FormError[];
};

const reasonWord = (reason: BookingReason, texts: Catalogue): string => {
  switch (reason) {
    case 'nothing_differs':
    case 'fewer_than_reserved':
    case 'more_than_there_are':
      return texts.shop.stock.problem[reason];
    default:
      return fieldProblem(reason, texts);
  }
};

export function answerBooking(
  refusal: Exclude<BookStockRefusal, { kind: 'not_found' }>,
  values: RawBooking,
  id: string,
  texts: Catalogue,
): BookingAnswer {
  const words = texts.shop.stock;
  if (refusal.kind === 'moved_meanwhile') {
    const message = words.movedMeanwhile(onTheShelf(refusal.level));
    return { status: 409, values, id, errors: [{ field: 'quantity', message }] };
  }
  const errors = refusal.fields.map(({ field, reason }) => ({
    field,
    message: `${words[field]}${field === 'kind' ? '' : ':'} ${reasonWord(reason, texts)}`,
  }));
  return { status: 422, values, id, errors };
}
