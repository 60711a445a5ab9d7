import { duration } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { AdminServicesModel } from '../routes/admin-services.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import { PriceTag } from '../ui/price-tag.tsx';

export function ServicesList({ model }: { readonly model: AdminServicesModel }) {
  const { settings, team } = useTexts();
  const words = settings.services;
  return (
    <div className="wrap pb-16">
      <header className="flex flex-wrap items-center justify-between gap-4 pt-6 pb-4">
        <h1>{words.title}</h1>
        {model.mayChange && (
          <Anchor to="/admin/services/new" className="btn-main">
            {words.add}
          </Anchor>
        )}
      </header>
      {model.saved !== null && (
        <Notice tone="good">
          <p role="status">{settings.saved(model.saved)}</p>
        </Notice>
      )}
      <p className="mt-2 text-soft">{model.vatLiable ? words.liable : words.exempt}</p>
      <Anchor to="/admin/service-categories" className="link-tall">
        {model.mayChange ? settings.overview.change(team.categories.title) : team.categories.title}
      </Anchor>
      {model.categories.map((category) => (
        <section key={category.slug} className="pt-8" aria-labelledby={category.slug}>
          <h2 id={category.slug}>{category.name}</h2>
          {category.services.length === 0 && <p className="text-soft">{words.none}</p>}
          <ul className="mt-2 border-t border-line">
            {category.services.map((service) => (
              <ServiceRow key={service.id} service={service} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type Row = AdminServicesModel['categories'][number]['services'][number];

function ServiceRow({ service }: { readonly service: Row }) {
  const words = useTexts().settings.services;
  const locale = useLocale();
  const facts = [
    duration(locale, service.minutes) +
      (service.waiting > 0 ? ` (${words.waiting(duration(locale, service.waiting))})` : ''),
    ...(service.active ? [] : [words.inactive]),
    ...(service.onlineBookable ? [] : [words.offline]),
    ...(service.onRequest ? [words.onRequest] : []),
  ];
  return (
    <li className="flex items-center justify-between gap-6 border-b border-line py-1">
      <div>
        <Anchor to={`/admin/services/${service.id}`} className="link-tall font-medium">
          {service.name}
        </Anchor>
        <p className="text-sm text-soft">{facts.join(' · ')}</p>
      </div>
      <PriceTag amount={service.price} />
    </li>
  );
}
