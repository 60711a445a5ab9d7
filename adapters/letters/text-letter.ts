import type { VisitWords } from './visit-words.ts';

/** The letter for people and programs that show no HTML: the same facts in the same order. */
export function textLetter(words: VisitWords): string {
  const { texts, salon } = words;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [title.toUpperCase(), ...lines, ''];
  return [
    words.greeting,
    '',
    words.kindTexts.heading + '.',
    ...words.intro,
    '',
    ...section(texts.labels.when, [words.date, words.time]),
    ...section(texts.labels.services, [
      ...words.services.flatMap((line) => [
        line.price === null ? line.name : `${line.name}: ${line.price}`,
        `  ${line.detail}`,
      ]),
      ...(words.total === null
        ? []
        : [`${texts.labels.total}: ${words.total}${words.vat === null ? '' : ` (${words.vat})`}`]),
    ]),
    ...section(texts.labels.where, [salon.name, salon.street, salon.town]),
    ...section(texts.labels.terms, words.terms),
    `${words.button}:`,
    words.link,
    '',
    ...(words.kindTexts.calendarNote === null ? [] : [words.kindTexts.calendarNote, '']),
    texts.closing,
    salon.name,
    '',
    '-- ',
    ...[salon.legalName, salon.street, salon.town, salon.phone, salon.email],
    ...(salon.vatNumber === null ? [] : [salon.vatNumber]),
    '',
    words.whyYou,
    '',
  ].join('\n');
}
