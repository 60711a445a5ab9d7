import { expect, test } from 'vitest';
import { rosterLines } from '#app/calendar/roster-lines.ts';

const visit = { id: '0a1b', status: 'confirmed', time: '10:00', customer: 'Lea Keller' } as const;

test('a line leads to its visit, in the language of the page', () => {
  expect(rosterLines([visit], 'de-CH')).toBe(
    '<li><a href="/admin/visits/0a1b" class="roster-visit" data-status="confirmed"><span class="card-time">10:00</span> <strong>Lea Keller</strong></a></li>',
  );
  expect(rosterLines([visit], 'en')).toContain('href="/en/admin/visits/0a1b"');
});

test('what somebody is called never becomes markup', () => {
  const lines = rosterLines([{ ...visit, customer: `<img src=x onerror='a("b")'> & Co` }], 'de-CH');
  expect(lines).toContain('<strong>&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt; &amp; Co</strong>');
});

test('a state that is not the usual one is said in words', () => {
  expect(rosterLines([{ ...visit, status: 'no_show' }], 'de-CH')).toMatch(
    /<span class="card-status">[^<]+<\/span>/,
  );
});

test('a hold leads nowhere', () => {
  expect(rosterLines([{ ...visit, status: 'reserved' }], 'de-CH')).not.toContain('<a ');
});
