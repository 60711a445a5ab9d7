import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dateOf, instantOf, type EpochMinute, type Zone } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { bookableWindow } from '#domain/slots/bookable-window.ts';
import type { MoveRefusal } from '#domain/slots/refusals.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { pageMeta } from '../document/page-meta.ts';
import { notFound, pageOf, type Page } from '../page-of.ts';
import { readMoveForm } from '../slots/booking-forms.ts';
import { visitHome } from '../slots/visit-home.ts';
import { MoveConfirm } from '../slots/move-confirm.tsx';
import { MovePage } from '../slots/move-page.tsx';
import { linkHolder, openVisit } from '../slots/open-visit.ts';
import { readCalendar, readCalendarQuery } from '../slots/read-calendar.ts';
import { wordsFor } from '../slots/refusal-words.ts';
import type { ChoiceProblem } from '../slots/reserve.ts';
import { parseStart, startValue } from '../slots/start-value.ts';
import { visitModel } from '../slots/visit-model.ts';

const MOST_NEAREST = 4;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(
    args,
    ({ visit }) => ({
      title: args.data?.kind === 'confirm' ? visit.moveConfirm.heading : visit.movePage.heading,
    }),
    { index: false },
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, view, salonsDoing } = await openVisit(page, context, params['token']);
  const book = await context.salonQueries.book(page.actor);
  const visit = visitModel(view.appointment, page.locale, page.now, salonsDoing);
  // Whatever cannot be moved any more says so on the visit's own page.
  if (visit.status !== 'confirmed' || visit.cutoffPassed)
    throw redirect(visitHome(page, params['token']), 303);
  const token = params['token'] ?? '';
  const chosen = parseStart(page.url.searchParams.get('start') ?? '', book.zone);
  if (chosen.ok) {
    // Gone back to after it was moved: it is there already.
    if (chosen.value === view.appointment.from) throw redirect(visitHome(page, token), 303);
    const moved = movedTo(view.appointment, chosen.value, book.zone);
    return {
      kind: 'confirm' as const,
      visit,
      moved: visitModel(moved, page.locale, page.now),
      start: startValue(chosen.value, book.zone),
      zone: book.zone,
      token,
    };
  }
  const calendar = await readCalendar(
    {
      firstDay: () => Promise.resolve(visit.day),
      slots: async (range) => {
        const days = await context.slotQueries.slotsForMove(actor, actor.appointmentId, range);
        // Where it is already is no move.
        return days.map(({ day, starts }) => ({
          day,
          starts: starts.filter((start) => start !== view.appointment.from),
        }));
      },
    },
    readCalendarQuery(page.url.searchParams),
    bookableWindow(book, page.now),
    book.zone,
  );
  return { kind: 'choose' as const, salonsDoing, visit, zone: book.zone, token, calendar };
}

/** The same visit as it would be: only what the last question shows of it. */
function movedTo(appointment: Appointment, from: EpochMinute, zone: Zone): Appointment {
  const to = (from + appointment.to - appointment.from) as EpochMinute;
  return { ...appointment, from, to, day: dateOf(instantOf(from), zone) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const actor = linkHolder(page, context, params['token']);
  const book = await context.salonQueries.book(page.actor);
  const form = readMoveForm(await request.formData());
  if (form === null) return refused(page.texts.refusals.form_incomplete, 400);
  const start = parseStart(form.start, book.zone);
  if (!start.ok) {
    const { status, message } = wordsFor(start.error, { locale: page.locale, book, now: page.now });
    return refused(message, status);
  }
  const moved = await context.useCases.rescheduleAppointment(actor, {
    start: start.value,
    expectedSequence: form.sequence,
  });
  if (moved.ok) return redirect(`${visitHome(page, params['token'])}?news=moved`, 303);
  return answerMove(moved.error, page, book, params['token'], start.value);
}

function answerMove(
  refusal: MoveRefusal,
  page: Page,
  book: SalonBook,
  token: string | undefined,
  start: EpochMinute,
) {
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'cutoff_passed':
    case 'already_ended':
      return redirect(visitHome(page, token), 303);
    default: {
      const { status, message } = wordsFor(refusal, { locale: page.locale, book, now: page.now, start });
      const nearest = 'nearest' in refusal ? refusal.nearest.slice(0, MOST_NEAREST) : [];
      return refused(
        message,
        status,
        nearest.map((each) => startValue(each, book.zone)),
      );
    }
  }
}

const refused = (message: string, status: number, nearest: readonly string[] = []) =>
  data<ChoiceProblem>({ message, nearest }, status);

export default function VisitMove() {
  const model = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>() ?? null;
  return model.kind === 'confirm' ? (
    <MoveConfirm model={model} />
  ) : (
    <MovePage model={model} problem={problem} />
  );
}

type Model = Awaited<ReturnType<typeof loader>>;
export type MovePageModel = Extract<Model, { readonly kind: 'choose' }>;
export type MoveConfirmModel = Extract<Model, { readonly kind: 'confirm' }>;
