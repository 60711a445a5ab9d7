import { longMoment, phoneText } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { OfferPageModel } from '../routes/visit-offer.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { VisitSummary } from './visit-summary.tsx';

/** The salon could not keep a visit: another place for it, held, to be taken with one click. */
export function OfferPage({ model }: { readonly model: OfferPageModel }) {
  const { offer } = useTexts().visit;
  const locale = useLocale();
  const { state, visit, place, zone, token } = model;
  if (state !== 'open') return <OfferOver model={model} />;
  return (
    <div className="narrow">
      <PageHeading title={offer.heading}>
        <p>{offer.sorry}</p>
      </PageHeading>
      <p className="mb-4">
        <span className="block text-sm text-soft">{offer.before}</span>
        <s>
          {longMoment(locale, zone, visit.start)}, {offer.with(namesOf(visit))}
        </s>
      </p>
      <p className="mb-1 text-sm text-soft">{offer.after}</p>
      <VisitSummary visit={place} zone={zone} label={offer.after} />
      <form method="post" action={inLocale(locale, `/visit/${token}/offer`)} className="mt-6 space-y-4">
        <input type="hidden" name="offer" value={model.id} />
        <p>{offer.until(longMoment(locale, zone, model.until))}</p>
        <p className="flex flex-wrap gap-3">
          <button name="answer" value="accept" className="btn-main">
            {offer.accept}
          </button>
          <Ways token={token} />
        </p>
        <p>{offer.free}</p>
        <p>
          <button name="answer" value="decline" className="link-tall cursor-pointer underline">
            {offer.callMe}
          </button>
        </p>
      </form>
    </div>
  );
}

const namesOf = (visit: OfferPageModel['visit']): string =>
  [...new Set(visit.items.map(({ staffName }) => staffName))].join(', ');

function Ways({ token }: { readonly token: string }) {
  const { offer } = useTexts().visit;
  return (
    <>
      <Anchor to={`/visit/${token}/move`} className="btn-quiet">
        {offer.other}
      </Anchor>
      <Anchor to={`/visit/${token}/cancel`} className="btn-quiet">
        {offer.cancel}
      </Anchor>
    </>
  );
}

function OfferOver({ model }: { readonly model: OfferPageModel }) {
  const { offer } = useTexts().visit;
  const { state, token, phone } = model;
  return (
    <div className="narrow">
      <PageHeading title={state === 'declined' ? offer.declinedHeading : offer.lapsedHeading}>
        <p>
          {state === 'declined' ? offer.declined : offer.lapsed}{' '}
          <a href={`tel:${phone}`} className="link-tall">
            {phoneText(phone)}
          </a>
        </p>
      </PageHeading>
      {model.changeable && (
        <>
          <p className="flex flex-wrap gap-3">
            <Ways token={token} />
          </p>
          <p className="mt-4">{offer.free}</p>
        </>
      )}
    </div>
  );
}
