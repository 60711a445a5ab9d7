/**
 * A name as the search compares it, the same as the database folds it: without case, accents and punctuation; ä, ae and
 * a are one.
 */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'a',
  œ: 'o',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  '\u00df': 'ss',
};

export const foldedName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replace(/[æœøđłı\u00df]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/ae/gu, 'a')
    .replace(/oe/gu, 'o')
    .replace(/ue/gu, 'u')
    .replace(/[\s'’‘`´.,;:()/"_-]+/gu, ' ')
    .trim();
