import type { ReactNode } from 'react';
import type { Zone } from '#domain/shared/salon-time.ts';
import { longMoment, phoneText, shortMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { PlanAnswer, PlanPageModel } from '../routes/admin-absence-plan.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError } from '../ui/text-field.tsx';
import type { AskedLine, DoneLine, OpenLine, PlanVisit } from './plan-model.ts';

type PlanPageProps = { readonly model: PlanPageModel; readonly answer: PlanAnswer | null };

/** Everybody whose visit lies in an absence: what is proposed to them, what they were asked, what they answered. */
export function PlanPage({ model, answer }: PlanPageProps) {
  const { calendar } = useTexts();
  const { plan } = calendar.ill;
  const locale = useLocale();
  const { zone, lines } = model;
  const { open, asked, done, begun, requests } = lines;
  return (
    <div className="cal visit-sheet desk-form">
      <p>
        <Anchor to={`/admin/calendar/${model.day}`} className="link-tall">
          ‹ {calendar.visit.back}
        </Anchor>
      </p>
      <h1 className="cal-title">{plan.heading(model.name)}</h1>
      <p>
        <Anchor to={`/admin/pauses/${model.id}`} className="link-tall">
          {longMoment(locale, zone, model.start)} – {longMoment(locale, zone, model.end)}
        </Anchor>
      </p>
      <News model={model} answer={answer} />
      {open.length + asked.length + done.length + begun.length + requests.length === 0 && (
        <p>{plan.nothing}</p>
      )}
      {open.length > 0 && <OpenPart model={model} answer={answer} />}
      {asked.length > 0 && (
        <section className="plan-part">
          <h2>{plan.asked(asked.length)}</h2>
          <ul>
            {asked.map((line) => (
              <Asked key={line.id} line={line} zone={zone} id={model.id} />
            ))}
          </ul>
        </section>
      )}
      {done.length > 0 && (
        <section className="plan-part">
          <h2>{plan.done}</h2>
          <ul>
            {done.map((line) => (
              <Done key={line.id} line={line} zone={zone} />
            ))}
          </ul>
        </section>
      )}
      {requests.length > 0 && (
        <section className="plan-part">
          <h2>{plan.requests}</h2>
          <p>
            <Anchor to="/admin/requests" className="link-tall">
              {plan.answerRequests}
            </Anchor>
          </p>
          <ul>
            {requests.map((line) => (
              <li key={line.id} className="plan-line">
                <Who line={line} zone={zone} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {begun.length > 0 && (
        <section className="plan-part">
          <h2>{plan.begun}</h2>
          <ul>
            {begun.map((line) => (
              <li key={line.id} className="plan-line">
                <Who line={line} zone={zone} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {model.more > 0 && <p>{plan.more(model.more)}</p>}
    </div>
  );
}

function News({ model, answer }: PlanPageProps) {
  const { plan } = useTexts().calendar.ill;
  const ran = answer?.ran ?? model.ran;
  const failed = Object.keys(answer?.failed ?? {}).length;
  const sentences =
    ran === null
      ? []
      : (['asked', 'calls', 'cancelled'] as const)
          .filter((each) => ran[each] > 0)
          .map((each) => plan.ran[each](ran[each]));
  const good =
    answer === null && ran !== null && sentences.length === 0
      ? [plan.ran.nothing]
      : answer === null && model.answered !== null
        ? [plan.answered[model.answered]]
        : sentences;
  return (
    <>
      {answer !== null && (
        <Notice tone="alarm" urgent>
          <p>{answer.message ?? plan.failed(failed)}</p>
        </Notice>
      )}
      {good.length > 0 && (
        <Notice tone="good" urgent={answer === null}>
          <p>{good.join(' ')}</p>
        </Notice>
      )}
    </>
  );
}

function OpenPart({ model, answer }: PlanPageProps) {
  const { plan } = useTexts().calendar.ill;
  const locale = useLocale();
  const { open } = model.lines;
  return (
    <form method="post" action={inLocale(locale, `/admin/pauses/${model.id}/plan`)} className="plan-part">
      <h2>{plan.open(open.length)}</h2>
      <ul>
        {open.map((line) => (
          <Open
            key={line.id}
            line={answer?.left.includes(line.id) === true ? { ...line, ticked: 'leave' } : line}
            zone={model.zone}
            failure={answer?.failed[line.id]}
          />
        ))}
      </ul>
      <p>{plan.what}</p>
      <p>
        <button className="btn-main" data-pending={plan.pending}>
          {plan.submit(open.length)}
        </button>
      </p>
    </form>
  );
}

function Who({
  line,
  zone,
  children,
}: {
  readonly line: PlanVisit;
  readonly zone: Zone;
  readonly children?: ReactNode;
}) {
  const { plan } = useTexts().calendar.ill;
  const locale = useLocale();
  return (
    <div>
      <p>
        <Anchor to={`/admin/visits/${line.id}`} className="link-tall">
          <strong>{line.customer}</strong>
        </Anchor>
        <span className="create-facts">
          {shortMoment(locale, zone, line.was)}, {plan.at(line.with)}
          <br />
          {line.services}
        </span>
      </p>
      <p>
        {line.phone === null ? (
          <span className="create-facts">{plan.noPhone}</span>
        ) : (
          <a href={`tel:${line.phone}`} className="link-tall">
            {phoneText(line.phone)}
          </a>
        )}
        {!line.reachable && <span className="create-facts">{plan.noEmail}</span>}
      </p>
      {children}
    </div>
  );
}

type OpenProps = {
  readonly line: OpenLine;
  readonly zone: Zone;
  readonly failure: string | undefined;
};

function Open({ line, zone, failure }: OpenProps) {
  const { plan } = useTexts().calendar.ill;
  const locale = useLocale();
  const name = `choice-${line.id}`;
  return (
    <li className="plan-line">
      <input type="hidden" name="visit" value={line.id} />
      <input type="hidden" name={`sequence-${line.id}`} value={line.sequence} />
      <Who line={line} zone={zone}>
        {line.wanted && <p className="create-facts">{plan.wanted}</p>}
        {line.before !== null && (
          <p>
            <strong>{plan.before[line.before]}</strong>
          </p>
        )}
      </Who>
      <fieldset>
        <legend className="sr-only">{plan.choice(line.customer)}</legend>
        {failure !== undefined && <FieldError id={`${name}-error`} message={failure} />}
        {line.places.length === 0 && <p>{plan.none}</p>}
        {line.places.map((place) => (
          <label key={place.value} className="create-service">
            <input
              type="radio"
              name={name}
              value={place.value}
              defaultChecked={place.value === line.ticked}
            />
            <span>
              {shortMoment(locale, zone, place.start)}, {plan.at(place.with)}
              <span className="create-facts">
                {plan.kind[place.kind]}; {place.byLetter ? plan.byLetter : plan.byPhone}
              </span>
            </span>
          </label>
        ))}
        {(['cancel', 'leave'] as const).map((each) => (
          <label key={each} className="create-service">
            <input type="radio" name={name} value={each} defaultChecked={each === line.ticked} />
            <span>{plan[each]}</span>
          </label>
        ))}
        <Anchor to={`/admin/visits/${line.id}/move`} className="link-tall">
          {plan.elsewhere}
        </Anchor>
      </fieldset>
    </li>
  );
}

function Asked({ line, zone, id }: { readonly line: AskedLine; readonly zone: Zone; readonly id: string }) {
  const { plan } = useTexts().calendar.ill;
  const locale = useLocale();
  return (
    <li className="plan-line">
      <Who line={line} zone={zone} />
      <form method="post" action={inLocale(locale, `/admin/pauses/${id}/plan`)}>
        <input type="hidden" name="visit" value={line.id} />
        <input type="hidden" name="offer" value={line.offer} />
        <p>
          <strong>
            {shortMoment(locale, zone, line.start)}, {plan.at(line.placeWith)}
          </strong>
          <span className="create-facts">
            {line.byLetter ? plan.sent : plan.call}. {plan.until(shortMoment(locale, zone, line.until))}.
          </span>
        </p>
        <p className="plan-answers">
          {(['accept', 'decline', 'withdraw'] as const).map((each) => (
            <button key={each} name="answer" value={each} className="btn-quiet">
              {plan[each]}
            </button>
          ))}
        </p>
      </form>
    </li>
  );
}

function Done({ line, zone }: { readonly line: DoneLine; readonly zone: Zone }) {
  const { plan } = useTexts().calendar.ill;
  const locale = useLocale();
  return (
    <li className="plan-line">
      <Who line={line} zone={zone} />
      <p>
        <strong>{plan.result[line.result]}</strong>
        {line.now !== null && (
          <span className="create-facts">
            {plan.now(shortMoment(locale, zone, line.now))}, {plan.at(line.nowWith)}
          </span>
        )}
      </p>
    </li>
  );
}
