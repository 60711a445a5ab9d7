import type { AppLoadContext } from '@remix-run/node';
import { isUuid, type SaleId } from '#domain/shared/ids.ts';
import { notFound } from '../page-of.ts';
import type { StaffPage } from '../staff-page.ts';

/** @throws Response 404: unknown and foreign look the same */
export async function openSale(page: StaffPage, context: AppLoadContext, text: string | undefined) {
  const [book, found] = await Promise.all([
    context.salonQueries.book(page.actor),
    text !== undefined && isUuid(text) ? context.till.queries.sale(page.actor, text as SaleId) : null,
  ]);
  if (found === null) throw notFound();
  return { ...found, book };
}
