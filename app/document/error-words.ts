import type { Catalogue } from '../i18n/catalogue.ts';

/** 404 and its kin as far as 499 are for the visitor to mend; everything else is our fault. */
export function errorWords(
  words: Catalogue['frame']['error'],
  status: number,
): { readonly title: string; readonly text: string } {
  if (status === 404) return { title: words.notFoundTitle, text: words.notFoundText };
  return status < 500
    ? { title: words.refusedTitle, text: words.refusedText }
    : { title: words.failedTitle, text: words.failedText };
}
