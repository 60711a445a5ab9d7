import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isMovable } from '#domain/calendar/visit-steps.ts';
import { parseLocalDate } from '#domain/shared/salon-time.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import stylesheet from '../calendar/calendar.css?url';
import { DeskMovePage } from '../calendar/desk-move-page.tsx';
import { deskWords } from '../calendar/desk-words.ts';
import { openStaffVisit } from '../calendar/open-staff-visit.ts';
import { dayOf, todayOf } from '../calendar/read-day.ts';
import { staffVisitModel } from '../calendar/staff-visit-model.ts';
import { readDeskMoveForm, startOf } from '../calendar/visit-forms.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { wordsFor } from '../slots/refusal-words.ts';
import { startValue } from '../slots/start-value.ts';
import { staffPageOf } from '../staff-page.ts';

const MOST_NEAREST = 4;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.visit.moving.heading(args.data?.visit.name ?? '') }), {
    index: false,
  });

const staffBySlug = (book: SalonBook, slug: string | null): StaffId | null =>
  book.staff.find((member) => member.slug === slug)?.id ?? null;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const { found, book } = await openStaffVisit(page, context, params['id']);
  const { appointment } = found;
  const today = todayOf(page, book);
  const asked = parseLocalDate(page.url.searchParams.get('day') ?? '');
  const wanted = asked === null ? appointment.day : dayOf(asked);
  const day = wanted < today ? today : wanted;
  const able = book.staff.filter(({ skills }) =>
    appointment.items.every(({ serviceId }) => skills.has(serviceId)),
  );
  const left = appointment.items.some(({ staffId }) => !book.staff.some(({ id }) => id === staffId));
  // With a colleague who has left there is nothing to be found: somebody else has to be.
  const staff =
    staffBySlug(book, page.url.searchParams.get('staff')) ?? (left ? (able[0]?.id ?? null) : null);
  const movable = isMovable(appointment.status);
  const starts = movable
    ? await context.calendar.queries.startsForMove(page.actor, appointment.id, staff, day)
    : [];
  return {
    visit: staffVisitModel(found, book, page),
    zone: book.zone,
    movable,
    today,
    day,
    staff: book.staff.find(({ id }) => id === staff)?.slug ?? '',
    colleagues: able.map(({ slug, name }) => ({ slug, name })),
    starts: starts
      .filter((start) => staff !== null || start !== appointment.from)
      .map((start) => startValue(start, book.zone)),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const id = readAppointmentId(params['id']);
  if (id === null) throw notFound();
  const book = await context.salonQueries.book(page.actor);
  const form = readDeskMoveForm(await request.formData());
  if (form === null) return refused(page.texts.refusals.form_incomplete, 400);
  const start = startOf(form, book.zone);
  if (!start.ok) {
    const { status, message } = wordsFor(start.error, { locale: page.locale, book, now: page.now });
    return refused(message, status);
  }
  const staff = staffBySlug(book, form.staff);
  const moved = await context.calendar.useCases.moveVisit(page.actor, {
    id,
    start: start.value,
    staff,
    expectedSequence: form.sequence,
  });
  if (moved.ok) return redirect(inLocale(page.locale, `/admin/visits/${id}?done=moved`), 303);
  const { status, message } = deskWords(moved.error, page, book, start.value);
  const nearest = 'nearest' in moved.error ? moved.error.nearest.slice(0, MOST_NEAREST) : [];
  return refused(
    message,
    status,
    nearest.map((each) => startValue(each, book.zone)),
  );
}

const refused = (message: string, status: number, nearest: readonly string[] = []) =>
  data({ message, nearest }, status);

export type DeskMoveModel = Awaited<ReturnType<typeof loader>>;

export default function AdminVisitMove() {
  const problem = useActionData<typeof action>() ?? null;
  return <DeskMovePage model={useLoaderData<typeof loader>()} problem={problem} />;
}
