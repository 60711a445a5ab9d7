import type { ReactNode } from 'react';
import type { Zone } from '#domain/shared/salon-time.ts';
import { duration, longDay, timeOfDay } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { PriceTag } from '../ui/price-tag.tsx';
import { PolicyText } from './policy-text.tsx';
import { VatLine } from './vat-line.tsx';
import type { VisitModel } from './visit-model.ts';

type VisitSummaryProps = {
  readonly visit: VisitModel;
  readonly zone: Zone;
  /** Where several stand on one page, a screen reader tells them apart by it. */
  readonly label?: string;
  /** Where something of it can still be changed. */
  readonly children?: ReactNode;
};

/** Everything that is agreed: when, what, by whom, for how much, and until when it can be changed. */
export function VisitSummary({ visit, zone, label, children }: VisitSummaryProps) {
  const { booking } = useTexts();
  const locale = useLocale();
  const several = visit.items.length > 1;
  return (
    <section aria-label={label ?? booking.details.yourVisit} className="bg-mist px-5 py-5">
      <p className="font-serif text-xl">{longDay(locale, visit.day)}</p>
      <p className="text-lg">
        {timeOfDay(locale, zone, visit.start)}–{timeOfDay(locale, zone, visit.end)}
      </p>
      <ul className="mt-3 border-t border-line pt-2">
        {visit.items.map((item, index) => (
          <li key={`${item.start} ${item.name}`} className="py-1">
            <Wait minutes={waitBefore(visit.items, index)} />
            <div className="flex items-baseline justify-between gap-4">
              <span>
                {item.name}
                <span className="block text-sm text-soft">
                  {several && `${timeOfDay(locale, zone, item.start)}, `}
                  {booking.choice.with(item.staffName)}, {duration(locale, item.minutes)}
                </span>
              </span>
              <PriceTag amount={item.price} />
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-2">
        <span>{booking.choice.total}</span>
        <span>
          <strong className="font-semibold">
            <PriceTag amount={visit.total} />
          </strong>{' '}
          <VatLine rates={visit.vatRates} />
        </span>
      </p>
      {(visit.status === 'reserved' || visit.status === 'confirmed') && (
        <div className="mt-3 text-sm text-soft">
          <PolicyText visit={visit} zone={zone} />
        </div>
      )}
      {children}
    </section>
  );
}

/** Between two services somebody may have to wait for the next colleague. */
function Wait({ minutes }: { readonly minutes: number }) {
  const { choice } = useTexts().booking;
  const locale = useLocale();
  if (minutes <= 0) return null;
  return <p className="pb-2 text-sm text-soft">{choice.wait(duration(locale, minutes))}</p>;
}

function waitBefore(items: VisitModel['items'], index: number): number {
  const [before, item] = [items[index - 1], items[index]];
  if (before === undefined || item === undefined) return 0;
  return (Date.parse(item.start) - Date.parse(before.start)) / 60_000 - before.minutes;
}
