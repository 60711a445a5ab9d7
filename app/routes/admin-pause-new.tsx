import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PAUSE_KINDS, seenMark } from '#domain/calendar/pause.ts';
import type { SavePauseRefusal } from '#domain/calendar/use-cases/save-pause.ts';
import { affectedRow, type AffectedRow } from '../calendar/affected-rows.ts';
import stylesheet from '../calendar/calendar.css?url';
import { readPauseForm, wallPauseOf, type PauseValues } from '../calendar/pause-form.ts';
import { PauseNewPage } from '../calendar/pause-new-page.tsx';
import { dayOf, staffOf } from '../calendar/read-day.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.pause.heading }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const day = dayOf(params['day']);
  const book = await context.salonQueries.book(page.actor);
  const asked = page.url.searchParams.get('kind');
  const own = page.actor.kind === 'employee' ? page.actor.staffId : null;
  const member = staffOf(page, book) ?? book.staff.find(({ id }) => id === own);
  const values: PauseValues = {
    kind: PAUSE_KINDS.find((kind) => kind === asked) ?? 'block',
    staff: member?.slug ?? '',
    fromDay: day,
    fromTime: '',
    toDay: day,
    toTime: '',
    reason: '',
  };
  return {
    day,
    id: context.ids.next(),
    values,
    zone: book.zone,
    staff: book.staff.map(({ slug, name }) => ({ slug, name })),
  };
}

export type PauseError = { readonly field: 'staff' | 'fromDay' | 'reason'; readonly message: string };

export type PauseAnswer = {
  readonly id: string;
  readonly values: PauseValues;
  readonly errors: readonly PauseError[];
  /** Who has an appointment then; null: not asked for yet. */
  readonly affected: {
    readonly rows: readonly AffectedRow[];
    readonly seen: string;
    readonly again: boolean;
  } | null;
};

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const form = readPauseForm(await request.formData());
  if (form === null) throw data(null, 400);
  const { id, values, seen } = form;
  const back = (status: number, over: Partial<PauseAnswer>) =>
    data<PauseAnswer>({ id, values, errors: [], affected: null, ...over }, status);
  const book = await context.salonQueries.book(page.actor);
  const staffId = book.staff.find(({ slug }) => slug === values.staff)?.id;
  const time = wallPauseOf(values);
  const { pause: words } = page.texts.calendar;
  const errors: PauseError[] = [
    ...(staffId === undefined ? [{ field: 'staff' as const, message: words.staffMissing }] : []),
    ...(time.ok ? [] : [{ field: 'fromDay' as const, message: words.notATime }]),
  ];
  if (staffId === undefined || !time.ok) return back(422, { errors });
  const { kind, reason } = values;
  const saved = await context.calendar.useCases.savePause(page.actor, {
    id,
    kind,
    staffId,
    time: time.value,
    reason,
    seen,
  });
  if (saved.ok) return redirect(inLocale(page.locale, `/admin/pauses/${saved.value.id}?done=saved`), 303);
  const { error } = saved;
  if (error.kind === 'affects') {
    const rows = error.visits.map((visit) => affectedRow(visit, page.locale));
    return back(409, { affected: { rows, seen: seenMark(error.visits), again: error.again } });
  }
  return back(422, { errors: [errorOf(error, page)] });
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

export type PauseNewModel = Awaited<ReturnType<typeof loader>>;

export default function AdminPauseNew() {
  return (
    <PauseNewPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}
