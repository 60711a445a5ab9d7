/** Keeps together at the end of a line what reads as one: `071 222 33 44`, `CHF 95.00`, `50 %`, `14:30 Uhr`, `14. März`. */
export const unbroken = (text: string): string =>
  text.replace(/(?<=\d) (?=\d|%|Uhr\b)|(?<=\bCHF|\bSt\.|\b\d{1,2}\.) (?=[\p{L}\d])/gu, '\u00a0');
