import { describe, expect, it } from 'vitest';
import { letters } from '#adapters/letters/letters.ts';
import { notices } from '#adapters/letters/notices.ts';
import { visitFeed } from '#adapters/letters/visit-feed.ts';
import type { LetterKind } from '#domain/notifications/letter.ts';
import { rappen } from '#domain/shared/money.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import { endedRequest } from '#domain/slots/request.ts';
import { aCard, aContact, anAppointment, anItem, instant, LINK, someLinks } from './facts.ts';

const composer = letters({ links: someLinks });
type Facts = Parameters<typeof composer.compose>[1];
const KINDS: readonly LetterKind[] = [
  'appointment_confirmed',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_reminder',
];

const composed = (over: Partial<Facts> = {}, kind: LetterKind = 'appointment_confirmed') =>
  composer.compose(kind, {
    appointment: anAppointment(),
    contact: aContact(),
    salon: aCard(),
    locale: 'de-CH',
    at: instant('2026-03-02T08:00Z'),
    ...over,
  });

/** What a person reads of the HTML. */
const readable = (html: string): string =>
  html
    .replace(/<(style|title)[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('a letter in German', () => {
  it('says what was booked, with whom, when, where, for how much', () => {
    const { subject, text, html } = composed();
    expect(subject).toBe('Ihr Termin am Samstag, 14. März 2026, 14:30 Uhr – Salon Lindenhof');
    for (const body of [text, readable(html)]) {
      expect(body).toContain('Guten Tag Zoë Müller');
      expect(body).toContain('Samstag, 14. März 2026');
      expect(body).toContain('14:30 bis 16:45 Uhr');
      expect(body).toContain('Schneiden & Föhnen');
      expect(body).toContain('14:30 Uhr bei Mia');
      expect(body).toContain('15:15 Uhr bei Noah');
      expect(body).toContain('CHF 95.00');
      expect(body).toContain("CHF 1'139.50");
      expect(body).toContain("CHF 1'234.50");
      expect(body).toContain('inkl. 8.1 % MWST');
      expect(body).toContain('Lindenstrasse 12');
      expect(body).toContain('9000 St. Gallen');
      expect(body).toContain('Kostenlos verschieben oder absagen bis Freitag, 13. März 2026, 14:30 Uhr.');
      expect(body).toContain('50 % des Preises (CHF 617.25)');
      expect(body).toContain('071 222 33 44');
      expect(body).toContain('CHE-123.456.789 MWST');
      expect(body).toContain('Verschieben oder absagen');
    }
    expect(text).toContain(`\n${LINK}\n`);
    expect(html).toContain(`href="${LINK}"`);
  });

  it('is written as the Swiss write', () => {
    for (const kind of KINDS) {
      const { subject, text, html } = composed({}, kind);
      expect(subject + text + html).not.toMatch(/[ß„]/);
    }
  });

  it('has its own words when a visit is moved or cancelled', () => {
    const moved = composed({}, 'appointment_moved');
    expect(moved.subject).toBe('Termin verschoben auf Samstag, 14. März 2026, 14:30 Uhr – Salon Lindenhof');
    expect(moved.text).toContain('Ihr Termin ist verschoben.');
    expect(moved.calendar?.method).toBe('REQUEST');
    const cancelled = composed({}, 'appointment_cancelled');
    expect(cancelled.subject).toBe('Termin vom Samstag, 14. März 2026, 14:30 Uhr abgesagt – Salon Lindenhof');
    expect(cancelled.text).not.toContain('Kostenlos');
    expect(cancelled.text).not.toContain('Verschieben oder absagen');
    expect(cancelled.text).toContain('Termin ansehen');
    expect(cancelled.text + cancelled.html).not.toMatch(/CHF|Total|MWST \)/);
    expect(cancelled.text).toContain('Farbe ganzer Kopf');
    expect(cancelled.calendar?.method).toBe('CANCEL');
  });
});

describe('a reminder', () => {
  it('says when, what, with whom, where, and until when one can still cancel; nothing is attached', () => {
    const { subject, text, html, calendar } = composed({}, 'appointment_reminder');
    expect(subject).toBe('Erinnerung: Ihr Termin am Samstag, 14. März 2026, 14:30 Uhr – Salon Lindenhof');
    for (const body of [text, readable(html)]) {
      expect(body).toContain('Wir erinnern Sie an Ihren Termin');
      expect(body).toContain('14:30 bis 16:45 Uhr');
      expect(body).toContain('14:30 Uhr bei Mia');
      expect(body).toContain('Lindenstrasse 12');
      expect(body).toContain('Kostenlos verschieben oder absagen bis Freitag, 13. März 2026, 14:30 Uhr.');
      expect(body).not.toMatch(/Kalender|Anhang|PPD|079 123/i);
    }
    expect(text).toContain(`\n${LINK}\n`);
    expect(text).not.toContain('\n\n\n');
    expect(calendar).toBeNull();
  });

  it('after the cut-off says so, and whom to call', () => {
    const { text } = composed({ at: instant('2026-03-13T15:00Z') }, 'appointment_reminder');
    expect(text).toContain('Kostenlos verschieben oder absagen war bis Freitag, 13. März 2026, 14:30 Uhr');
    expect(text).toContain('Wenn Sie nicht kommen können, rufen Sie uns bitte an: 071 222 33 44.');
    expect(text).toContain('Termin ansehen');
  });

  it('speaks English to whoever booked in English', () => {
    const { subject, text } = composed({ locale: 'en' }, 'appointment_reminder');
    expect(subject).toBe('Reminder: your appointment on Saturday, 14 March 2026, 14:30 – Salon Lindenhof');
    expect(text).toContain('until Friday, 13 March 2026, 14:30.');
  });
});

describe('the letter with the day sheet', () => {
  const compose = (visits: number, locale: 'de-CH' | 'en' = 'de-CH') =>
    notices().compose('day_sheet', { salon: aCard(), locale, date: '2026-03-14' as LocalDate, visits });

  it.each([
    [0, 'Noch ist niemand gebucht.'],
    [1, 'Ein Termin ist gebucht.'],
    [12, '12 Termine sind gebucht.'],
  ])('of a day with %i visits: %s', (visits, words) => {
    const { subject, text, html } = compose(visits);
    expect(subject).toBe('Tagesblatt für Samstag, 14. März 2026 – Salon Lindenhof');
    for (const body of [text, readable(html)]) {
      expect(body).toContain(words);
      expect(body).toContain('Bitte leiten Sie ihn nicht weiter');
    }
  });

  it('in English', () => {
    expect(compose(2, 'en').text).toContain('2 visits are booked.');
  });
});

describe('the letter that a visit stays as it was', () => {
  it.each([
    ['de-CH', 'bleibt, wie er war', 'Sie müssen nichts tun.'],
    ['en', 'stays as it was', 'There is nothing you need to do.'],
  ] as const)('says so in %s, and nothing of anybody’s health', (locale, words, calm) => {
    const link = 'https://salon.test/visit/token';
    const letter = notices().compose('place_withdrawn', {
      salon: aCard(),
      locale,
      link,
      visit: anAppointment(),
    });
    expect(letter.subject).toContain(words);
    for (const body of [letter.text, readable(letter.html)]) {
      expect(body).toContain(calm);
      expect(body).not.toMatch(/krank|ill\b|sick|ß/);
    }
    expect(letter.text).toContain(link);
  });
});

describe('a letter in English', () => {
  it('says the same', () => {
    const { subject, text, html } = composed({ locale: 'en' });
    expect(subject).toBe('Your appointment on Saturday, 14 March 2026, 14:30 – Salon Lindenhof');
    for (const body of [text, readable(html)]) {
      expect(body).toContain('Hello Zoë Müller');
      expect(body).toContain('Cut & blow-dry');
      expect(body).toContain('14:30 with Mia');
      expect(body).toContain('incl. 8.1% VAT');
      expect(body).toContain('until Friday, 13 March 2026, 14:30.');
      expect(body).toContain('Move or cancel');
      expect(body).toContain('71 222 33 44');
    }
    expect(html).toContain('lang="en"');
    expect(text).toContain('/en/visit/');
  });
});

describe('cancellation in plain words', () => {
  const booked = instant('2026-03-02T08:00Z');
  it.each([
    [
      'no fee',
      { cutoffMinutes: 1440, lateFeePercent: 0 },
      booked,
      ['Danach rufen Sie uns'],
      ['%  des', 'verrechnen'],
    ],
    [
      'no cut-off',
      { cutoffMinutes: 0, lateFeePercent: 50 },
      booked,
      ['bis zum Beginn kostenlos'],
      ['verrechnen'],
    ],
    [
      'cut-off already passed when it was booked',
      { cutoffMinutes: 1440, lateFeePercent: 50 },
      instant('2026-03-14T08:00Z'),
      ['war bis Freitag, 13. März 2026, 14:30 Uhr möglich', 'rufen Sie uns bitte an', 'Termin ansehen'],
      ['Kostenlos verschieben oder absagen bis'],
    ],
    [
      'cut-off before the clock was changed',
      { cutoffMinutes: 24 * 60, lateFeePercent: 0 },
      booked,
      ['bis Samstag, 28. März 2026, 09:00 Uhr'],
      [],
    ],
  ])('%s', (name, policy, at, present, absent) => {
    const sunday = (Date.parse('2026-03-29T10:00+02:00') / 60_000) as EpochMinute;
    const items = name.startsWith('cut-off before')
      ? [anItem({ from: sunday, to: (sunday + 30) as EpochMinute })]
      : [anItem()];
    const { text } = composed({ appointment: anAppointment({ items, policy }), at });
    for (const words of present) expect(text).toContain(words);
    for (const words of absent) expect(text).not.toContain(words);
  });
});

describe('VAT', () => {
  it('is not mentioned by a salon that is not liable', () => {
    for (const locale of ['de-CH', 'en'] as const) {
      const { text, html } = composed({ salon: aCard({ vatLiable: false }), locale });
      expect(text + html).not.toMatch(/MWST|VAT|CHE-/);
    }
  });

  it('names each rate once', () => {
    const items = [anItem(), anItem({ position: 1, vatBasisPoints: 260 }), anItem({ position: 2 })];
    expect(composed({ appointment: anAppointment({ items }) }).text).toContain('inkl. 8.1 % und 2.6 % MWST');
  });
});

describe('values from outside', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&';

  it('are escaped wherever they stand in the HTML', () => {
    const items = [anItem({ serviceName: { 'de-CH': hostile, en: hostile }, staffName: hostile })];
    const { html } = composed({
      appointment: anAppointment({ items }),
      contact: aContact({ firstName: 'Ann "A" <b>', lastName: "O'Hara & Co" }),
      salon: aCard({
        name: hostile,
        legalName: hostile,
        street: hostile,
        city: hostile,
        email: `"${hostile}"@x.ch`,
      }),
    });
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<b>/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(html.match(/="[^"]*&quot;/)).not.toBeNull();
  });

  it('cannot start a new header in the subject', () => {
    const { subject } = composed({ salon: aCard({ name: 'Salon\r\nBcc: all@x.ch\u2028\u0000\u202EX' }) });
    expect(subject).toBe('Ihr Termin am Samstag, 14. März 2026, 14:30 Uhr – Salon Bcc: all@x.ch X');
  });

  it.each([
    ['https://evil.example/win', 'Frei'],
    ['evil.example', 'gewinnt'],
    ['Jetzt', 'www.evil.example'],
    ['a@b.ch', 'Frei'],
    ['x'.repeat(90), 'Frei'],
    [' \u200b', '\n'],
  ])('a name that is no name is not said: %s %s', (firstName, lastName) => {
    const { text, html, calendar } = composed({ contact: aContact({ firstName, lastName }) });
    expect(text.startsWith('Guten Tag\n')).toBe(true);
    const unfolded = (calendar?.ics ?? '').replaceAll('\r\n ', '');
    for (const body of [text, html, unfolded]) expect(body).not.toContain('evil.example');
  });

  it.each([
    ['Zoë', 'Müller-D’Arcy'],
    ['J. R.', 'St. John'],
    ['李', '小龙'],
    ['Anna Maria', "O'Neill"],
  ])('a name that is one is said: %s %s', (firstName, lastName) => {
    expect(composed({ contact: aContact({ firstName, lastName }) }).text).toContain(
      `Guten Tag ${firstName} ${lastName}\n`,
    );
  });
});

describe('every letter', () => {
  it('keeps to itself what the customer wrote to the salon', () => {
    for (const kind of KINDS) {
      const { subject, text, html, calendar } = composed({}, kind);
      expect(subject + text + html + (calendar?.ics ?? '')).not.toMatch(/PPD|allerg|zoe\.mueller@[^e]|4567/i);
      expect(subject).not.toContain('Müller');
    }
  });

  it('fetches nothing and runs nothing', () => {
    for (const kind of KINDS) {
      expect(composed({}, kind).html).not.toMatch(/<img|<script|<link|url\(|@import|src=/i);
    }
  });

  it('stays far under the 102 kB at which Gmail cuts a mail off', () => {
    const items = Array.from({ length: 6 }, (_, position) => anItem({ position, price: rappen(20_000) }));
    expect(Buffer.byteLength(composed({ appointment: anAppointment({ items }) }).html)).toBeLessThan(20_000);
  });

  it('is the same for the same facts: a repeated job sends the same bytes', () => {
    expect(composed()).toEqual(composed());
  });
});

describe('a letter about a request', () => {
  const { confirmedAt: _, ...core } = anAppointment();
  const asked = {
    ...core,
    onRequest: true,
    status: 'requested' as const,
    requestedAt: instant('2026-03-02T08:00Z'),
    answerBy: instant('2026-03-03T08:00Z'),
  };
  const ended = endedRequest(asked, 'declined');
  const CASES: readonly (readonly [LetterKind, Partial<Facts>, RegExp, RegExp])[] = [
    [
      'request_received',
      { appointment: asked },
      /bis spätestens Dienstag, 3. März 2026, 09:00/,
      /zurückziehen/,
    ],
    [
      'request_declined',
      { appointment: ended, reason: 'Nora ist dann weg' },
      /Salon schreibt dazu: Nora/,
      /Andere Zeit/,
    ],
    ['request_withdrawn', { appointment: ended }, /wieder frei/, /Andere Zeit/],
    ['request_lapsed', { appointment: ended }, /nicht geschafft/, /Andere Zeit/],
  ];

  it.each(CASES)('%s says how it stands, and brings nothing into a calendar', (kind, over, says, button) => {
    const { text, html, calendar } = composed(over, kind);
    expect(calendar).toBeNull();
    for (const body of [text, readable(html.replaceAll('\u00a0', ' '))]) {
      expect(body).toMatch(says);
      expect(body).toMatch(button);
      expect(body).toContain('angefragt wurde');
      expect(body).not.toMatch(/gebucht|Anhang|Kalender/i);
      expect(body.includes('CHF 95.00')).toBe(kind === 'request_received');
    }
    expect(text).not.toContain('undefined');
  });

  it.each(CASES)('%s in English', (kind, over) => {
    const { subject, text } = composed({ ...over, locale: 'en' }, kind);
    expect(subject).toMatch(/request/i);
    expect(text).toContain('was requested with your address');
  });

  it('what the team writes stays text', () => {
    const reason = '<a href="https://evil.example">Hier</a>\r\nBcc: x';
    const { html, text } = composed({ appointment: ended, reason }, 'request_declined');
    expect(html).not.toContain('<a href="https://evil');
    expect(text).toContain('</a> Bcc: x');
  });
});

it('a feed shows a request as tentative, in words too', () => {
  const { confirmedAt: _, ...core } = anAppointment();
  const asked = {
    ...core,
    onRequest: true,
    status: 'requested' as const,
    requestedAt: instant('2026-03-02T08:00Z'),
    answerBy: instant('2026-03-03T08:00Z'),
  };
  const file = (visit: typeof asked | ReturnType<typeof anAppointment>) =>
    visitFeed({ links: someLinks }).file({
      visits: [visit],
      salon: aCard(),
      locale: 'de-CH',
      at: instant('2026-03-02T08:00Z'),
    });
  expect(file(asked)).toContain('STATUS:TENTATIVE');
  expect(file(asked)).toContain('SUMMARY:Angefragt: ');
  expect(file(anAppointment())).toContain('STATUS:CONFIRMED');
  expect(file(anAppointment())).not.toContain('Angefragt');
});
