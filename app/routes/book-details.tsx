import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Actor } from '#domain/shared/actor.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { parseContact, type RawContact } from '#domain/slots/contact-details.ts';
import { isHold, isLive } from '#domain/slots/hold.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { mostBeyond } from '#domain/deposits/saved-card.ts';
import type { CardOffer } from '../deposits/card-consent.tsx';
import { leadToDeposit, type FormRefusal } from '../deposits/lead-to-deposit.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound, pageOf, type Page } from '../page-of.ts';
import { answerTerms, type AnswerTerms } from '../slots/answer-terms.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { answerRefusal, fieldErrors, type Answered, type ContactAnswer } from '../slots/contact-answer.ts';
import { readContactForm, type ContactForm } from '../slots/contact-form.ts';
import { EMPTY_CONTACT } from '../slots/contact-values.ts';
import { DetailsStep } from '../slots/details-step.tsx';
import { ExpiredStep } from '../slots/expired-step.tsx';
import { reserveFrom } from '../slots/reserve.ts';
import { startValue } from '../slots/start-value.ts';
import { visitModel, wishOf } from '../slots/visit-model.ts';
import { queryOfWish } from '../slots/wish-query.ts';

const MOST_NEAREST = 4;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ booking }) => ({ title: `${booking.details.yourDetails} – ${booking.title}` }), {
    index: false,
  });

async function openHold(
  page: Page,
  context: AppLoadContext,
  holdId: string | undefined,
): Promise<Appointment> {
  const id = readAppointmentId(holdId);
  const visit = id === null || !page.known ? null : await context.appointmentQueries.visit(page.actor, id);
  if (visit === null) throw notFound();
  return visit.appointment;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { locale, now, actor } = page;
  const hold = await openHold(page, context, params['holdId']);
  const booked = !isHold(hold) && hold.customerId !== null;
  // An action that has just confirmed answers for itself; only whoever looks is led on.
  if (booked) throw redirect(inLocale(locale, `/book/done/${hold.id}`), 303);
  const book = await context.salonQueries.book(actor);
  const wish = wishOf(hold);
  const shared = {
    zone: book.zone,
    visit: visitModel(hold, locale, now),
    query: queryOfWish(wish, book),
    answer: answerTermsOf(hold, book, now),
  };
  if (isHold(hold) && isLive(hold, now)) {
    const [contact, cardOffer] = await Promise.all([
      ownContact(actor, hold, context),
      cardOfferOf(page, hold, book, context),
    ]);
    const left = secondsLeft(hold.reservedUntil, now);
    return data({ ...shared, kind: 'live' as const, secondsLeft: left, contact, cardOffer });
  }
  const nearest = await context.slotQueries.nearest(actor, wish, hold.from, MOST_NEAREST);
  return data(
    {
      ...shared,
      kind: 'over' as const,
      released: hold.status === 'cancelled',
      attemptId: context.ids.next(),
      nearest: nearest.ok ? nearest.value.map((start) => startValue(start, book.zone)) : [],
    },
    410,
  );
}

/** Null: it is booked at once. */
const answerTermsOf = (hold: Appointment, book: SalonBook, now: Instant): AnswerTerms | null =>
  hold.onRequest ? answerTerms(book.rules, hold.from, now) : null;

/** What was typed before the payment stands there again; whoever is signed in need not write what the profile knows. */
async function ownContact(
  actor: Actor,
  { id, deposit }: Appointment,
  { account, deposits }: AppLoadContext,
): Promise<RawContact> {
  const [typed, known] = await Promise.all([
    deposit === 0 ? null : deposits.queries.details(actor, id),
    actor.kind === 'customer' ? account.queries.contact(actor) : null,
  ]);
  return typed?.contact ?? known ?? EMPTY_CONTACT;
}

/** What the card may be kept for; null: nothing could be asked for beyond the deposit, or the salon keeps none. */
async function cardOfferOf(
  { actor }: Page,
  hold: Appointment,
  { rules }: SalonBook,
  { salonQueries, deposits }: AppLoadContext,
): Promise<CardOffer | null> {
  const most = hold.deposit > 0 && rules.keepsCards ? mostBeyond(hold) : 0;
  if (most === 0) return null;
  const [{ name }, view] = await Promise.all([
    salonQueries.card(actor),
    deposits.queries.ofVisit(actor, hold.id),
  ]);
  return { most, salon: name, agreed: view !== null && view.card !== null && view.card.ended === null };
}

const secondsLeft = (until: number, now: number): number => Math.ceil((until - now) / 1000);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const fields = await request.formData();
  const form = readContactForm(fields);
  const intent = fields.get('intent');
  const complete = form.accepted && form.termsVersion !== null;
  if (complete && intent !== 'again' && intent !== 'expired') {
    // Read only once: the use case looks for itself whether there is such a hold, and whose it is.
    const holdId = readAppointmentId(params['holdId']);
    if (holdId === null || !page.known) throw notFound();
    return confirm(form, holdId, page, context);
  }
  const hold = await openHold(page, context, params['holdId']);
  if (intent === 'again') {
    const book = await context.salonQueries.book(page.actor);
    return takeAgain(fields, form, hold, book, page, context);
  }
  if (intent === 'expired') return backAsTyped(form, hold, page);
  if (isHold(hold) && isLive(hold, page.now)) return withoutTerms(form, page);
  return confirm(form, hold.id, page, context);
}

function withoutTerms(form: ContactForm, { texts }: Page) {
  const { details } = texts.booking;
  const contact = parseContact(form.contact);
  const errors = [
    ...(contact.ok ? [] : fieldErrors(contact.error, texts)),
    { field: 'terms' as const, message: form.accepted ? details.termsChanged : details.termsMissing },
  ];
  return answered({
    status: 422,
    answer: {
      kind: 'form',
      values: form.contact,
      errors,
      accepted: false,
      cardTicked: form.keepCard.yes,
    },
  });
}

async function confirm(form: ContactForm, holdId: AppointmentId, page: Page, context: AppLoadContext) {
  const { locale, texts, actor } = page;
  const result = await context.useCases.confirmAppointment(actor, {
    holdId,
    contact: form.contact,
    termsVersion: form.termsVersion ?? '',
    locale,
  });
  if (result.ok) return redirect(inLocale(locale, `/book/done/${result.value.id}`), 303);
  if (result.error.kind !== 'deposit_needed') return refused(result.error, form, page);
  const details = { contact: form.contact, termsVersion: form.termsVersion ?? '' };
  const input = { holdId, details, keepCard: form.keepCard };
  const led = await leadToDeposit(actor, input, locale, texts, context);
  return led instanceof Response ? led : refused(led, form, page);
}

function refused(error: FormRefusal, form: ContactForm, { texts }: Page) {
  const answer = answerRefusal(error, form, texts);
  if (answer === null) throw notFound();
  return answered(answer);
}

/** The old hold lapsed; the new one begins with what had been typed. Not by a redirect: nothing personal in addresses. */
async function takeAgain(
  fields: FormData,
  { contact }: ContactForm,
  hold: Appointment,
  book: SalonBook,
  page: Page,
  context: AppLoadContext,
) {
  const wish = wishOf(hold);
  const reserved = await reserveFrom(fields, { book, wish, instead: null }, page, context);
  if (reserved.kind === 'refused') {
    return answered({
      status: reserved.status === 400 ? 400 : 409,
      answer: { kind: 'expired', values: contact, problem: reserved.problem },
    });
  }
  const { hold: next } = reserved;
  if (Object.values(contact).every((value) => value.trim() === '')) {
    return redirect(inLocale(page.locale, `/book/details/${next.id}`), 303);
  }
  const visit = visitModel(next, page.locale, page.now);
  const answer: ContactAnswer = {
    kind: 'again',
    values: contact,
    visit,
    secondsLeft: secondsLeft(next.reservedUntil, context.clock.now()),
    answer: answerTermsOf(next, book, page.now),
    cardOffer: await cardOfferOf(page, next, book, context),
  };
  // Said outright: else the page would carry the 410 of the old hold, which the loader still finds.
  return data(answer, { status: 200, headers: page.headers });
}

/** The browser thought that time was up. If it was a little early, the form simply comes back. */
function backAsTyped(form: ContactForm, hold: Appointment, { now }: Page) {
  const live = isHold(hold) && isLive(hold, now);
  return live
    ? data<ContactAnswer>({
        kind: 'form',
        values: form.contact,
        errors: [],
        accepted: form.accepted,
        cardTicked: form.keepCard.yes,
      })
    : answered({ status: 409, answer: { kind: 'expired', values: form.contact, problem: null } });
}

const answered = ({ answer, status }: Answered) => data(answer, status);

export default function BookDetails() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { zone, query } = model;
  if (answer?.kind === 'again') {
    const { visit, values, secondsLeft: left, answer: terms, cardOffer } = answer;
    return (
      <DetailsStep
        visit={visit}
        zone={zone}
        query={query}
        secondsLeft={left}
        values={values}
        errors={[]}
        accepted={false}
        answer={terms}
        cardOffer={cardOffer}
        cardTicked={false}
      />
    );
  }
  if (model.kind === 'over') {
    return (
      <ExpiredStep
        model={model}
        values={answer?.values ?? EMPTY_CONTACT}
        problem={answer?.kind === 'expired' ? answer.problem : null}
      />
    );
  }
  const form =
    answer?.kind === 'form'
      ? answer
      : {
          values: model.contact,
          errors: [],
          accepted: false,
          cardTicked: model.cardOffer?.agreed ?? false,
        };
  return <DetailsStep {...model} {...form} />;
}
