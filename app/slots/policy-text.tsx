import type { Zone } from '#domain/shared/salon-time.ts';
import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { VisitModel } from './visit-model.ts';

/** The cancellation policy in plain words, as it was frozen with this visit. */
export function PolicyText({ visit, zone }: { readonly visit: VisitModel; readonly zone: Zone }) {
  const { policy } = useTexts().booking;
  const locale = useLocale();
  const { cutoff, cutoffPassed, lateFeePercent: fee } = visit;
  if (cutoff === null) return <p>{policy.alwaysFree}</p>;
  if (cutoffPassed) return <p>{fee > 0 ? policy.alreadyLate(fee) : policy.lateFree}</p>;
  return (
    <p>
      {policy.freeUntil(longMoment(locale, zone, cutoff))} {fee > 0 ? policy.late(fee) : policy.lateFree}
    </p>
  );
}
