import type { Zone } from '#domain/shared/salon-time.ts';
import type { RawContact } from '#domain/slots/contact-details.ts';
import { shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { BookingSteps } from './booking-steps.tsx';
import type { ChoiceProblem } from './reserve.ts';
import { NearestStarts } from './start-list.tsx';
import type { VisitModel } from './visit-model.ts';

type ExpiredStepProps = {
  readonly model: {
    readonly visit: VisitModel;
    readonly zone: Zone;
    readonly query: string;
    readonly released: boolean;
    readonly attemptId: string;
    readonly nearest: readonly string[];
  };
  readonly values: RawContact;
  readonly problem: ChoiceProblem | null;
};

/** The hold is over and nothing was booked: one tap takes a near time up again, with everything that was typed. */
export function ExpiredStep({ model, values, problem }: ExpiredStepProps) {
  const { booking, refusals } = useTexts();
  const locale = useLocale();
  const { visit, zone, query, released, nearest } = model;
  const words = released ? booking.released : booking.expired;
  const typed = Object.values(values).some((value) => value.trim() !== '');
  const form = {
    action: `/book/details/${visit.id}`,
    hidden: { intent: 'again', attempt: model.attemptId, ...(typed ? values : {}) },
  };
  const starts = problem === null || problem.nearest.length === 0 ? nearest : problem.nearest;
  return (
    <div className="narrow">
      <BookingSteps
        current="time"
        back={{ services: `/book?${query}`, staff: `/book/staff?${query}`, time: `/book/time?${query}` }}
      />
      <PageHeading title={words.heading}>
        <p>{words.text(shortMoment(locale, zone, visit.start))}</p>
      </PageHeading>
      {problem !== null && (
        <div className="mb-6">
          <Notice tone="alarm" title={refusals.heading} urgent>
            <p>{problem.message}</p>
          </Notice>
        </div>
      )}
      {starts.length === 0 ? (
        <p>{booking.expired.none}</p>
      ) : (
        <>
          <p>{booking.expired.stillFree}</p>
          {typed && <p className="text-soft">{booking.expired.keeps}</p>}
          <NearestStarts starts={starts} form={form} zone={zone} />
        </>
      )}
      <p className="mt-8">
        <Anchor to={`/book/time?${query}&day=${visit.day}`} className="btn-quiet">
          {booking.expired.other}
        </Anchor>
      </p>
    </div>
  );
}
