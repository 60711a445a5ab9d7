/** Reads the choice out of the address; what is wrong with it is shown on the step that can mend it. */
import { redirect } from '@remix-run/node';
import { dateOf } from '#domain/shared/salon-time.ts';
import type { WishRefusal } from '#domain/slots/refusals.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { inLocale } from '../i18n/locale-path.ts';
import type { Page } from '../page-of.ts';
import { choiceModel, type ChoiceModel } from './choice-model.ts';
import { readWishQuery, resolveWish, type WishQuery } from './wish-query.ts';

export type WishProblem = WishRefusal['kind'];

type Step = 'services' | 'staff';

const PATHS: Readonly<Record<Step, string>> = { services: '/book', staff: '/book/staff' };

export const stepOf = (refusal: WishRefusal): Step => {
  switch (refusal.kind) {
    case 'unknown_staff':
    case 'staff_lacks_skill':
      return 'staff';
    case 'not_bookable_online':
      return refusal.staffId === null ? 'services' : 'staff';
    case 'empty_wish':
    case 'too_many_services':
    case 'unknown_service':
    case 'nobody_offers':
      return 'services';
  }
};

/** @throws Response a redirect to the step where the choice can be mended */
export function openChoice(
  page: Page,
  book: SalonBook,
): { readonly query: WishQuery; readonly wish: VisitWish; readonly choice: ChoiceModel } {
  const query = readWishQuery(page.url.searchParams);
  const wish = resolveWish(query, book);
  if (!wish.ok) throw backTo(wish.error.of === 'service' ? 'services' : 'staff', page);
  const choice = choiceModel(book, wish.value, page.locale, dateOf(page.now, book.zone));
  if (!choice.ok) throw backTo(stepOf(choice.error), page, choice.error.kind === 'empty_wish');
  return { query, wish: wish.value, choice: choice.value };
}

export function backTo(step: Step, { url, locale }: Page, missing = false): Response {
  const params = new URLSearchParams(url.searchParams);
  for (const ofTheCalendar of ['day', 'month', 'instead']) params.delete(ofTheCalendar);
  if (missing) params.set('missing', '1');
  const search = params.toString();
  return redirect(inLocale(locale, search === '' ? PATHS[step] : `${PATHS[step]}?${search}`), 303);
}
