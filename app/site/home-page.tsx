import type { HomeModel } from '../routes/home.tsx';
import { duration, phoneText, price, shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Portrait } from '../ui/portrait.tsx';
import { Strands } from '../ui/strands.tsx';
import { todayText } from './hours-words.ts';
import { MapLink } from './map-link.tsx';

export function HomePage({ model }: { readonly model: HomeModel }) {
  return (
    <>
      <Hero model={model} />
      <Popular model={model} />
      <Team model={model} />
      <Find model={model} />
    </>
  );
}

function Hero({ model }: { readonly model: HomeModel }) {
  const { site } = useTexts();
  const locale = useLocale();
  const { card, firstFree } = model;
  return (
    <section className="relative overflow-hidden">
      <Strands className="pointer-events-none absolute inset-y-0 right-0 hidden h-full w-[54%] translate-x-[18%] text-accent md:block" />
      <Strands className="pointer-events-none absolute -top-6 -right-24 h-64 w-80 text-accent opacity-70 md:hidden" />
      <div className="wrap relative pt-24 pb-14 sm:pt-32 sm:pb-24">
        <p className="eyebrow">
          {card.name}, {card.city}
        </p>
        <h1 className="mt-3 max-w-lg text-[2.6rem]/[1.08] sm:text-6xl/[1.05]">{site.home.lead}</h1>
        <p className="lead mt-6 max-w-md">{site.home.sentence}</p>
        <p className="mt-8 flex flex-wrap gap-3">
          <Anchor to="/book" className="btn-main px-8">
            {site.home.book}
          </Anchor>
          <Anchor to="/services" className="btn-quiet bg-paper">
            {site.home.seePrices}
          </Anchor>
        </p>
        <dl className="mt-10 max-w-md space-y-4">
          <div>
            <dt className="eyebrow">{site.contact.hours}</dt>
            <dd>{todayText(locale, model.today)}</dd>
          </div>
          {firstFree !== null && (
            <div>
              <dt className="eyebrow">{site.home.firstFree(firstFree.service)}</dt>
              <dd>
                <Anchor to={`/book/time?s=${firstFree.slug}`} className="link-tall">
                  {shortMoment(locale, model.zone, firstFree.at)}
                </Anchor>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  );
}

function Popular({ model }: { readonly model: HomeModel }) {
  const { site } = useTexts();
  const locale = useLocale();
  return (
    <section className="wrap pt-14 sm:pt-20" aria-labelledby="popular">
      <h2 id="popular">{site.home.popular}</h2>
      <ul className="mt-6 border-t border-line">
        {model.popular.map((service) => (
          <li key={service.slug} className="border-b border-line">
            <Anchor
              to={`/book/staff?s=${service.slug}`}
              className="group flex min-h-16 items-baseline justify-between gap-4 px-1 py-4 hover:bg-mist sm:px-3"
            >
              <span>
                <span className="font-serif text-xl underline-offset-4 group-hover:underline">
                  {service.name}
                </span>{' '}
                <span className="ml-2 whitespace-nowrap text-sm text-soft">
                  {duration(locale, service.minutes)}
                </span>
              </span>
              <span className="whitespace-nowrap tabular-nums">{price(service.price)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
      <Anchor to="/services" className="link-tall mt-4">
        {site.home.allServices}
      </Anchor>
    </section>
  );
}

function Team({ model }: { readonly model: HomeModel }) {
  const { site } = useTexts();
  return (
    <section className="wrap pt-16 sm:pt-24" aria-labelledby="team">
      <h2 id="team">{site.home.teamTitle}</h2>
      <p className="mt-3 max-w-xl text-soft">{site.home.teamText}</p>
      <ul className="mt-8 grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-5">
        {model.team.map((member, position) => (
          <li key={member.slug}>
            <Portrait name={member.name} position={position} />
            <p className="mt-3 font-serif text-lg leading-tight">{member.name}</p>
            <p className="text-sm text-soft">{member.title}</p>
          </li>
        ))}
      </ul>
      <Anchor to="/team" className="link-tall mt-4">
        {site.home.teamLink}
      </Anchor>
    </section>
  );
}

function Find({ model }: { readonly model: HomeModel }) {
  const { site } = useTexts();
  const { card } = model;
  return (
    <section className="wrap pt-16 sm:pt-24" aria-labelledby="find">
      <h2 id="find">{site.home.findTitle}</h2>
      <address className="mt-4 not-italic">
        {card.street}, {card.postalCode} {card.city}
      </address>
      <p className="flex flex-wrap gap-x-8">
        <MapLink card={card} />
        <a href={`tel:${card.phone}`} className="link-tall">
          {phoneText(card.phone)}
        </a>
      </p>
    </section>
  );
}
