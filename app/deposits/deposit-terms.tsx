import { rappen } from '#domain/shared/money.ts';
import type { Zone } from '#domain/shared/salon-time.ts';
import { longMoment, price } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { VisitModel } from '../slots/visit-model.ts';

type DepositTermsProps = { readonly visit: VisitModel; readonly zone: Zone };

/** How much is paid ahead, what becomes of it, and until when it comes back: said before it is paid. */
export function DepositTerms({ visit, zone }: DepositTermsProps) {
  const { terms: words } = useTexts().deposits;
  const back = visit.depositBack === 'voucher' ? words.asVoucher : words;
  const locale = useLocale();
  if (visit.deposit === 0) return null;
  return (
    <section className="mt-3 border-t border-line pt-3" aria-labelledby="deposit">
      <h2 id="deposit" className="text-base font-semibold">
        {words.title(price(visit.deposit))}
      </h2>
      <p className="text-sm">{words.text}</p>
      <p className="mt-2 text-sm text-soft">
        {visit.cutoff === null
          ? back.backAlways
          : visit.cutoffPassed
            ? words.alreadyLate
            : back.back(longMoment(locale, zone, visit.cutoff))}{' '}
        {visit.cutoff !== null && lateWords(visit, words)} {words.noShow}
        {visit.onRequest && ` ${words.asked}`}
      </p>
    </section>
  );
}

function lateWords(
  { lateFee, deposit, depositBack }: VisitModel,
  words: ReturnType<typeof useTexts>['deposits']['terms'],
) {
  const { lateFree } = depositBack === 'voucher' ? words.asVoucher : words;
  return lateFee === 0 ? lateFree : words.late(price(rappen(Math.min(lateFee, deposit))));
}
