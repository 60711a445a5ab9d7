import type { ReactNode } from 'react';
import type { Zone } from '#domain/shared/salon-time.ts';
import { longMoment, phoneText } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { AccountModel } from '../routes/account.tsx';
import { stateWords } from '../slots/state-words.ts';
import { VisitSummary } from '../slots/visit-summary.tsx';
import { KeptCard } from '../deposits/kept-card.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { AccountFrame } from './account-frame.tsx';
import type { VisitCardModel } from './visit-card-model.ts';

export function AccountVisits({ model }: { readonly model: AccountModel }) {
  const { account } = useTexts();
  const { upcoming, past, page, older, zone, phone, firstName } = model;
  return (
    <AccountFrame
      title={account.title}
      lead={firstName === '' ? undefined : <p>{account.greeting(firstName)}</p>}
    >
      <section aria-labelledby="upcoming">
        <h2 id="upcoming">{account.upcoming}</h2>
        {upcoming.length === 0 ? (
          <p className="mt-4 text-soft">{account.nothingAhead}</p>
        ) : (
          <ul className="mt-4 space-y-8">
            {upcoming.map((card) => (
              <Card key={card.visit.id} card={card} zone={zone}>
                <Upcoming card={card} zone={zone} phone={phone} />
              </Card>
            ))}
          </ul>
        )}
        <p className="mt-6">
          <Anchor to="/book" className={upcoming.length === 0 ? 'btn-main' : 'btn-quiet'}>
            {account.book}
          </Anchor>
        </p>
      </section>
      <section aria-labelledby="past" className="mt-14">
        <h2 id="past">{account.past}</h2>
        {past.length === 0 ? (
          <p className="mt-4 text-soft">{account.nothingPast}</p>
        ) : (
          <ul className="mt-4 space-y-8">
            {past.map((card) => (
              <Card key={card.visit.id} card={card} zone={zone}>
                <BookAgain card={card} zone={zone} />
              </Card>
            ))}
          </ul>
        )}
        {(page > 1 || older) && (
          <p className="mt-6 flex flex-wrap gap-x-6">
            {page > 1 && (
              <Anchor to={page === 2 ? '/account' : `/account?page=${page - 1}`} className="link-tall">
                {account.newer}
              </Anchor>
            )}
            {older && (
              <Anchor to={`/account?page=${page + 1}`} className="link-tall">
                {account.older}
              </Anchor>
            )}
          </p>
        )}
      </section>
    </AccountFrame>
  );
}

type CardProps = { readonly card: VisitCardModel; readonly zone: Zone };

function Card({ card, zone, children }: CardProps & { readonly children: ReactNode }) {
  const { visit: texts, booking } = useTexts();
  const locale = useLocale();
  const named = useNamed({ card, zone });
  return (
    <li>
      <p className="pb-2 text-sm text-soft">
        {stateWords(card.visit, texts)}
        {card.visit.answerBy !== null && (
          <span className="block">
            {booking.request.answerBy(longMoment(locale, zone, card.visit.answerBy))}
          </span>
        )}
      </p>
      <VisitSummary visit={card.visit} zone={zone} label={named(texts.title)} />
      {card.card !== null && <KeptCard card={card.card} home={card.home} label={named(texts.title)} />}
      {children}
    </li>
  );
}

/** Several visits stand on the page: each link says to a screen reader which one it means. */
function useNamed({ card, zone }: CardProps): (text: string) => string {
  const locale = useLocale();
  return (text) => `${text}: ${longMoment(locale, zone, card.visit.start)}`;
}

function Upcoming({ card, zone, phone }: CardProps & { readonly phone: string }) {
  const { visit: texts, account } = useTexts();
  const locale = useLocale();
  const named = useNamed({ card, zone });
  const { visit, home, changeable, place } = card;
  return (
    <div className="mt-4 space-y-2">
      {place !== null && (
        <div className="pb-2">
          <Notice tone="alarm">
            <p>{texts.offer.instead(longMoment(locale, zone, place.start))}</p>
            <p>
              {texts.offer.until(longMoment(locale, zone, place.until))} {texts.offer.free}
            </p>
            <p className="mt-3">
              <a href={place.answer} className="btn-main" aria-label={named(texts.offer.linkButton)}>
                {texts.offer.linkButton}
              </a>
            </p>
          </Notice>
        </div>
      )}
      {changeable && (
        <p className="flex flex-wrap gap-3">
          <a href={`${home}/move`} className="btn-quiet" aria-label={named(texts.move)}>
            {texts.move}
          </a>
          <a href={`${home}/cancel`} className="btn-quiet" aria-label={named(texts.cancel)}>
            {texts.cancel}
          </a>
        </p>
      )}
      {visit.status === 'requested' && (
        <p>
          <a href={`${home}/cancel`} className="btn-quiet" aria-label={named(texts.withdraw)}>
            {texts.withdraw}
          </a>
        </p>
      )}
      {!changeable && visit.status === 'confirmed' && visit.cutoff !== null && (
        <p>
          {texts.cutoffPassed(longMoment(locale, zone, visit.cutoff))}{' '}
          <a href={`tel:${phone}`} className="link-tall">
            {phoneText(phone)}
          </a>
        </p>
      )}
      <p className="flex flex-wrap gap-x-6">
        <a href={home} className="link-tall" aria-label={named(account.details)}>
          {account.details}
        </a>
        {visit.status === 'confirmed' && (
          <a href={`${home}/calendar.ics`} className="link-tall" aria-label={named(texts.calendar)}>
            {texts.calendar}
          </a>
        )}
      </p>
    </div>
  );
}

function BookAgain({ card, zone }: CardProps) {
  const { visit: texts, account } = useTexts();
  const named = useNamed({ card, zone });
  return (
    <p className="mt-2 flex flex-wrap gap-x-6">
      <Anchor
        to={card.again === '' ? '/book' : `/book?${card.again}`}
        className="link-tall"
        aria-label={named(texts.bookAgain)}
      >
        {texts.bookAgain}
      </Anchor>
      <a href={card.home} className="link-tall" aria-label={named(account.details)}>
        {account.details}
      </a>
    </p>
  );
}
