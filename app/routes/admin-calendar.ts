import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { parseLocalDate } from '#domain/shared/salon-time.ts';
import { dayOf, staffOf, todayOf } from '../calendar/read-day.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { staffPageOf } from '../staff-page.ts';

/** The date picker's form leads here, and from here to the day's own address. Without a date: today, at this hour. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const book = await context.salonQueries.book(page.actor);
  const asked = parseLocalDate(page.url.searchParams.get('day') ?? '');
  const day = asked === null ? todayOf(page, book) : dayOf(asked);
  const week = page.url.searchParams.get('view') === 'week' ? '/week' : '';
  const staff = staffOf(page, book);
  const query = staff === null ? '' : `?staff=${staff.slug}`;
  const place = asked === null && week === '' ? '#now' : '';
  return redirect(inLocale(page.locale, `/admin/calendar/${day}${week}${query}${place}`), 303);
}
