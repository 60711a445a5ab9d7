import type { Zone } from '#domain/shared/salon-time.ts';
import { phoneText, shortMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import type { AffectedRow } from './affected-rows.ts';

/** Who has an appointment then, with all that one needs to call. */
export function AffectedList({ rows, zone }: { readonly rows: readonly AffectedRow[]; readonly zone: Zone }) {
  const { calendar } = useTexts();
  const locale = useLocale();
  return (
    <ul className="affected">
      {rows.map((row) => (
        <li key={row.id}>
          <span>
            <strong>{shortMoment(locale, zone, row.start)}</strong>{' '}
            {row.page === null
              ? calendar.status.reserved
              : row.isHold
                ? calendar.ill.heldFor(row.customer)
                : row.customer}
            <span className="create-facts">{row.services}</span>
          </span>
          {row.page !== null && (
            <span className="affected-ways">
              {row.phone !== null && (
                <a href={`tel:${row.phone}`} className="link-tall">
                  {phoneText(row.phone)}
                </a>
              )}
              <Anchor to={`/admin/visits/${row.page}`} className="link-tall">
                {calendar.pause.open}
              </Anchor>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
