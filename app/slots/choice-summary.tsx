import { duration } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { AnswerHoursNote } from './answer-note.tsx';
import type { ChoiceModel } from './choice-model.ts';
import { VatLine } from './vat-line.tsx';

type ChoiceSummaryProps = {
  readonly choice: ChoiceModel;
  readonly changes: readonly ('services' | 'staff')[];
};

export function ChoiceSummary({ choice, changes }: ChoiceSummaryProps) {
  const texts = useTexts().booking.choice;
  const locale = useLocale();
  return (
    <section aria-label={texts.label} className="bg-mist px-5 py-4">
      <ul>
        {choice.items.map((item) => (
          <li key={item.slug} className="flex items-baseline justify-between gap-4 py-1">
            <span>
              {item.name}
              {changes.includes('staff') && (
                <span className="block text-sm text-soft">
                  {item.staffName === null ? texts.anyone : texts.with(item.staffName)}
                </span>
              )}
            </span>
            {choice.items.length > 1 && <PriceTag amount={item.price} />}
          </li>
        ))}
      </ul>
      <p className="mt-2 flex flex-wrap items-baseline justify-between gap-x-4 border-t border-line pt-2">
        <span>
          {texts.total} · {duration(locale, choice.minutes)}
        </span>
        <span className="text-right">
          <strong className="font-semibold">
            <PriceTag amount={choice.price} />
          </strong>
          <span className="ml-2">
            <VatLine rates={choice.vatRates} />
          </span>
        </span>
      </p>
      {choice.answerHours !== null && <AnswerHoursNote hours={choice.answerHours} />}
      {/* On a phone the steps above lead to the same two pages, and the days should be in sight. */}
      <p className="hidden flex-wrap gap-x-5 text-base md:flex">
        {changes.includes('services') && (
          <Anchor to={`/book?${choice.query}`} className="link-tall">
            {texts.changeServices}
          </Anchor>
        )}
        {changes.includes('staff') && (
          <Anchor to={`/book/staff?${choice.query}`} className="link-tall">
            {texts.changeStaff}
          </Anchor>
        )}
      </p>
    </section>
  );
}
