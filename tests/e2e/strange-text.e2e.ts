/** What people paste into a form, and what only an attacker does; and visits that belong to somebody else. */
import type { ContactFieldRefusal } from '#domain/slots/refusals.ts';
import { textsIn } from '#app/i18n/texts.ts';
import { newestLetter } from './mailbox.ts';
import { visitsBeside, written } from './owner-database.ts';
import { aPerson } from './pages/details-page.ts';
import { RawForms } from './raw-forms.ts';
import { expect, test } from './watched-test.ts';

const { details } = textsIn('de-CH').booking;
const CHOICE = 's=pony&with=nora';

const STRANGE: readonly (readonly [
  ContactFieldRefusal['field'],
  string,
  'too_long' | 'malformed' | 'missing',
])[] = [
  ['firstName', '💇💇💇', 'malformed'],
  ['firstName', 'Anna\u202emuster', 'malformed'],
  ['firstName', 'x'.repeat(10_000), 'too_long'],
  ['firstName', ' \u00a0\t ', 'missing'],
  ['lastName', 'http://win.example', 'malformed'],
  ['lastName', '<script>alert(1)</script>', 'malformed'],
  ['email', 'a@b', 'malformed'],
  ['email', 'anna@example.com\r\nBcc: all@example.com', 'malformed'],
  ['email', `${'a'.repeat(10_000)}@example.com`, 'too_long'],
  ['phone', 'null', 'malformed'],
  ['phone', '1'.repeat(10_000), 'too_long'],
  ['note', 'x'.repeat(10_000), 'too_long'],
];

test('strange text stands beside its field again', { tag: '@desktop' }, async ({ flow }) => {
  const { holdId } = await flow.hold(CHOICE);
  const forms = new RawForms(flow.page.request);
  const before = await written();
  const good = { ...aPerson(), note: '', terms: 'on', termsVersion: '2024-01' };
  for (const [field, value, kind] of STRANGE) {
    const answer = await forms.post(`/book/details/${holdId}`, { ...good, [field]: value });
    const name = `${field}: ${value.slice(0, 20)}`;
    expect.soft(answer.status, name).toBe(422);
    expect.soft(answer.text, name).toContain(details.field[field][kind]);
    expect.soft(answer.text, name).not.toContain('<script>alert');
  }
  const unknownTerms = await forms.post(`/book/details/${holdId}`, { ...good, termsVersion: '1999-01' });
  expect.soft(unknownTerms.status).toBe(422);
  expect.soft(unknownTerms.text).toContain(details.termsChanged);
  const noTerms = await forms.post(`/book/details/${holdId}`, { ...good, terms: 'maybe' });
  expect.soft(noTerms.text).toContain(details.termsMissing);
  const nothing = await forms.post(`/book/details/${holdId}`, {});
  expect.soft(nothing.status).toBe(422);
  expect(await written()).toEqual(before);
});

test('names from everywhere are names', { tag: '@no-js' }, async ({ flow }) => {
  const person = { ...aPerson(), firstName: 'Zoë 🌿', lastName: 'ليلى O’Brien-Müller' };
  await flow.hold(CHOICE);
  await flow.details.book(person);
  await flow.expectDone();
  const { link, html } = await newestLetter(person.email, { of: 1 });
  expect(html).toContain('O’Brien-Müller');
  await flow.page.goto(link);
  await expect(flow.page.getByText(`${person.firstName} ${person.lastName}`)).toBeVisible();
});

test('a stranger has no part in it', { tag: '@desktop' }, async ({ flow, stranger }) => {
  const { holdId } = await flow.hold(CHOICE);
  const forms = new RawForms(stranger.page.request);
  await stranger.open('/book');
  const before = await written();
  const answers = [
    await forms.get(`/book/details/${holdId}`),
    await forms.get(`/book/done/${holdId}`),
    await forms.post(`/book/details/${holdId}`, { ...aPerson(), terms: 'on', termsVersion: '2024-01' }),
    await forms.post('/book/release', { hold: holdId }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(await written()).toEqual(before);
  expect(await visitsBeside(holdId)).toEqual({ reserved: 1 });
});

test(
  'a link opens one visit, letter by letter, and a cancelled one nothing',
  { tag: '@desktop' },
  async ({ flow }) => {
    const person = aPerson();
    await flow.hold(CHOICE);
    await flow.details.book(person);
    await flow.expectDone();
    const { pathname } = new URL((await newestLetter(person.email, { of: 1 })).link);
    const forms = new RawForms(flow.page.request);
    const token = pathname.split('/').at(-1) ?? '';
    for (const place of [0, 20, 40, 63]) {
      const other = token[place] === 'A' ? 'B' : 'A';
      const tampered = `/visit/${token.slice(0, place)}${other}${token.slice(place + 1)}`;
      expect((await forms.get(tampered)).status).toBe(404);
      expect((await forms.post(`${tampered}/cancel`, { reason: '' })).status).toBe(404);
    }
    const long = await forms.post(`${pathname}/cancel`, { reason: '💇\u0000'.repeat(2_000) });
    expect(long.status).toBe(200);
    expect(long.text).toContain(flow.texts.visit.status.cancelled);
    await newestLetter(person.email, { of: 2 });
    const before = await written();
    const again = await forms.post(`${pathname}/cancel`, { reason: '' });
    expect(again.text).toContain(flow.texts.visit.status.cancelled);
    const moved = await forms.post(`${pathname}/move`, { start: '2027-01-05T10:00+01:00', sequence: '0' });
    expect(moved.text).toContain(flow.texts.visit.status.cancelled);
    expect(await written()).toEqual(before);
  },
);
