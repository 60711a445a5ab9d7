import type { SalonCard } from '#domain/ports/letters.ts';
import { phoneText } from '../i18n/format.ts';
import type { LegalFacts, LegalSection } from '../i18n/legal-facts.ts';

/** The salon's own terms: paragraphs between empty lines, headings behind `## `. Anything else is read as it stands. */
export function sectionsOf(text: string): readonly LegalSection[] {
  const sections: { heading: string; paragraphs: string[] }[] = [];
  const blocks = text.replaceAll('\r\n', '\n').split(/\n{2,}|\n(?=#)|(?<=^#.*)\n/m);
  for (const block of blocks.map((each) => each.trim()).filter((each) => each !== '')) {
    const heading = /^#{1,3}\s+(.+)$/.exec(block);
    if (heading !== null) sections.push({ heading: heading[1]!, paragraphs: [] });
    else if (sections.length === 0) sections.push({ heading: '', paragraphs: [block] });
    else sections.at(-1)!.paragraphs.push(block);
  }
  return sections;
}

export const legalFacts = (card: SalonCard): LegalFacts => ({ ...card, phone: phoneText(card.phone) });
