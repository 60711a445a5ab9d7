import { duration } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { StaffPickerModel } from '../routes/book-staff.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { BookingSteps } from './booking-steps.tsx';
import { ChoiceSummary } from './choice-summary.tsx';
import type { StaffOption } from './staff-options.ts';

export function StaffPicker({ model }: { readonly model: StaffPickerModel }) {
  const { booking, refusals } = useTexts();
  const locale = useLocale();
  const { staff } = booking;
  const { choice, per, single, together } = model;
  const nobodyAlone = together.length < 2;
  return (
    <div className="mx-auto max-w-2xl">
      <BookingSteps current="staff" back={{ services: `/book?${choice.query}` }} />
      <PageHeading title={per ? staff.perServiceHeading : staff.heading}>
        <p>{staff.hint}</p>
      </PageHeading>
      {model.problem !== null && (
        <div className="mb-6">
          <Notice tone="alarm" title={refusals.heading} urgent>
            <p>{model.problem}</p>
          </Notice>
        </div>
      )}
      <ChoiceSummary choice={choice} changes={['services']} />
      {nobodyAlone && !per && !single && <p className="mt-4 text-soft">{staff.onlyTogether}</p>}
      <form method="get" action={inLocale(locale, '/book/time')}>
        {choice.items.map(({ slug }) => (
          <input key={slug} type="hidden" name="s" value={slug} />
        ))}
        {per ? (
          model.services.map((service) => (
            <StaffChoice
              key={service.slug}
              legend={service.name}
              name={`with.${service.slug}`}
              options={service.options}
              chosen={service.chosen}
            />
          ))
        ) : (
          <StaffChoice legend={staff.legend} name="with" options={together} chosen={model.chosen} quiet />
        )}
        <p className="mt-8 flex flex-wrap items-center justify-between gap-4">
          {!single && (
            <Anchor to={`/book/staff?${choice.query}${per ? '' : '&per=1'}`} className="link-tall">
              {per ? staff.oneForAll : staff.perService}
            </Anchor>
          )}
          <button type="submit" className="btn-main w-full sm:ml-auto sm:w-auto">
            {staff.continue}
          </button>
        </p>
      </form>
    </div>
  );
}

type StaffChoiceProps = {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly StaffOption[];
  readonly chosen: string;
  /** The page's heading has asked the question already. */
  readonly quiet?: boolean;
};

function StaffChoice({ legend, name, options, chosen, quiet = false }: StaffChoiceProps) {
  const { staff } = useTexts().booking;
  const locale = useLocale();
  const picked = options.some(({ value }) => value === chosen) ? chosen : 'any';
  return (
    <fieldset className="pt-8">
      <legend className={quiet ? 'sr-only' : 'float-left mb-3 w-full font-serif text-2xl'}>{legend}</legend>
      <div className="clear-both border-t border-line">
        {options.map((option) => (
          <label key={option.value} className="pick">
            <input type="radio" name={name} value={option.value} defaultChecked={option.value === picked} />
            <span className="grow">
              <span className="block">{option.name ?? staff.any}</span>
              <span className="block text-sm text-soft">
                {option.name === null ? staff.anyText : option.title}
              </span>
            </span>
            <span className="text-right whitespace-nowrap">
              <PriceTag amount={option.price} />
              <span className="block text-sm text-soft">{duration(locale, option.minutes)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
