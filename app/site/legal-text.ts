import type { SalonCard } from '#domain/ports/letters.ts';
import { phoneText } from '../i18n/format.ts';
import type { LegalFacts, LegalSection } from '../i18n/legal-facts.ts';

const MARKED = /^#{1,3}\s+(.+)$/;
/** `3. Verschieben und Absagen`, on a line of its own above its paragraph. */
const NUMBERED = /^\d{1,2}\. .{1,70}(?<![.:,;])$/;

/**
 * The salon's own terms: paragraphs between empty lines, headings numbered or behind `## `. Anything else is read as
 * it stands.
 */
export function sectionsOf(text: string): readonly LegalSection[] {
  const sections: { heading: string; paragraphs: string[] }[] = [];
  for (const block of text.replaceAll('\r\n', '\n').split(/\n{2,}/)) {
    const lines = block.trim().split('\n');
    const first = lines[0] ?? '';
    const heading = MARKED.exec(first)?.[1] ?? (NUMBERED.test(first) ? first : null);
    const paragraph = (heading === null ? lines : lines.slice(1)).join('\n').trim();
    if (heading !== null || sections.length === 0) sections.push({ heading: heading ?? '', paragraphs: [] });
    if (paragraph !== '') sections.at(-1)!.paragraphs.push(paragraph);
  }
  return sections.filter(({ heading, paragraphs }) => heading !== '' || paragraphs.length > 0);
}

export const legalFacts = (card: SalonCard): LegalFacts => ({ ...card, phone: phoneText(card.phone) });
