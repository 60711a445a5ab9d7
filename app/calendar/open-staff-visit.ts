import type { AppLoadContext } from '@remix-run/node';
import type { StaffVisit } from '#domain/ports/calendar.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import type { StaffPage } from '../staff-page.ts';

/** @throws Response 404: unknown, foreign and never confirmed look the same */
export async function openStaffVisit(
  page: StaffPage,
  context: AppLoadContext,
  text: string | undefined,
): Promise<{ readonly found: StaffVisit; readonly book: SalonBook }> {
  const id = readAppointmentId(text);
  const [book, found] = await Promise.all([
    context.salonQueries.book(page.actor),
    id === null ? null : context.calendar.queries.visit(page.actor, id),
  ]);
  if (found === null) throw notFound();
  return { found, book };
}
