import { longMoment, phoneText, timeOfDay } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { RequestsModel } from '../routes/admin-requests.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { AnswerForms } from './answer-forms.tsx';

/** What waits for an answer, the soonest deadline first. */
export function RequestsPage({ model }: { readonly model: RequestsModel }) {
  const { requests: words, visit: visitWords } = useTexts().calendar;
  return (
    <div className="cal visit-sheet">
      <h1 className="cal-title pt-4">{words.title}</h1>
      <p className="text-soft">{words.intro}</p>
      {model.done !== null && (
        <Notice tone="good" urgent>
          <p>{visitWords.done[model.done]}</p>
        </Notice>
      )}
      {model.requests.length === 0 ? (
        <p className="cal-empty">{words.none}</p>
      ) : (
        <ol className="requests">
          {model.requests.map((request) => (
            <Request key={request.id} request={request} zone={model.zone} />
          ))}
        </ol>
      )}
    </div>
  );
}

type RequestProps = {
  readonly request: RequestsModel['requests'][number];
  readonly zone: RequestsModel['zone'];
};

function Request({ request, zone }: RequestProps) {
  const { requests, visit } = useTexts().calendar;
  const { asked, with: by, note } = visit;
  const locale = useLocale();
  const { answerBy, phone } = request;
  return (
    <li>
      <h2>
        <Anchor to={`/admin/visits/${request.id}`} className="link-tall">
          {request.name}
        </Anchor>
      </h2>
      {answerBy !== null && (
        <p className="answer-by">
          {asked.answerBy(longMoment(locale, zone, answerBy))}
          {!request.answerable.inTime && <> {asked.over}</>}
        </p>
      )}
      <p>
        <strong>
          {longMoment(locale, zone, request.start)}–{timeOfDay(locale, zone, request.end)}
        </strong>
        <br />
        {request.items.map(({ name, staffName }) => `${name} ${by(staffName)}`).join(', ')}
        {', '}
        <PriceTag amount={request.total} />
      </p>
      {request.away.length > 0 && (
        <Notice tone="alarm">
          <p>
            <strong>{requests.away(request.away.join(', '))}</strong> {requests.awayWhat}
          </p>
          {request.plan !== null && (
            <p>
              <Anchor to={`/admin/pauses/${request.plan}/plan`} className="link-tall">
                {requests.awayPlan}
              </Anchor>
            </p>
          )}
        </Notice>
      )}
      {request.note !== '' && (
        <p className="visit-note">
          {note}: {request.note}
        </p>
      )}
      {phone !== null && (
        <p>
          <a href={`tel:${phone}`} className="link-tall">
            {phoneText(phone)}
          </a>
        </p>
      )}
      <AnswerForms visit={request} from="requests" />
    </li>
  );
}
