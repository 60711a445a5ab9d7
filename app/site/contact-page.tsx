import type { ContactModel } from '../routes/contact.tsx';
import { phoneText } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { PageHeading } from '../ui/page-heading.tsx';
import { exceptionText, rangesText, todayText } from './hours-words.ts';
import { MapLink } from './map-link.tsx';

export function ContactPage({ model }: { readonly model: ContactModel }) {
  const { contact, hours, weekdays } = useTexts().site;
  const locale = useLocale();
  const { card } = model;
  return (
    <div className="wrap">
      <PageHeading title={contact.title}>
        <p>{contact.lead}</p>
      </PageHeading>
      <div className="grid gap-12 md:grid-cols-2">
        <div className="space-y-6">
          <section>
            <h2>{contact.address}</h2>
            <address className="mt-3 not-italic">
              {card.name}
              <br />
              {card.street}
              <br />
              {card.postalCode} {card.city}
            </address>
            <MapLink card={card} />
          </section>
          <section>
            <h2>{contact.phone}</h2>
            <a href={`tel:${card.phone}`} className="link-tall">
              {phoneText(card.phone)}
            </a>
          </section>
          <section>
            <h2>{contact.email}</h2>
            <a href={`mailto:${card.email}`} className="link-tall break-all">
              {card.email}
            </a>
          </section>
        </div>
        <section>
          <h2>{contact.hours}</h2>
          <p className="mt-3">{todayText(locale, model.today)}</p>
          <table className="mt-3 w-full max-w-sm">
            <caption className="sr-only">{contact.hours}</caption>
            <tbody>
              {model.week.map(({ weekday, ranges }) => (
                <tr key={weekday} className="border-b border-line">
                  <th scope="row" className="py-2 text-left font-normal">
                    {weekdays[weekday]}
                  </th>
                  <td className="py-2 text-right tabular-nums">
                    {ranges.length === 0 ? (
                      <span className="text-soft">{hours.closed}</span>
                    ) : (
                      rangesText(locale, ranges)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <h3 className="mt-8">{contact.closures}</h3>
          {model.exceptions.length === 0 ? (
            <p className="mt-2 text-soft">{contact.noClosures}</p>
          ) : (
            <dl className="mt-2 space-y-2">
              {model.exceptions.map((exception) => {
                const { when, what } = exceptionText(locale, exception);
                return (
                  <div key={`${exception.from} ${what}`}>
                    <dt>{when}</dt>
                    <dd className="text-soft">{what}</dd>
                  </div>
                );
              })}
            </dl>
          )}
        </section>
      </div>
    </div>
  );
}
