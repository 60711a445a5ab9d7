import { duration, price } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { CategoryLinks } from './category-links.tsx';
import type { ListedCategory, ListedService } from './price-list.ts';

type ServicesPageProps = { readonly categories: readonly ListedCategory[]; readonly vatLiable: boolean };

export function ServicesPage({ categories, vatLiable }: ServicesPageProps) {
  const { services } = useTexts().site;
  return (
    <div className="narrow">
      <PageHeading title={services.title}>
        <p>{services.lead}</p>
      </PageHeading>
      <CategoryLinks categories={categories} />
      {categories.map((category) => (
        <section
          key={category.slug}
          id={category.slug}
          className="pt-12"
          aria-labelledby={`${category.slug}-name`}
        >
          <h2 id={`${category.slug}-name`}>{category.name}</h2>
          <ul className="mt-4 border-t border-line">
            {category.services.map((service) => (
              <ServiceRow key={service.slug} service={service} />
            ))}
          </ul>
        </section>
      ))}
      <p className="mt-10 text-soft">{vatLiable ? services.vatLiable : services.vatExempt}</p>
    </div>
  );
}

function ServiceRow({ service }: { readonly service: ListedService }) {
  const { site, booking } = useTexts();
  const { services } = site;
  const locale = useLocale();
  return (
    <li className="border-b border-line py-5">
      <div className="flex items-baseline justify-between gap-6">
        <h3>{service.name}</h3>
        <PriceTag amount={service.price} />
      </div>
      {service.description !== '' && <p className="mt-1 text-soft">{service.description}</p>}
      <p className="mt-1 text-sm text-soft">
        {duration(locale, service.minutes)}
        {service.onRequest && `, ${booking.request.mark}`}
        {service.waiting > 0 && `, ${services.waiting(duration(locale, service.waiting))}`}
      </p>
      {service.own.map((own) => (
        <p key={own.name} className="text-sm text-soft">
          {[
            own.price === null ? null : services.ownPrice(own.name, price(own.price)),
            own.minutes === null ? null : services.ownDuration(own.name, duration(locale, own.minutes)),
          ]
            .filter((text) => text !== null)
            .join(', ')}
        </p>
      ))}
      {service.bookable ? (
        <Anchor
          to={`/book/staff?s=${service.slug}`}
          className="link-tall"
          aria-label={services.bookNamed(service.name)}
        >
          {services.book}
        </Anchor>
      ) : (
        <p className="mt-1 text-sm text-soft">{services.byPhone}</p>
      )}
    </li>
  );
}
