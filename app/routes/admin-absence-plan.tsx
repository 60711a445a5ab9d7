import { data, redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { PauseId } from '#domain/calendar/pause.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { dateOf, instantOf, isoInstant } from '#domain/shared/salon-time.ts';
import stylesheet from '../calendar/calendar.css?url';
import { PlanPage } from '../calendar/plan-page.tsx';
import { readAnswerForm, readPlanForm, type PlanStep } from '../calendar/plan-form.ts';
import { planModel } from '../calendar/plan-model.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.ill.plan.heading(args.data?.name ?? '') }), {
    index: false,
  });

const ANSWERED = ['accept', 'decline', 'withdraw'] as const;

type Counts = Record<'asked' | 'calls' | 'cancelled', number>;

async function openPlan(page: StaffPage, context: AppLoadContext, text: string | undefined) {
  const id = text !== undefined && isUuid(text) ? (text as PauseId) : null;
  const [book, view] = await Promise.all([
    context.salonQueries.book(page.actor),
    id === null ? null : context.moveOffers.queries.plan(page.actor, id),
  ]);
  if (view === null) throw notFound();
  return { view, book };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'absences.change');
  const { view, book } = await openPlan(page, context, params['id']);
  const { pause, more } = view;
  const { searchParams } = page.url;
  const { name, ...lines } = planModel(view, book, page.locale, page.now);
  return {
    id: pause.id as string,
    name,
    day: dateOf(instantOf(pause.from), book.zone),
    start: isoInstant(pause.from),
    end: isoInstant(pause.to),
    zone: book.zone,
    more,
    lines,
    ran: searchParams.has('asked') ? countsOf(searchParams) : null,
    answered: ANSWERED.find((each) => each === searchParams.get('answered')) ?? null,
  };
}

const countsOf = (query: URLSearchParams): Counts => {
  const count = (name: string) => (/^\d{1,3}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : 0);
  return { asked: count('asked'), calls: count('calls'), cancelled: count('cancelled') };
};

export type PlanAnswer = {
  /** What was done all the same. */
  readonly ran: Counts;
  /** Why not, by visit. */
  readonly failed: Readonly<Record<string, string>>;
  /** Which visits were left for now: they are not ticked again behind somebody's back. */
  readonly left: readonly string[];
  readonly message: string | null;
};

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'absences.change');
  const { view } = await openPlan(page, context, params['id']);
  const absenceId = view.pause.id;
  const home = inLocale(page.locale, `/admin/pauses/${absenceId}/plan`);
  const form = await request.formData();
  if (form.has('answer')) return await noteAnswer(page, context, form, home);
  const steps = readPlanForm(form);
  if (steps === null) throw data(null, 400);
  const ran: Counts = { asked: 0, calls: 0, cancelled: 0 };
  const failed: Record<string, string> = {};
  // One after the other, each a transaction of its own: what cannot be done leaves the others alone.
  for (const step of steps) {
    const done = await runStep(page, context, absenceId, step);
    if (done === null) continue;
    if ('message' in done) failed[step.id] = done.message;
    else ran[done.counts] += 1;
  }
  const left = steps.filter(({ choice }) => choice.kind === 'leave').map(({ id }) => id);
  if (Object.keys(failed).length > 0) return data<PlanAnswer>({ ran, failed, left, message: null }, 409);
  return redirect(`${home}?asked=${ran.asked}&calls=${ran.calls}&cancelled=${ran.cancelled}`, 303);
}

type Done = { readonly counts: keyof Counts } | { readonly message: string };

async function runStep(
  page: StaffPage,
  context: AppLoadContext,
  absenceId: PauseId,
  { id, sequence, choice }: PlanStep,
): Promise<Done | null> {
  const { refused } = page.texts.calendar.ill.plan;
  if (choice.kind === 'leave') return null;
  if (choice.kind === 'cancel') {
    const cancel = { id, reason: '', expectedSequence: sequence };
    const cancelled = await context.calendar.useCases.cancelVisit(page.actor, cancel);
    if (cancelled.ok) return { counts: 'cancelled' };
    if (cancelled.error.kind === 'not_found') throw notFound();
    return { message: refused.changed };
  }
  const offered = await context.moveOffers.useCases.offerPlace(page.actor, {
    absenceId,
    appointmentId: id,
    expectedSequence: sequence,
    from: choice.from,
    staff: choice.staff,
  });
  if (offered.ok) return { counts: offered.value.byLetter ? 'asked' : 'calls' };
  switch (offered.error.kind) {
    case 'not_found':
      throw notFound();
    case 'changed_meanwhile':
    case 'wrong_state':
      return { message: refused.changed };
    case 'asked_already':
    case 'place_gone':
      return { message: refused[offered.error.kind] };
  }
}

async function noteAnswer(page: StaffPage, context: AppLoadContext, form: FormData, home: string) {
  const read = readAnswerForm(form);
  if (read === null) throw data(null, 400);
  const answered = await context.moveOffers.useCases.answerOffer(page.actor, {
    appointmentId: read.visit,
    offerId: read.offer,
    answer: read.answer,
  });
  if (answered.ok) return redirect(`${home}?answered=${read.answer}`, 303);
  if (answered.error.kind === 'not_found') throw notFound();
  const message = page.texts.calendar.ill.plan.refused.over;
  return data<PlanAnswer>({ ran: { asked: 0, calls: 0, cancelled: 0 }, failed: {}, left: [], message }, 409);
}

export type PlanPageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminAbsencePlan() {
  return <PlanPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
