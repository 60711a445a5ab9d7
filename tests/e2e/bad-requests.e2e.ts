/** What is refused in front of the pages: by where a form stood, what it is and how large. */
import { textsIn } from '#app/i18n/texts.ts';
import { ORIGIN } from './addresses.ts';
import { written } from './owner-database.ts';
import { RawForms } from './raw-forms.ts';
import { expect, test } from './watched-test.ts';

const FORM = 'start=2027-01-05T10%3A00%2B01%3A00&attempt=';

test('requests that no form of ours sends', { tag: '@desktop' }, async ({ request }) => {
  const forms = new RawForms(request);
  const before = await written();
  const own = { Origin: ORIGIN };
  const body = () => FORM + crypto.randomUUID();
  const json = { 'Content-Type': 'application/json' };
  const parts = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const path = '/book/time?s=pony&with=nora';
  const cases = [
    ['no origin', 'POST', path, body(), {}, 403],
    ['another origin', 'POST', path, body(), { Origin: 'https://elsewhere.example' }, 403],
    ['another port', 'POST', path, body(), { Origin: 'http://localhost:9' }, 403],
    ['an opaque origin', 'POST', path, body(), { Origin: 'null' }, 403],
    ['another site', 'POST', path, body(), { ...own, 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['JSON', 'POST', path, '{}', { ...own, ...json }, 415],
    ['parts', 'POST', path, '--x--', { ...own, ...parts }, 415],
    ['no form at all', 'POST', path, body(), { ...own, 'Content-Type': 'text/plain' }, 415],
    ['too much', 'POST', path, `${body()}&x=${'x'.repeat(40_000)}`, own, 413],
    ['PUT', 'PUT', path, body(), own, 405],
    ['DELETE', 'DELETE', '/book/release', body(), own, 405],
    ['a form for a page without one', 'POST', '/team', body(), own, 405],
    ['a form for no page', 'POST', '/nothing-here', body(), own, 404],
  ] as const;
  for (const [name, method, to, sent, headers, status] of cases) {
    for (const [prefix, locale] of [
      ['', 'de-CH'],
      ['/en', 'en'],
    ] as const) {
      const answer = await forms.send(method, prefix + to, sent, headers);
      expect.soft(answer.status, `${name} (${locale})`).toBe(status);
      expect.soft(answer.text, `${name} (${locale})`).toContain(`lang="${locale}"`);
      expect.soft(answer.text, name).toContain(textsIn(locale).frame.error.home);
    }
  }
  expect(await written()).toEqual(before);
});

test('questions that the slots API refuses', { tag: '@desktop' }, async ({ request }) => {
  const cases = [
    ['nowhere/slots?service=pony&from=2027-01-05', 404],
    ['lindenhof/slots', 400],
    ['lindenhof/slots?service=nothing&from=2027-01-05', 400],
    ['lindenhof/slots?service=pony&from=2027-02-30', 400],
    ['lindenhof/slots?service=pony&from=2027-01-05&to=2027-01-04', 400],
    ['lindenhof/slots?service=pony&from=2027-01-05&to=2028-01-05', 400],
    ['lindenhof/slots?service=pony&staff=nobody&from=2027-01-05', 400],
    ['lindenhof/slots?service=balayage-mittel&staff=dario&from=2027-01-05', 422],
    ['lindenhof', 404],
  ] as const;
  for (const [question, status] of cases) {
    const answer = await request.get(`/api/salons/${question}`);
    expect.soft(answer.status(), question).toBe(status);
    expect.soft(answer.headers()['content-type'], question).toContain('application/problem+json');
    expect.soft(await answer.json(), question).toMatchObject({ status });
  }
});
