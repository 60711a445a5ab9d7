import { DeskDepositPart, type DecisionAnswer } from '../deposits/desk-deposit.tsx';
import { duration, longMoment, phoneText, timeOfDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { StaffVisitPageModel } from '../routes/admin-visit.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { AnswerForms } from './answer-forms.tsx';
import { PriceTag } from '../ui/price-tag.tsx';

/** News of which the customer hears. */
const MAILED: readonly string[] = ['moved', 'cancelled', 'accepted', 'declined'];

/** Everything that one needs who stands at the desk with the customer on the phone. */
export function StaffVisitPage({
  model,
  problem,
  decision = null,
}: {
  readonly model: StaffVisitPageModel;
  readonly problem: string | null;
  readonly decision?: DecisionAnswer | null;
}) {
  const { calendar, invoices } = useTexts();
  const locale = useLocale();
  const words = calendar.visit;
  const { visit, zone, done } = model;
  return (
    <div className="cal visit-sheet">
      <p>
        <Anchor to={`/admin/calendar/${visit.day}`} className="link-tall">
          ‹ {words.back}
        </Anchor>
      </p>
      <header className="cal-bar">
        <h1 className="cal-title">{visit.name}</h1>
        <p className="status-tag" data-status={visit.status}>
          {visit.requestEnd === null ? calendar.status[visit.status] : words.asked.end[visit.requestEnd]}
        </p>
      </header>
      {problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{problem}</p>
        </Notice>
      )}
      {problem === null && done !== null && (
        <Notice tone="good" urgent>
          <p>
            {words.done[done]}{' '}
            {MAILED.includes(done) && (visit.email === null ? words.notMailed : words.mailed)}
            {done === 'created' && visit.email !== null && words.mailed}
          </p>
        </Notice>
      )}
      {visit.answerBy !== null && (
        <p className="answer-by">
          {words.asked.answerBy(longMoment(locale, zone, visit.answerBy))}
          {visit.answerable && !visit.answerable.inTime && <> {words.asked.over}</>}
        </p>
      )}
      {model.changeable && visit.answerable && <AnswerForms visit={visit} />}
      {model.changeable && <VisitActions visit={visit} />}
      {(model.invoice !== null || model.invoiceable) && (
        <p className="no-print">
          <Anchor
            to={
              model.invoice === null
                ? `/admin/visits/${visit.id}/invoice`
                : `/admin/invoices/${model.invoice}`
            }
            className="btn-quiet"
          >
            {model.invoice === null ? invoices.make.link : invoices.make.seen}
          </Anchor>
        </p>
      )}
      <AtTheTill model={model} />
      <div className="visit-parts">
        <section>
          <h2 className="sr-only">{words.customer}</h2>
          <dl className="facts">
            <dt>{words.when}</dt>
            <dd>
              <strong>
                {longMoment(locale, zone, visit.start)}–{timeOfDay(locale, zone, visit.end)}
              </strong>
            </dd>
            <dt>{words.phone}</dt>
            <dd>
              {visit.phone === null ? (
                words.notGiven
              ) : (
                <a href={`tel:${visit.phone}`} className="link-tall">
                  {phoneText(visit.phone)}
                </a>
              )}
            </dd>
            <dt>{words.email}</dt>
            <dd>
              {visit.email === null ? (
                words.notGiven
              ) : (
                <a href={`mailto:${visit.email}`} className="link-tall">
                  {visit.email}
                </a>
              )}
            </dd>
            {model.file !== null && (
              <>
                <dt>{words.file}</dt>
                <dd>
                  <Anchor to={`/admin/customers/${model.file}`} className="link-tall">
                    {words.toFile}
                  </Anchor>
                </dd>
              </>
            )}
            {visit.note !== '' && (
              <>
                <dt>{words.note}</dt>
                <dd className="visit-note">{visit.note}</dd>
              </>
            )}
            {visit.endReason !== null && (
              <>
                <dt>{words.reason}</dt>
                <dd>{visit.endReason}</dd>
              </>
            )}
          </dl>
        </section>
        <section>
          <h2>{words.services}</h2>
          <ul className="visit-items">
            {visit.items.map((item) => (
              <li key={item.start}>
                <span>
                  {timeOfDay(locale, zone, item.start)} <strong>{item.name}</strong>{' '}
                  {words.with(item.staffName)}, {duration(locale, item.minutes)}
                </span>
                <PriceTag amount={item.price} />
              </li>
            ))}
            <li>
              <strong>{words.total}</strong>
              <strong>
                <PriceTag amount={visit.total} />
              </strong>
            </li>
          </ul>
        </section>
        {model.deposit !== null && (
          <DeskDepositPart
            id={visit.id}
            deposit={model.deposit}
            zone={zone}
            mayDecide={model.mayDecide}
            mayInvoice={model.mayInvoice}
            answer={decision}
          />
        )}
        {visit.events.length > 0 && (
          <section>
            <h2>{words.history}</h2>
            <ol className="visit-history">
              {visit.events.map((event) => (
                <li key={`${event.at}${event.what}`}>
                  <strong>{event.what}</strong> {event.at}, {event.by}
                  {event.was !== null && <span className="text-soft"> ({event.was})</span>}
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </div>
  );
}

/** The steps that can be taken now; the likeliest one stands out. */
function VisitActions({ visit }: { readonly visit: StaffVisitPageModel['visit'] }) {
  const words = useTexts().calendar.visit;
  const locale = useLocale();
  if (visit.steps.length === 0 && !visit.movable) return null;
  return (
    <section aria-label={words.actions} className="visit-actions no-print">
      {visit.steps.map((step, position) => (
        <form key={step} method="post" action={inLocale(locale, `/admin/visits/${visit.id}`)}>
          <input type="hidden" name="expected" value={visit.status} />
          <button name="step" value={step} className={position === 0 ? 'btn-main' : 'btn-quiet'}>
            {words.step[step]}
          </button>
        </form>
      ))}
      {visit.movable && (
        <>
          <Anchor to={`/admin/visits/${visit.id}/move`} className="btn-quiet">
            {words.move}
          </Anchor>
          <Anchor to={`/admin/visits/${visit.id}/cancel`} className="btn-quiet">
            {words.cancel}
          </Anchor>
        </>
      )}
    </section>
  );
}

/** Whoever is done pays: the way to the till, or to the receipt. */
function AtTheTill({ model }: { readonly model: StaffVisitPageModel }) {
  const words = useTexts().till.onVisit;
  if (model.sale === null && !model.payable) return null;
  return (
    <p className="visit-actions no-print">
      {model.sale === null ? (
        <Anchor to={`/admin/till?visit=${model.visit.id}`} className="btn-main">
          {words.sell}
        </Anchor>
      ) : (
        <Anchor to={`/admin/till/sales/${model.sale}`} className="btn-quiet">
          {words.paid}
        </Anchor>
      )}
    </p>
  );
}
