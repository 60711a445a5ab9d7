import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { DoneModel } from '../routes/book-done.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { VisitSummary } from './visit-summary.tsx';

/** Also what the back button finds after booking: the visit is booked, and nothing is booked twice. */
export function DoneStep({ model }: { readonly model: DoneModel }) {
  const { done } = useTexts().booking;
  const { visit, zone, salon, manage } = model;
  const booked = visit.status === 'confirmed';
  if (visit.status === 'requested') return <AskedStep model={model} />;
  return (
    <div className="narrow">
      <PageHeading title={booked ? done.heading : done.ended}>
        {!booked && <p>{done.endedText}</p>}
      </PageHeading>
      <VisitSummary visit={visit} zone={zone}>
        <address className="mt-3 border-t border-line pt-3 not-italic">
          {salon.name}
          <br />
          {salon.street}, {salon.postalCode} {salon.city}
        </address>
      </VisitSummary>
      {booked && (
        <>
          <section className="mt-10">
            <h2>{done.next}</h2>
            <p className="mt-3">{done.mail}</p>
            <p className="mt-2">{done.reminder}</p>
          </section>
          <p className="mt-8 flex flex-wrap gap-3">
            <a href={`${manage}/calendar.ics`} className="btn-main">
              {done.calendar}
            </a>
            <a href={manage} className="btn-quiet">
              {done.manage}
            </a>
          </p>
        </>
      )}
      <p className="no-print mt-4">
        <Anchor to={booked ? '/book' : `/book?${model.again}`} className="link-tall">
          {done.another}
        </Anchor>
      </p>
    </div>
  );
}

/** Asked for, and said so: nothing on this page reads like a booking. */
function AskedStep({ model }: { readonly model: DoneModel }) {
  const { done, request } = useTexts().booking;
  const locale = useLocale();
  const { visit, zone, manage } = model;
  return (
    <div className="narrow">
      <PageHeading title={request.doneHeading}>
        <p>{request.notConfirmed}</p>
      </PageHeading>
      <VisitSummary visit={visit} zone={zone} />
      <section className="mt-10">
        <h2>{done.next}</h2>
        {visit.answerBy !== null && (
          <p className="mt-3">{request.answerBy(longMoment(locale, zone, visit.answerBy))}</p>
        )}
        <p className="mt-2">{request.mail}</p>
        <p className="mt-2">{request.meanwhile}</p>
      </section>
      <p className="mt-8 flex flex-wrap gap-3">
        <a href={manage} className="btn-main">
          {request.manage}
        </a>
      </p>
      <p className="no-print mt-4">
        <Anchor to="/book" className="link-tall">
          {done.another}
        </Anchor>
      </p>
    </div>
  );
}
