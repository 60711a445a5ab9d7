/**
 * PDF's own Helvetica writes what Windows-1252 has. Other letters lose their marks (ć becomes c) rather than becoming
 * other letters, which is what a font without them makes of them.
 */
const OTHERS =
  /[^\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u0152\u0153\u0160\u0161\u0178\u017d\u017e]/gu;
const BARE: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  '\n': ' ',
  '\u202f': ' ',
};

export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(OTHERS, (letter) => BARE[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(OTHERS, '?');
