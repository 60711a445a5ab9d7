/** What the addresses of the calendar say: a day, and whose column is in front. */
import { dateOf, parseLocalDate, type LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook, StaffMember } from '#domain/slots/salon-book.ts';
import { notFound } from '../page-of.ts';
import type { StaffPage } from '../staff-page.ts';

/** Far enough for every visit that was and will be; beyond it the calendar's own arithmetic ends. */
const FIRST = '2000-01-10';
const LAST = '2199-12-20';

/** @throws Response 404 for anything but a day */
export function dayOf(text: string | undefined): LocalDate {
  const day = parseLocalDate(text ?? '');
  if (day === null || day < FIRST || day > LAST) throw notFound();
  return day;
}

export const todayOf = (page: StaffPage, book: SalonBook): LocalDate => dateOf(page.now, book.zone);

/** The colleague whom the address names by slug; null: none, or nobody of that name. */
export const staffOf = (page: StaffPage, book: SalonBook): StaffMember | null => {
  const slug = page.url.searchParams.get('staff');
  return book.staff.find((member) => member.slug === slug) ?? null;
};

/** On a phone one column is shown: the one asked for, one's own, or the first. */
export function inFront(
  page: StaffPage,
  book: SalonBook,
  shown: readonly StaffMember[],
): StaffMember | undefined {
  const asked = staffOf(page, book)?.id;
  const own = page.actor.kind === 'employee' ? page.actor.staffId : null;
  return shown.find(({ id }) => id === asked) ?? shown.find(({ id }) => id === own) ?? shown[0] ?? undefined;
}
