import { rappen } from '#domain/shared/money.ts';
import { duration, durationUnits, phoneText, price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { ServicePickerModel } from '../routes/book-services.tsx';
import type { ListedService } from '../site/price-list.ts';
import { CategoryLinks } from '../site/category-links.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { BookingSteps } from './booking-steps.tsx';

export function ServicePicker({ model }: { readonly model: ServicePickerModel }) {
  const { booking, refusals } = useTexts();
  const locale = useLocale();
  const { member, problem, most } = model;
  return (
    <div className="mx-auto max-w-2xl">
      <BookingSteps current="services" />
      <PageHeading title={booking.services.heading}>
        <p>{booking.services.hint(most)}</p>
        {member !== null && <p className="mt-2 text-ink">{booking.choice.with(member.name)}</p>}
      </PageHeading>
      {problem !== null && (
        <div className="mb-6">
          <Notice tone="alarm" {...(model.nothingChosen ? {} : { title: refusals.heading })} urgent>
            <p>{problem}</p>
            {!model.nothingChosen && (
              <a href={`tel:${model.phone}`} className="link-tall">
                {phoneText(model.phone)}
              </a>
            )}
          </Notice>
        </div>
      )}
      <CategoryLinks categories={model.categories} />
      <form method="get" action={inLocale(locale, '/book/staff')} data-live-total data-most={most}>
        {member !== null && <input type="hidden" name="with" value={member.slug} />}
        {model.categories.map((category) => (
          <fieldset key={category.slug} id={category.slug} className="pt-8">
            <legend className="float-left mb-3 w-full font-serif text-2xl">{category.name}</legend>
            <div className="clear-both border-t border-line">
              {category.services.map((service) => (
                <ServiceOption
                  key={service.slug}
                  service={service}
                  chosen={model.chosen.includes(service.slug)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <TotalBar model={model} />
      </form>
    </div>
  );
}

function ServiceOption({ service, chosen }: { readonly service: ListedService; readonly chosen: boolean }) {
  const { site, booking } = useTexts();
  const locale = useLocale();
  return (
    <label className="pick">
      <input
        type="checkbox"
        name="s"
        value={service.slug}
        defaultChecked={chosen}
        data-rappen={service.price}
        data-minutes={service.minutes}
      />
      <span className="grow">
        <span className="block">{service.name}</span>
        {service.description !== '' && <span className="block text-sm text-soft">{service.description}</span>}
        {service.onRequest && <span className="block text-sm font-medium">{booking.request.mark}</span>}
        {service.own
          .filter((own) => own.price !== null)
          .map((own) => (
            <span key={own.name} className="block text-sm text-soft">
              {site.services.ownPrice(own.name, price(own.price ?? service.price))}
            </span>
          ))}
      </span>
      <span className="text-right whitespace-nowrap">
        <PriceTag amount={service.price} />
        <span className="block text-sm text-soft">{duration(locale, service.minutes)}</span>
      </span>
    </label>
  );
}

/** Stays in sight while choosing. The script keeps the sum up to date; without it there is a button for that. */
function TotalBar({ model }: { readonly model: ServicePickerModel }) {
  const { services } = useTexts().booking;
  const locale = useLocale();
  const { total } = model;
  const { hour, minute } = durationUnits(locale);
  return (
    <div className="sticky bottom-0 mt-10 -mx-5 border-t border-line bg-paper px-5 py-3 sm:mx-0 sm:px-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <output
          data-total
          data-none={services.noneChosen}
          data-one={services.chosen(1)}
          data-many={services.chosen(0).replace('0', '#')}
          data-hour={hour}
          data-minute={minute}
          className="tabular-nums"
        >
          {total === null
            ? services.noneChosen
            : [
                services.chosen(total.count),
                duration(locale, total.minutes),
                price(rappen(total.price)),
              ].join(' · ')}
        </output>
        <span className="flex grow flex-wrap gap-2 sm:grow-0">
          <noscript>
            <button type="submit" formAction={inLocale(locale, '/book')} className="btn-quiet grow">
              {services.updateTotal}
            </button>
          </noscript>
          <button type="submit" className="btn-main grow px-10">
            {services.continue}
          </button>
        </span>
      </div>
    </div>
  );
}
