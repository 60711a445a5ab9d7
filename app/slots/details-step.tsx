import type { Zone } from '#domain/shared/salon-time.ts';
import type { RawContact } from '#domain/slots/contact-details.ts';
import { durationUnits, price, shortMoment, timeOfDay } from '../i18n/format.ts';
import { CardConsent, type CardOffer } from '../deposits/card-consent.tsx';
import { DepositTerms } from '../deposits/deposit-terms.tsx';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { AnswerNote } from './answer-note.tsx';
import type { AnswerTerms } from './answer-terms.ts';
import { BookingSteps } from './booking-steps.tsx';
import { ContactFields } from './contact-fields.tsx';
import type { FormError } from './contact-answer.ts';
import type { VisitModel } from './visit-model.ts';
import { VisitSummary } from './visit-summary.tsx';

type DetailsStepProps = {
  readonly visit: VisitModel;
  readonly zone: Zone;
  readonly query: string;
  readonly secondsLeft: number;
  readonly values: RawContact;
  readonly errors: readonly FormError[];
  readonly accepted: boolean;
  /** Until when the salon answers; null: it is booked at once. */
  readonly answer: AnswerTerms | null;
  /** Null: no card is kept. */
  readonly cardOffer: CardOffer | null;
  readonly cardTicked: boolean;
};

export function DetailsStep(props: DetailsStepProps) {
  const { visit, zone, query, secondsLeft, values, errors, accepted, answer } = props;
  const { booking, deposits } = useTexts();
  const locale = useLocale();
  const { details, choice, request } = booking;
  const timeStep = `/book/time?${query}&instead=${visit.id}&day=${visit.day}`;
  return (
    <div className="wrap">
      <BookingSteps
        current="details"
        back={{ services: `/book?${query}`, staff: `/book/staff?${query}`, time: timeStep }}
      />
      <PageHeading title={details.heading}>
        <InShort visit={visit} zone={zone} />
        <TimeLeft until={visit.heldUntil} secondsLeft={secondsLeft} zone={zone} />
      </PageHeading>
      {errors.length > 0 && (
        <div className="mb-8">
          <ErrorSummary errors={errors} />
        </div>
      )}
      {/* In this order a phone shows the form first, and everything that is agreed right before the button that books it. */}
      <form
        method="post"
        action={inLocale(locale, `/book/details/${visit.id}`)}
        noValidate
        data-on-expiry
        className="grid gap-x-12 gap-y-8 md:grid-cols-[3fr_2fr] md:grid-rows-[auto_1fr]"
      >
        <ContactFields
          values={values}
          errors={errors}
          accepted={accepted}
          termsVersion={visit.termsVersion}
        />
        <div className="md:col-start-2 md:row-span-2 md:row-start-1">
          <VisitSummary visit={visit} zone={zone}>
            {answer !== null && <AnswerNote answer={answer} zone={zone} />}
            <DepositTerms visit={visit} zone={zone} />
            <p className="mt-2 flex flex-wrap gap-x-6">
              <Anchor to={timeStep} className="link-tall">
                {choice.changeTime}
              </Anchor>
              <Anchor to={`/book?${query}`} className="link-tall">
                {choice.changeServices}
              </Anchor>
            </p>
          </VisitSummary>
        </div>
        <div className="md:col-start-1">
          {props.cardOffer !== null && <CardConsent offer={props.cardOffer} ticked={props.cardTicked} />}
          <p className="text-sm text-soft">{details.checkFirst}</p>
          <button
            type="submit"
            className="btn-main mt-3 w-full text-lg"
            data-pending={useTexts().frame.form.sending}
          >
            {visit.deposit > 0
              ? deposits.submit(price(visit.deposit))
              : answer === null
                ? details.submit
                : request.submit}
          </button>
          <p className="mt-3 text-sm text-soft">
            {visit.deposit > 0
              ? answer === null
                ? deposits.afterSubmit
                : deposits.afterSubmitAsked
              : answer === null
                ? details.afterSubmit
                : request.afterSubmit}
          </p>
        </div>
      </form>
      <form method="post" action={inLocale(locale, '/book/release')} className="mt-6">
        <input type="hidden" name="hold" value={visit.id} />
        <input type="hidden" name="search" value={query} />
        <button type="submit" className="link-tall cursor-pointer text-left">
          {details.release}
        </button>
      </form>
    </div>
  );
}

/** What the form is for, where the whole of it stands below. */
function InShort({ visit, zone }: Pick<DetailsStepProps, 'visit' | 'zone'>) {
  const locale = useLocale();
  return (
    <p className="mb-2 text-ink md:hidden">
      {shortMoment(locale, zone, visit.start)} · {visit.items.map(({ name }) => name).join(', ')} ·{' '}
      <PriceTag amount={visit.total} />
    </p>
  );
}

/** Until when, in words; the script adds how long that is. */
function TimeLeft({
  until,
  secondsLeft,
  zone,
}: {
  readonly until: string | null;
  readonly secondsLeft: number;
  readonly zone: Zone;
}) {
  const { details } = useTexts().booking;
  const locale = useLocale();
  if (until === null) return null;
  return (
    <p>
      {details.heldUntil(timeOfDay(locale, zone, until))}{' '}
      <span className="whitespace-nowrap text-ink" hidden>
        {details.left}{' '}
        <span
          role="timer"
          aria-label={details.timeLeft}
          className="tabular-nums"
          data-countdown={secondsLeft}
          data-spoken="time-left"
        />{' '}
        {durationUnits(locale).minute}
      </span>
      <span
        id="time-left"
        className="sr-only"
        aria-live="polite"
        data-one={details.minutesLeft(1)}
        data-two={details.minutesLeft(2)}
      />
    </p>
  );
}
