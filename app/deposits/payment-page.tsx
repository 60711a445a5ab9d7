import { price, shortMoment, timeOfDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { rappen } from '#domain/shared/money.ts';
import type { DepositPaymentModel } from '../routes/book-payment.tsx';
import { VisitSummary } from '../slots/visit-summary.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { DepositTerms } from './deposit-terms.tsx';

type PageProps = { readonly model: DepositPaymentModel };

/** Where somebody is who has been at the vendor's page, and the time is not booked yet. */
export function DepositPaymentPage({ model }: PageProps) {
  const { visit, zone, isLive, look } = model;
  const words = useTexts().deposits.payment;
  const settling = look === 'settling';
  return (
    <div className="narrow pb-16">
      <PageHeading title={settling ? words.settlingTitle : isLive ? words.title : words.overTitle} />
      {model.problem !== null && isLive && (
        <div className="mb-6">
          <Notice tone="alarm" urgent>
            <p>{words.problem[model.problem]}</p>
          </Notice>
        </div>
      )}
      {settling ? <Settling model={model} /> : isLive ? <ToPay model={model} /> : <Over model={model} />}
      <div className="mt-8">
        <VisitSummary visit={visit} zone={zone}>
          {isLive && <DepositTerms visit={visit} zone={zone} />}
        </VisitSummary>
      </div>
    </div>
  );
}

function Settling({ model }: PageProps) {
  const words = useTexts().deposits.payment;
  return (
    <Notice tone="good">
      <p role="status">{words.settling}</p>
      <p>
        <Anchor to={`/book/payment/${model.token}?back=paid`} className="link-tall">
          {words.look}
        </Anchor>
      </p>
    </Notice>
  );
}

function ToPay({ model }: PageProps) {
  const { deposits, frame } = useTexts();
  const words = deposits.payment;
  const locale = useLocale();
  const { visit, zone, look } = model;
  return (
    <>
      <Notice tone="good">
        {(model.cameBack || look === 'open' || look === 'ended') && <p>{words.stopped}</p>}
        {look === 'unknown' && <p>{words.away}</p>}
        {visit.heldUntil !== null && <p>{words.until(timeOfDay(locale, zone, visit.heldUntil))}</p>}
        <form method="post" action={inLocale(locale, `/book/payment/${model.token}`)} className="mt-4">
          <button
            type="submit"
            name="intent"
            value="pay"
            className="btn-main w-full sm:w-auto"
            data-pending={frame.form.sending}
          >
            {words.pay(price(visit.deposit))}
          </button>
        </form>
      </Notice>
      {model.isHolder && <ChangeOrLeave model={model} />}
    </>
  );
}

function ChangeOrLeave({ model }: PageProps) {
  const { deposits, booking } = useTexts();
  const locale = useLocale();
  const { visit, query } = model;
  return (
    <>
      <p className="mt-3">
        <Anchor to={`/book/details/${visit.id}`} className="link-tall">
          {deposits.payment.change}
        </Anchor>
      </p>
      <form method="post" action={inLocale(locale, '/book/release')}>
        <input type="hidden" name="hold" value={visit.id} />
        <input type="hidden" name="search" value={query} />
        <button type="submit" className="link-tall cursor-pointer text-left">
          {booking.details.release}
        </button>
      </form>
    </>
  );
}

function Over({ model }: PageProps) {
  const words = useTexts().deposits.payment;
  const locale = useLocale();
  const { visit, zone, refunded, query } = model;
  return (
    <Notice tone="alarm">
      <p>{words.over(shortMoment(locale, zone, visit.start))}</p>
      <p className="mt-2">{refunded > 0 ? words.overBack(price(rappen(refunded))) : words.overPaid}</p>
      <p className="mt-4">
        <Anchor to={`/book/time?${query}&day=${visit.day}`} className="btn-quiet">
          {words.another}
        </Anchor>
      </p>
    </Notice>
  );
}
