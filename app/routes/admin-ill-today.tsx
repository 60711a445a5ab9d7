import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { minuteOfDay } from '#domain/calendar/day-columns.ts';
import { seenMark } from '#domain/calendar/pause.ts';
import type { SavePauseInput, SavePauseRefusal } from '#domain/calendar/use-cases/save-pause.ts';
import { daysBetween, minuteOf } from '#domain/shared/salon-time.ts';
import stylesheet from '../calendar/calendar.css?url';
import { IllTodayPage } from '../calendar/ill-today-page.tsx';
import { readPauseForm, wallPauseOf, type PauseValues } from '../calendar/pause-form.ts';
import { dayOf, staffOf, todayOf } from '../calendar/read-day.ts';
import { pageMeta } from '../document/page-meta.ts';
import { wallTime } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';
import type { PauseError } from './admin-pause-new.tsx';

/** Whoever is away for longer is not ill today. */
const MOST_DAYS = 14;
/** How often the list of those concerned may change while the absence is saved. */
const MOST_TRIES = 3;
const STEP = 5;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.ill.heading }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'absences.change');
  const day = dayOf(params['day']);
  const book = await context.salonQueries.book(page.actor);
  const now = minuteOfDay(book, day, minuteOf(page.now));
  const values: PauseValues = {
    kind: 'illness',
    staff: staffOf(page, book)?.slug ?? '',
    fromDay: day,
    fromTime: day === todayOf(page, book) ? wallTime(now - (now % STEP)) : '',
    toDay: day,
    toTime: '',
    reason: '',
  };
  return {
    day,
    id: context.ids.next(),
    values,
    staff: book.staff.map(({ slug, name }) => ({ slug, name })),
  };
}

export type IllTodayAnswer = {
  readonly id: string;
  readonly values: PauseValues;
  readonly errors: readonly PauseError[];
};

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'absences.change');
  const sent = await request.formData();
  sent.set('kind', 'illness');
  const form = readPauseForm(sent);
  if (form === null) throw data(null, 400);
  const { id, values } = form;
  const { pause, ill } = page.texts.calendar;
  const back = (status: number, errors: readonly PauseError[]) =>
    data<IllTodayAnswer>({ id, values, errors }, status);
  const book = await context.salonQueries.book(page.actor);
  const staffId = book.staff.find(({ slug }) => slug === values.staff)?.id;
  const time = wallPauseOf(values);
  const tooLong = time.ok && daysBetween(time.value.fromDay, time.value.toDay) >= MOST_DAYS;
  const errors: PauseError[] = [
    ...(staffId === undefined ? [{ field: 'staff' as const, message: pause.staffMissing }] : []),
    ...(time.ok ? [] : [{ field: 'fromDay' as const, message: pause.notATime }]),
    ...(tooLong ? [{ field: 'fromDay' as const, message: ill.tooLong(MOST_DAYS) }] : []),
  ];
  if (staffId === undefined || !time.ok || tooLong) return back(422, errors);
  // Who has an appointment then is the very next page: the list need not be looked at before.
  let input: SavePauseInput = { id, kind: 'illness', staffId, time: time.value, reason: '', seen: '' };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const saved = await context.calendar.useCases.savePause(page.actor, input);
    if (saved.ok) return redirect(inLocale(page.locale, `/admin/pauses/${saved.value.id}/plan`), 303);
    if (saved.error.kind !== 'affects') return back(422, [errorOf(saved.error, page)]);
    input = { ...input, seen: seenMark(saved.error.visits) };
  }
  return back(409, [{ field: 'staff', message: ill.restless }]);
}

function errorOf(refusal: Exclude<SavePauseRefusal, { kind: 'affects' }>, page: StaffPage): PauseError {
  const { pause: words } = page.texts.calendar;
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'unknown_staff':
      return { field: 'staff', message: words.staffMissing };
    case 'reason_too_long':
      return { field: 'reason', message: words.reasonTooLong(refusal.most) };
    case 'no_such_wall_time':
      return { field: 'fromDay', message: page.texts.refusals.no_such_wall_time };
    case 'ends_before_it_begins':
      return { field: 'fromDay', message: words.endsBefore };
    case 'too_long':
      return { field: 'fromDay', message: words.tooLong(refusal.mostDays) };
  }
}

export type IllTodayModel = Awaited<ReturnType<typeof loader>>;

export default function AdminIllToday() {
  return (
    <IllTodayPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
