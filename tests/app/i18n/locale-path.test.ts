import { expect, test } from 'vitest';
import { inLocale, localeOfPath, withoutLocale } from '#app/i18n/locale-path.ts';

test.each([
  ['/', 'de-CH', '/'],
  ['/book', 'de-CH', '/book'],
  ['/en', 'en', '/'],
  ['/en/', 'en', '/'],
  ['/en/book/time', 'en', '/book/time'],
  ['/EN/team', 'en', '/team'],
  ['/english', 'de-CH', '/english'],
  ['/entry', 'de-CH', '/entry'],
  ['/en//evil.example/book', 'en', '/evil.example/book'],
])('%s is read as %s and %s', (pathname, locale, bare) => {
  expect(localeOfPath(pathname)).toBe(locale);
  expect(withoutLocale(pathname)).toBe(bare);
});

test('a path in a language, and back', () => {
  expect(inLocale('en', '/')).toBe('/en');
  expect(inLocale('en', '/?a=1')).toBe('/en?a=1');
  expect(inLocale('en', '/book?s=cut#times')).toBe('/en/book?s=cut#times');
  expect(inLocale('de-CH', '/book')).toBe('/book');
});
