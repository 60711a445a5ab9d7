import type { AppLoadContext } from '@remix-run/node';
import { isUuid, type ClosingId } from '#domain/shared/ids.ts';
import { notFound } from '../page-of.ts';
import type { StaffPage } from '../staff-page.ts';

/** @throws Response 404: unknown and foreign look the same */
export async function openClosing(page: StaffPage, context: AppLoadContext, text: string | undefined) {
  const [book, card, closing] = await Promise.all([
    context.salonQueries.book(page.actor),
    context.salonQueries.card(page.actor),
    text !== undefined && isUuid(text) ? context.till.queries.closing(page.actor, text as ClosingId) : null,
  ]);
  if (closing === null) throw notFound();
  // As it was when it was sold, not as the salon stands today.
  const vatLiable = closing.sales[0]?.seller.vatLiable ?? card.vatLiable;
  return { closing, salonName: card.name, vatLiable, zone: book.zone };
}
