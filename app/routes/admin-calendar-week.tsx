import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { addDays, minuteOf } from '#domain/shared/salon-time.ts';
import { withFormer } from '#domain/calendar/former-colleagues.ts';
import { minuteOfDay } from '#domain/calendar/day-columns.ts';
import { weekOf } from '#domain/calendar/week.ts';
import stylesheet from '../calendar/calendar.css?url';
import { dayOf, staffOf, todayOf } from '../calendar/read-day.ts';
import { rosterDay } from '../calendar/roster-model.ts';
import { sheetDay } from '../calendar/sheet-model.ts';
import { WeekPage } from '../calendar/week-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { staffPageOf } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: `${calendar.week} – ${calendar.title}` }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const day = dayOf(params['day']);
  const days = weekOf(day);
  const [current, range] = await Promise.all([
    context.salonQueries.book(page.actor),
    context.calendar.queries.range(page.actor, days[0]!, days[6]!),
  ]);
  const book = withFormer(current, range.visits);
  const one = staffOf(page, book);
  const shown = one === null ? book.staff : [one];
  const today = todayOf(page, book);
  const ids = shown.map(({ id }) => id);
  return {
    day,
    days,
    /** One colleague's days beside each other, or everybody's as lists. */
    sheets: one === null ? null : days.map((each) => sheetDay(book, page.locale, each, range, ids)),
    roster: one === null ? days.map((each) => rosterDay(book, page.locale, each, range, ids)) : null,
    staff: book.staff.map(({ id, slug, name }) => ({ id: id as string, slug, name })),
    one: one === null ? null : { slug: one.slug, name: one.name },
    today,
    live: inLocale(page.locale, `/admin/calendar/${day}/live?view=week`),
    versions: range.versions,
    changeable: may(page.actor, 'calendar.change'),
    previous: addDays(day, -7),
    next: addDays(day, 7),
    now: minuteOfDay(book, today, minuteOf(page.now)),
  };
}

export type WeekPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminCalendarWeek() {
  return <WeekPage model={useLoaderData<typeof loader>()} />;
}
