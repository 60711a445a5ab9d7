import { describe, expect, test } from 'vitest';
import { jsonForScript } from '#app/document/json-ld.tsx';
import { pageMeta } from '#app/document/page-meta.ts';
import { todayText } from '#app/site/hours-words.ts';
import { sectionsOf } from '#app/site/legal-text.ts';
import { comingExceptions, hoursOn, hoursToday, usualWeek } from '#app/site/opening-hours.ts';
import { priceList } from '#app/site/price-list.ts';
import { hairSalonData, offerCatalogData } from '#app/site/structured-data.ts';
import { aClosure, day, wall } from '#tests/support/builders/salon-book.ts';
import { BOOK, CARD } from '#tests/app/support/fake-page.ts';

const TODAY = day('2026-03-10');

describe('opening hours', () => {
  test('of a day, by the wall clock, also on the day of a clock change', () => {
    expect(hoursOn(BOOK, TODAY)).toEqual({
      ranges: [{ from: wall('09:00'), to: wall('18:00') }],
      because: null,
    });
    expect(hoursOn(BOOK, day('2026-10-24')).ranges).toEqual([{ from: wall('09:00'), to: wall('18:00') }]);
  });

  test.each([
    ['de-CH', '2026-03-10', 'Heute 09:00–18:00 geöffnet'],
    ['de-CH', '2026-03-16', 'Heute geschlossen, öffnet morgen um 9 Uhr'],
    ['de-CH', '2026-03-15', 'Heute geschlossen, öffnet am Dienstag um 9 Uhr'],
    ['en', '2026-03-15', 'Closed today, opens on Tuesday at 9:00'],
    ['en', '2026-04-03', 'Closed today (Good Friday), opens tomorrow at 9:00'],
  ] as const)('today, in %s on %s: %s', (locale, date, text) => {
    expect(todayText(locale, hoursToday(BOOK, day(date)))).toBe(text);
  });

  test('a salon on holiday says which day it is back, and one that never opens nothing of it', () => {
    const holiday = aClosure({ from: day('2026-03-10'), to: day('2026-03-24') });
    const away = { ...BOOK, closures: [holiday] };
    expect(todayText('de-CH', hoursToday(away, TODAY))).toMatch(/öffnet am Mittwoch, 25. März um 9 Uhr$/);
    expect(hoursToday({ ...BOOK, openingHours: [] }, TODAY).opensNext).toBeNull();
  });

  test('a usual week from Monday on', () => {
    expect(usualWeek(BOOK, TODAY).map(({ ranges }) => ranges.length)).toEqual([0, 1, 1, 1, 1, 1, 0]);
  });

  test('what is different soon: closures, and rest days on which the salon would be open', () => {
    const book = {
      ...BOOK,
      closures: [
        aClosure({ from: day('2026-03-20'), to: day('2026-03-25') }),
        aClosure({
          from: day('2026-03-12'),
          to: day('2026-03-12'),
          hours: { from: wall('09:00'), to: wall('12:00') },
        }),
        aClosure({ from: day('2026-12-01'), to: day('2026-12-02') }),
      ],
    };
    expect(comingExceptions(book, TODAY).map(({ from }) => from)).toEqual([
      '2026-03-12',
      '2026-03-20',
      '2026-04-03',
    ]);
    expect(hoursOn(book, day('2026-03-21')).because).toMatchObject({ kind: 'closure' });
    expect(hoursOn(book, day('2026-03-12')).ranges).toEqual([{ from: wall('12:00'), to: wall('18:00') }]);
  });
});

test('the price list shows one definite price, and a colleague\u2019s own', () => {
  const [category] = priceList(BOOK, 'de-CH');
  expect(
    category?.services.map(({ name, price, minutes, waiting }) => [name, price, minutes, waiting]),
  ).toEqual([
    ['Schnitt', 6000, 30, 0],
    ['Farbe', 12000, 90, 40],
  ]);
  expect(category?.services[0]?.own).toEqual([{ name: 'Ben', price: 7500, minutes: null }]);
});

describe('structured data', () => {
  test('says what the pages say', () => {
    const data = hairSalonData({
      card: CARD,
      book: BOOK,
      baseUrl: 'https://salon.test',
      locale: 'en',
      today: TODAY,
    });
    expect(data).toMatchObject({
      '@type': 'HairSalon',
      url: 'https://salon.test/en',
      geo: { latitude: 47.4 },
    });
    const offers = offerCatalogData(priceList(BOOK, 'en'), { baseUrl: 'https://salon.test', locale: 'en' });
    expect(JSON.stringify(offers)).toContain('"price":"60.00","priceCurrency":"CHF"');
  });

  test('cannot end its own element', () => {
    const hostile = { name: '</script><script>alert(1)</script><!--' };
    expect(jsonForScript(hostile)).not.toContain('<');
    expect(JSON.parse(jsonForScript(hostile))).toEqual(hostile);
  });
});

test('a page names itself in each language, a step of a booking in none', () => {
  const matches = [
    { id: 'root', data: { baseUrl: 'https://salon.test', salon: { name: 'Salon', city: 'St. Gallen' } } },
  ];
  const args = { location: { pathname: '/en/team' }, matches };
  const meta = pageMeta(args, () => ({ title: 'Te\u00adam', description: 'Who' }));
  expect(meta[0]).toEqual({ title: 'Team – Salon' });
  const links = meta.flatMap((each) =>
    'tagName' in each && each.tagName === 'link' ? [[each['rel'], each['href']]] : [],
  );
  expect(links).toEqual([
    ['canonical', 'https://salon.test/en/team'],
    ['alternate', 'https://salon.test/team'],
    ['alternate', 'https://salon.test/en/team'],
    ['alternate', 'https://salon.test/team'],
  ]);
  const step = pageMeta(args, () => ({ title: 'Salon' }), { index: false });
  expect(step).toEqual([{ title: 'Salon' }, { name: 'robots', content: 'noindex' }]);
});

test('terms are read as paragraphs under headings, whatever they are', () => {
  const text = '1. Buchung\r\nDer Vertrag.\r\n\r\n## Preise\n\nEins.\n\nZwei.';
  expect(sectionsOf(text)).toEqual([
    { heading: '1. Buchung', paragraphs: ['Der Vertrag.'] },
    { heading: 'Preise', paragraphs: ['Eins.', 'Zwei.'] },
  ]);
  expect(sectionsOf('Nur Text.')).toEqual([{ heading: '', paragraphs: ['Nur Text.'] }]);
  expect(sectionsOf('')).toEqual([]);
});
