import type { Zone } from '#domain/shared/salon-time.ts';
import { shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Difference, Stranded } from './form-answer.ts';

/** The second of two people who edit the same thing sees what the first has left. */
export function ChangedNotice({ differences }: { readonly differences: readonly Difference[] }) {
  const { changed } = useTexts().settings;
  return (
    <Notice tone="alarm" title={changed.title} urgent>
      <p>{changed.text}</p>
      <div className="mt-3 overflow-x-auto">
        <table className="w-full text-left">
          <thead>
            <tr className="border-b border-line">
              <th className="py-1 pr-4 font-medium">{changed.field}</th>
              <th className="py-1 pr-4 font-medium">{changed.stored}</th>
              <th className="py-1 font-medium">{changed.yours}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ label, stored, yours }) => (
              <tr key={label} className="border-b border-line align-top">
                <th scope="row" className="py-1 pr-4 font-normal">
                  {label}
                </th>
                <td className="py-1 pr-4">{stored}</td>
                <td className="py-1">{yours}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Notice>
  );
}

type StrandedNoticeProps = { readonly stranded: Stranded; readonly zone: Zone };

/** Stands inside of the form: its tick is the confirmation. */
export function StrandedNotice({ stranded, zone }: StrandedNoticeProps) {
  const { settings, calendar } = useTexts();
  const words = settings.stranded;
  const locale = useLocale();
  const rest = stranded.count - stranded.visits.length;
  return (
    <Notice tone="alarm" title={words.title(stranded.count)} urgent>
      <p>{words.text}</p>
      <ul className="mt-2">
        {stranded.visits.map((visit) => (
          <li key={visit.id} className="border-b border-line py-1">
            {visit.customer === '' ? (
              words.booking
            ) : (
              <Anchor to={`/admin/visits/${visit.page}`} className="link-tall">
                {shortMoment(locale, zone, visit.start)},{' '}
                {visit.isHold ? calendar.ill.heldFor(visit.customer) : visit.customer}
              </Anchor>
            )}{' '}
            <span className="text-soft">{visit.what}</span>{' '}
            {visit.customer !== '' && !visit.isHold && (
              <Anchor
                to={`/admin/visits/${visit.id}/move`}
                className="link-tall"
                aria-label={words.moveOf(visit.customer)}
              >
                {words.move}
              </Anchor>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="mt-1">{words.more(rest)}</p>}
      <label className="pick mt-2">
        <input type="checkbox" name="confirmed" />
        <span className="font-medium">{words.confirm}</span>
      </label>
    </Notice>
  );
}
