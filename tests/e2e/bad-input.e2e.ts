/** Whatever is sent: the right status, a sentence in the page's language, and nothing written. */
import { addDays, dateOf, weekdayOf, type Instant, type Zone } from '#domain/shared/salon-time.ts';
import type { LocalDate } from '#domain/shared/local-date.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { inLocale } from '#app/i18n/locale-path.ts';
import { textsIn } from '#app/i18n/texts.ts';
import { written, type Written } from './owner-database.ts';
import { RawForms } from './raw-forms.ts';
import { freeStarts } from './slots-api.ts';
import { expect, test } from './watched-test.ts';

const today = dateOf(Date.now() as Instant, 'Europe/Zurich' as Zone);
/** The seed's staff outing: five weeks and two days from this week's Monday. */
const outing = addDays(addDays(today, 1 - weekdayOf(today)), 37);
const sunday = addDays(today, 14 - weekdayOf(today));

/** On the last Sunday of March the clock goes from two to three. */
function lostHour(): string {
  const year = Number(today.slice(0, 4)) + 1;
  const last = `${year}-03-31` as LocalDate;
  return `${addDays(last, -(weekdayOf(last) % 7))}T02:30+01:00`;
}

type Case = readonly [name: string, start: string, status: number, words: RegExp | string];

/** @param free a start that can be had, so on a day on which the salon is open */
const startCases = (locale: Locale, free: number): readonly Case[] => {
  const { refusals, site } = textsIn(locale);
  const open = dateOf(free as Instant, 'Europe/Zurich' as Zone);
  const beginning = (text: string) => text.slice(0, 20);
  return [
    ['off the grid', new Date(free + 7 * 60_000).toISOString(), 422, refusals.not_on_grid(15)],
    ['in the past', '2020-03-03T09:00Z', 422, refusals.in_the_past],
    ['beyond the horizon', `${addDays(today, 200)}T10:00Z`, 422, beginning(refusals.beyond_horizon(''))],
    ['on a rest day', `${sunday}T10:00Z`, 422, refusals.rest_day(site.restDays.sunday)],
    ['during a closure', `${outing}T10:00Z`, 422, beginning(refusals.closure(''))],
    ['at night', `${open}T01:00Z`, 422, beginning(refusals.outside_opening_hours)],
    ['in the hour that is skipped', lostHour(), 422, refusals.no_such_wall_time],
    ['with a foreign offset', `${open}T10:00+07:00`, 422, refusals.no_such_wall_time],
    ['in words', 'gestern', 422, refusals.not_a_time],
    ['on a day that is none', '2027-02-30T10:00Z', 422, refusals.not_a_time],
    ['at the end of time', '9999-12-31T10:00Z', 422, refusals.not_a_time],
    ['missing', '', 400, refusals.form_incomplete],
    ['endless', '9'.repeat(10_000), 400, refusals.form_incomplete],
  ];
};

let before: Written;
test.beforeEach(async () => {
  before = await written();
});
test.afterEach(async () => expect(await written(), 'nothing is written').toEqual(before));

for (const locale of ['de-CH', 'en'] as const) {
  const texts = textsIn(locale);
  const at = (path: string) => inLocale(locale, path);

  test(`a start that is none (${locale})`, { tag: '@desktop' }, async ({ request }) => {
    const forms = new RawForms(request);
    const [free = 0] = await freeStarts(addDays(today, 8), ['pony'], ['nora'], addDays(today, 40));
    for (const [name, start, status, words] of startCases(locale, free)) {
      const attempt = crypto.randomUUID();
      const answer = await forms.post(at('/book/time?s=pony&with=nora'), { start, attempt });
      expect.soft(answer.status, name).toBe(status);
      expect.soft(answer.text, name).toContain(words);
      expect.soft(answer.text, name).toContain(`<html lang="${locale}"`);
    }
    const start = `${addDays(today, 8)}T10:00Z`;
    const noAttempt = await forms.post(at('/book/time?s=pony'), { start, attempt: '1 or 1=1' });
    expect.soft(noAttempt).toMatchObject({ status: 400 });
  });

  test(`a choice that is none (${locale})`, { tag: '@desktop' }, async ({ request }) => {
    const forms = new RawForms(request);
    const { refusals } = texts;
    const five = ['pony', 'glossing', 'bart', 'pflege', 'jugend'].map((slug) => `s=${slug}`).join('&');
    const cases = [
      ['s=nothing', 404, refusals.unknown_service],
      ['s=%F0%9F%92%87', 404, refusals.unknown_service],
      [`s=${'x'.repeat(2_000)}`, 404, refusals.unknown_service],
      ['s=pony&with=nobody', 404, refusals.unknown_staff],
      ['s=balayage-mittel&with=dario', 422, refusals.staff_lacks_skill('Dario Frei', '').slice(0, 14)],
      [five, 422, refusals.too_many_services(4)],
      ['s=braut', 422, refusals.not_bookable_online('').slice(-30)],
      ['', 422, refusals.empty_wish],
    ] as const;
    for (const [query, status, words] of cases) {
      const form = { start: `${addDays(today, 8)}T10:00Z`, attempt: crypto.randomUUID() };
      const answers = [
        await forms.get(at(`/book/time?${query}`)),
        await forms.post(at(`/book/time?${query}`), form),
      ];
      for (const answer of answers) {
        expect.soft(answer.status, query).toBe(status);
        expect.soft(answer.text, query).toContain(words);
      }
    }
  });

  test(`an address with a sign that no text has (${locale})`, { tag: '@desktop' }, async ({ request }) => {
    const forms = new RawForms(request);
    const form = { start: `${addDays(today, 8)}T10:00Z`, attempt: crypto.randomUUID() };
    for (const path of ['/book/time?s=pony%00', '/book/time?s=pony&%00=1', '/book/details/%00']) {
      for (const answer of [await forms.get(at(path)), await forms.post(at(path), form)])
        expect.soft(answer.status, path).toBe(400);
    }
  });

  test(`an id or a link of nobody (${locale})`, { tag: '@desktop' }, async ({ request }) => {
    const forms = new RawForms(request);
    const id = crypto.randomUUID();
    const pages = [`/book/details/${id}`, '/book/details/1', `/book/done/${id}`];
    const links = [
      'A'.repeat(64),
      'A'.repeat(63),
      `${'A'.repeat(63)}%0A`,
      'x'.repeat(5_000),
      '..%2F..',
      '%F0%9F%92%87',
    ];
    const visits = links.flatMap((token) =>
      ['', '/move', '/cancel', '/calendar.ics'].map((page) => `/visit/${token}${page}`),
    );
    for (const path of [...pages, ...visits, '/book/release', '/nothing/at/all']) {
      const answer = await forms.get(at(path));
      expect.soft(answer.status, path).toBe(404);
      expect.soft(answer.text, path).toContain(texts.frame.error.notFoundTitle);
    }
    const posts: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      [`/book/details/${id}`, { firstName: 'A' }],
      ['/book/release', { hold: id }],
      ['/book/release', { hold: "'; drop table appointment; --" }],
      [`/visit/${links[0]}/move`, { start: '2027-01-05T10:00+01:00', sequence: '0' }],
      [`/visit/${links[0]}/cancel`, { reason: '' }],
    ];
    for (const [path, fields] of posts) {
      const answer = await forms.post(at(path), fields);
      expect.soft(answer.status, path).toBe(404);
      expect.soft(answer.text, path).toContain(texts.frame.error.notFoundTitle);
    }
  });
}
