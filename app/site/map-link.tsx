import type { SalonCard } from '#domain/ports/letters.ts';
import { useTexts } from '../i18n/use-texts.ts';

/** A link, not a map: nothing of somebody else's loads with our pages. */
export function MapLink({ card }: { readonly card: Pick<SalonCard, 'latitude' | 'longitude'> }) {
  const { site, frame } = useTexts();
  const { latitude, longitude } = card;
  return (
    <a
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`}
      target="_blank"
      rel="noopener noreferrer"
      className="link-tall"
    >
      {site.contact.map}
      <span className="sr-only"> ({frame.form.newWindow})</span>
    </a>
  );
}
