import { describe, expect, it } from 'vitest';
import { errorWords, UNEXPECTED } from '#app/document/error-words.ts';
import { outageResponse } from '#app/document/outage.ts';
import { textsIn } from '#app/i18n/texts.ts';

describe.each(['de-CH', 'en'] as const)('what an error page says in %s', (locale) => {
  const words = textsIn(locale).frame.error;

  it('is another thing when the database is away, and another when nobody knows whether it was written', () => {
    const titles = [
      { status: 404, statusText: '' },
      { status: 405, statusText: '' },
      UNEXPECTED,
      outageResponse(false),
      outageResponse(true),
    ].map((failure) => errorWords(words, failure).title);
    expect(new Set(titles).size).toBe(5);
  });

  it('asks to look again only when something may have been written', () => {
    expect(errorWords(words, outageResponse(true)).title).toBe(words.unsureTitle);
    expect(errorWords(words, outageResponse(false)).title).toBe(words.awayTitle);
  });
});
