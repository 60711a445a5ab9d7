import { longDay, longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { AnswerNote } from '../slots/answer-note.tsx';
import { VisitSummary } from '../slots/visit-summary.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { SecondQuestion } from '../ui/second-question.tsx';
import type { PlacesModel } from './place-actions.ts';

type PlacesProps = { readonly model: PlacesModel; readonly problem: string | null };

export function Places({ model, problem }: PlacesProps) {
  const { account, waitlist, booking, frame } = useTexts();
  const locale = useLocale();
  return (
    <div className="space-y-10">
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem}</p>
        </Notice>
      )}
      {model.places.length === 0 && (
        <div className="space-y-4">
          <p>
            {waitlist.none} {waitlist.how}
          </p>
          <p>
            <Anchor to="/book" className="btn-quiet">
              {account.book}
            </Anchor>
          </p>
        </div>
      )}
      {model.places.map(({ id, status, from, to, services, offer }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{services.join(', ')}</h2>
          <p>{waitlist.range(longDay(locale, from), longDay(locale, to))}</p>
          <p className="text-soft">{waitlist.status[status]}</p>
          {offer !== null && (
            <div className="mt-4 space-y-3">
              <p className="font-medium">{waitlist.offer}</p>
              <VisitSummary visit={offer.visit} zone={model.zone}>
                {offer.answer !== null && <AnswerNote answer={offer.answer} zone={model.zone} />}
              </VisitSummary>
              <p>{waitlist.offerUntil(longMoment(locale, model.zone, offer.until))}</p>
              <form method="post" className="space-y-3" noValidate>
                <input type="hidden" name="place" value={id} />
                <label className="pick border-t border-line">
                  <input type="checkbox" name="terms" required />
                  <span>{waitlist.acceptTerms}</span>
                </label>
                <div className="flex flex-wrap gap-3">
                  <button
                    type="submit"
                    name="intent"
                    value="accept"
                    className="btn-main"
                    data-pending={frame.form.sending}
                  >
                    {offer.answer === null ? waitlist.accept : booking.request.submit}
                  </button>
                  <button type="submit" name="intent" value="decline" className="btn-quiet">
                    {waitlist.decline}
                  </button>
                </div>
              </form>
            </div>
          )}
          {(status === 'asked' || status === 'waiting') && (
            <div className="mt-4 flex flex-wrap items-start gap-3">
              {status === 'asked' && (
                <form method="post">
                  <input type="hidden" name="place" value={id} />
                  <button type="submit" name="intent" value="confirm" className="btn-main">
                    {waitlist.confirm}
                  </button>
                </form>
              )}
              <SecondQuestion
                label={waitlist.leave}
                className="btn-quiet"
                question={waitlist.leaveQuestion}
                confirm={waitlist.leaveConfirm}
                intent="leave"
              >
                <input type="hidden" name="place" value={id} />
              </SecondQuestion>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}
