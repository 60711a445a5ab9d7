import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { addDays, minuteOf } from '#domain/shared/salon-time.ts';
import { minuteOfDay } from '#domain/calendar/day-columns.ts';
import { withFormer } from '#domain/calendar/former-colleagues.ts';
import stylesheet from '../calendar/calendar.css?url';
import { DayPage } from '../calendar/day-page.tsx';
import { dayOf, inFront, todayOf } from '../calendar/read-day.ts';
import { sheetDay } from '../calendar/sheet-model.ts';
import { pageMeta } from '../document/page-meta.ts';
import { longDay, timeOfDay } from '../i18n/format.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { staffPageOf } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(
    args,
    ({ calendar }) => ({
      title:
        args.data === undefined
          ? calendar.title
          : `${longDay(localeOfPath(args.location.pathname), args.data.sheet.day)} – ${calendar.title}`,
    }),
    { index: false },
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.see');
  const day = dayOf(params['day']);
  const [current, range] = await Promise.all([
    context.salonQueries.book(page.actor),
    context.calendar.queries.range(page.actor, day, day),
  ]);
  const book = withFormer(current, range.visits);
  const all = book.staff.map(({ id }) => id);
  const full = sheetDay(book, page.locale, day, range, all);
  // Whoever has neither hours nor visits is a name below, not an empty column.
  const kept = full.columns.filter((column) => (column.works && !column.absent) || column.count > 0);
  const members = book.staff.filter(({ id }) => kept.some(({ key }) => key === id));
  const today = todayOf(page, book);
  return {
    sheet: { ...full, columns: kept },
    staff: members.map(({ id, slug, name }) => ({ id: id as string, slug, name })),
    away: book.staff
      .filter((member) => !members.includes(member))
      .map(({ id, name }) => {
        const column = full.columns.find(({ key }) => key === id);
        const absence = column?.shades.find(({ kind }) => kind === 'absence');
        return absence === undefined ? name : `${name} (${absence.label})`;
      }),
    front: inFront(page, book, members)?.id ?? null,
    today,
    live: inLocale(page.locale, `/admin/calendar/${day}/live`),
    versions: range.versions,
    seenAt: timeOfDay(page.locale, book.zone, new Date(page.now).toISOString()),
    bookable: may(page.actor, 'calendar.change') && day >= today,
    previous: addDays(day, -1),
    next: addDays(day, 1),
    now: day === today ? minuteOfDay(book, day, minuteOf(page.now)) : null,
  };
}

export type DayPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminCalendarDay() {
  return <DayPage model={useLoaderData<typeof loader>()} />;
}
