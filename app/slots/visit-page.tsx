import { KeptCard } from '../deposits/kept-card.tsx';
import { DepositLines } from '../deposits/visit-deposit.tsx';
import type { Catalogue } from '../i18n/catalogue.ts';
import { longMoment, phoneText } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { VisitPageModel } from '../routes/visit.tsx';
import { MapLink } from '../site/map-link.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { stateWords } from './state-words.ts';
import { VisitSummary } from './visit-summary.tsx';

export function VisitPage({ model }: { readonly model: VisitPageModel }) {
  const all = useTexts();
  const { visit: texts, booking } = all;
  const locale = useLocale();
  const { visit, zone, salon, news, upcoming } = model;
  return (
    <div className="narrow">
      <PageHeading title={texts.title}>
        <p>{stateWords(visit, texts)}</p>
        {visit.answerBy !== null && (
          <p>{booking.request.answerBy(longMoment(locale, zone, visit.answerBy))}</p>
        )}
      </PageHeading>
      {news !== null && (
        <div className="mb-6">
          <Notice tone="good" urgent>
            <p>{newsWords(model, all)}</p>
          </Notice>
        </div>
      )}
      {model.asked && (
        <div className="mb-6">
          <Notice tone="alarm">
            <p>{texts.offer.link}</p>
            <p className="mt-3">
              <Anchor to={`/visit/${model.token}/offer`} className="btn-main">
                {texts.offer.linkButton}
              </Anchor>
            </p>
          </Notice>
        </div>
      )}
      <VisitSummary visit={visit} zone={zone}>
        <dl className="mt-3 space-y-2 border-t border-line pt-3">
          <div>
            <dt className="text-sm text-soft">{texts.whom}</dt>
            <dd>{model.customer}</dd>
          </div>
          <div>
            <dt className="text-sm text-soft">{texts.where}</dt>
            <dd>
              {salon.name}
              <br />
              {salon.street}, {salon.postalCode} {salon.city}
              <br />
              <MapLink card={salon} />
            </dd>
          </div>
          {model.deposit !== null && (
            <DepositLines deposit={model.deposit} isOver={!upcoming && visit.status !== 'requested'} />
          )}
        </dl>
      </VisitSummary>
      {model.card !== null && <KeptCard card={model.card} home={inLocale(locale, `/visit/${model.token}`)} />}
      <VisitActions model={model} />
      {upcoming && <p className="mt-8 font-serif text-xl">{texts.upcoming}</p>}
    </div>
  );
}

function newsWords({ news, visit }: VisitPageModel, { deposits, visit: texts }: Catalogue): string {
  if (news === 'paid') return visit.status === 'requested' ? deposits.visit.asked : deposits.visit.booked;
  if (news === 'card_removed') return deposits.card.removed;
  if (news === 'card_charging') return deposits.card.beingCharged;
  return news === null ? '' : texts[news];
}

function VisitActions({ model }: { readonly model: VisitPageModel }) {
  const texts = useTexts().visit;
  const locale = useLocale();
  const { visit, zone, token, changeable, upcoming, salon } = model;
  return (
    <div className="no-print mt-6 space-y-4">
      {changeable && (
        <p className="flex flex-wrap gap-3">
          <Anchor to={`/visit/${token}/move`} className="btn-main">
            {texts.move}
          </Anchor>
          <Anchor to={`/visit/${token}/cancel`} className="btn-quiet">
            {texts.cancel}
          </Anchor>
        </p>
      )}
      {!changeable && upcoming && (model.deposit?.left ?? 0) > 0 && (
        <p>
          <Anchor to={`/visit/${token}/cancel`} className="btn-quiet">
            {texts.cancel}
          </Anchor>
        </p>
      )}
      {!changeable && upcoming && visit.cutoff !== null && (
        <p>
          {texts.cutoffPassed(longMoment(locale, zone, visit.cutoff))}{' '}
          <a href={`tel:${salon.phone}`} className="link-tall">
            {phoneText(salon.phone)}
          </a>
        </p>
      )}
      {visit.status === 'requested' && (
        <>
          <p>
            <Anchor to={`/visit/${token}/cancel`} className="btn-quiet">
              {texts.withdraw}
            </Anchor>
          </p>
          <p className="text-soft">{texts.notMovable}</p>
        </>
      )}
      {!upcoming && visit.status !== 'requested' && <p className="text-soft">{texts.nothingToDo}</p>}
      <p className="flex flex-wrap gap-x-6">
        {upcoming && (
          <Anchor to={`/visit/${token}/calendar.ics`} className="link-tall">
            {texts.calendar}
          </Anchor>
        )}
        <Anchor to={model.again === '' ? '/book' : `/book/staff?${model.again}`} className="link-tall">
          {visit.requestEnd === null ? texts.bookAgain : texts.anotherTime}
        </Anchor>
      </p>
    </div>
  );
}
