import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarText } from '#adapters/letters/calendar-file.ts';
import { letters } from '#adapters/letters/letters.ts';
import type { LetterKind } from '#domain/notifications/letter.ts';
import { timezoneBlock } from '#adapters/letters/timezone-block.ts';
import type { EpochMinute, Zone } from '#domain/shared/salon-time.ts';
import {
  aCard,
  aContact,
  anAppointment,
  anItem,
  instant,
  LINK,
  minute,
  someLinks,
  visitAt,
} from './facts.ts';
import { has, instantIn, part, plain, readCalendar, the } from './read-calendar.ts';

const composer = letters({ links: someLinks });
const at = instant('2026-03-02T08:00:59.999Z');
const locale = 'de-CH';

function attached(kind: LetterKind, over: Partial<Parameters<typeof composer.compose>[1]> = {}) {
  const facts = {
    appointment: anAppointment(),
    contact: aContact(),
    salon: aCard(),
    locale,
    at,
    ...over,
  } as const;
  const { calendar } = composer.compose(kind, facts);
  if (calendar === null) throw new Error('no calendar file');
  const parsed = readCalendar(calendar.ics);
  return { ...calendar, parsed, event: part(parsed, 'VEVENT'), zone: part(parsed, 'VTIMEZONE') };
}

describe('the calendar file in a mail', () => {
  it('invites: everything that RFC 5546 wants in a REQUEST, once', () => {
    const { method, parsed, event } = attached('appointment_confirmed');
    expect(method).toBe('REQUEST');
    expect(the(parsed, 'METHOD').value).toBe('REQUEST');
    expect(the(parsed, 'VERSION').value).toBe('2.0');
    expect(the(parsed, 'PRODID').value).toBe('-//SCHNITTWERK//Termine//DE');
    expect(the(event, 'UID').value).toBe(anAppointment().id);
    expect(the(event, 'SEQUENCE').value).toBe('0');
    expect(the(event, 'DTSTAMP').value).toBe('20260302T080059Z');
    expect(the(event, 'DTSTART')).toMatchObject({
      parameters: { TZID: 'Europe/Zurich' },
      value: '20260314T143000',
    });
    expect(the(event, 'DTEND')).toMatchObject({
      parameters: { TZID: 'Europe/Zurich' },
      value: '20260314T164500',
    });
    expect(the(event, 'STATUS').value).toBe('CONFIRMED');
    expect(the(event, 'TRANSP').value).toBe('OPAQUE');
    expect(plain(the(event, 'SUMMARY').value)).toBe(
      'Schneiden & Föhnen, Farbe ganzer Kopf – Salon Lindenhof',
    );
    expect(plain(the(event, 'LOCATION').value)).toBe('Salon Lindenhof, Lindenstrasse 12, 9000 St. Gallen');
    expect(plain(the(event, 'DESCRIPTION').value)).toBe(
      `Verschieben oder absagen: ${LINK}\nTelefon: 071 222 33 44`,
    );
    expect(the(event, 'URL').value).toBe(LINK);
    expect(the(event, 'ORGANIZER')).toMatchObject({
      parameters: { CN: 'Salon Lindenhof' },
      value: 'mailto:salon@lindenhof.example',
    });
    expect(the(event, 'ATTENDEE')).toMatchObject({
      parameters: { CN: 'Zoë Müller', PARTSTAT: 'ACCEPTED', RSVP: 'FALSE', ROLE: 'REQ-PARTICIPANT' },
      value: 'MAILTO:zoe.mueller@example.ch',
    });
    expect(event.components).toEqual([]);
  });

  it('moves under the same UID with the higher SEQUENCE', () => {
    const moved = anAppointment({ ...visitAt('2026-03-20T10:00+01:00'), sequence: 3 });
    const { event, method } = attached('appointment_moved', { appointment: moved });
    expect(method).toBe('REQUEST');
    expect(the(event, 'UID').value).toBe(anAppointment().id);
    expect(the(event, 'SEQUENCE').value).toBe('3');
    expect(the(event, 'DTSTART').value).toBe('20260320T100000');
  });

  it('cancels with METHOD:CANCEL and STATUS:CANCELLED, without a link', () => {
    const { parsed, event, method, ics } = attached('appointment_cancelled', {
      appointment: anAppointment({ sequence: 4 }),
    });
    expect(method).toBe('CANCEL');
    expect(the(parsed, 'METHOD').value).toBe('CANCEL');
    expect(the(event, 'STATUS').value).toBe('CANCELLED');
    expect(the(event, 'SEQUENCE').value).toBe('4');
    expect(has(event, 'URL')).toBe(false);
    expect(ics).not.toContain('/visit/');
  });

  it.each([
    ['the evening before spring forward', '2026-03-28T18:00+01:00'],
    ['the morning after spring forward', '2026-03-29T09:00+02:00'],
    ['across the hour that is left out', '2026-03-29T01:30+01:00'],
    ['the morning after fall back', '2026-10-25T09:00+01:00'],
    ['the day before fall back', '2026-10-24T09:00+02:00'],
    ['high summer', '2026-07-01T14:15+02:00'],
    ['New Year’s Eve', '2026-12-31T23:30+01:00'],
    ['a decade on', '2036-08-05T11:00+02:00'],
  ])('means the same instants by its own VTIMEZONE: %s', (_, iso) => {
    const { event, zone } = attached('appointment_confirmed', { appointment: visitAt(iso) });
    expect(the(zone, 'TZID').value).toBe(the(event, 'DTSTART').parameters['TZID']);
    expect(instantIn(zone, the(event, 'DTSTART').value)).toBe(Date.parse(iso));
    expect(instantIn(zone, the(event, 'DTEND').value)).toBe(Date.parse(iso) + 3_600_000);
  });

  it('does the same for any hour of the years to 2040', () => {
    const from = minute('2026-01-01T00:00Z');
    const to = minute('2040-01-01T00:00Z');
    // Not the repeated hour of October (01:00Z is its second pass): a local time there names two instants.
    const repeated = (m: number): boolean => {
      const day = new Date(m * 60_000);
      return day.getUTCMonth() === 9 && day.getUTCDay() === 0 && day.getUTCHours() < 2;
    };
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (start) => {
        fc.pre(!repeated(start));
        const appointment = visitAt(new Date(start * 60_000).toISOString(), 1);
        const { event, zone } = attached('appointment_confirmed', { appointment });
        expect(instantIn(zone, the(event, 'DTSTART').value)).toBe(start * 60_000);
      }),
      { numRuns: 80 },
    );
  }, 20_000);

  it('carries any text unharmed, folded at 75 octets', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 150 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (service, name) => {
          const items = [anItem({ serviceName: { 'de-CH': service, en: service } })];
          const { event } = attached('appointment_confirmed', {
            appointment: anAppointment({ items }),
            contact: aContact({ firstName: name, lastName: 'Frei' }),
            salon: aCard({ name: `Salon "Zum ${name}"; a,b\\c` }),
          });
          expect(plain(the(event, 'SUMMARY').value)).toContain('–');
          the(event, 'ATTENDEE');
          the(event, 'ORGANIZER');
        },
      ),
      { numRuns: 60 },
    );
    const strange = 'Haar, Bart; «Kopf» \\ "Ring" 👩‍🦰💇🏽‍♀️ ' + 'Färbung'.repeat(12);
    const items = [anItem({ serviceName: { 'de-CH': `${strange}\r\nATTENDEE:mailto:x@y.example`, en: '' } })];
    const { event } = attached('appointment_confirmed', { appointment: anAppointment({ items }) });
    expect(plain(the(event, 'SUMMARY').value)).toBe(
      `${strange} ATTENDEE:mailto:x@y.example – Salon Lindenhof`,
    );
    expect(event.properties.filter((found) => found.name === 'ATTENDEE')).toHaveLength(1);
  }, 20_000);

  it('never says what the customer wrote to the salon', () => {
    expect(attached('appointment_confirmed').ics).not.toMatch(/PPD|allergisch|1234567/);
  });

  it('names the zone as its VTIMEZONE does, where a zone has two names', () => {
    const facts = {
      appointment: anAppointment(),
      salon: aCard({ zone: 'Europe/Vaduz' }),
      locale,
      at,
    } as const;
    const parsed = readCalendar(composer.calendarFile(facts));
    const start = the(part(parsed, 'VEVENT'), 'DTSTART');
    expect(start.parameters['TZID']).toBe(the(part(parsed, 'VTIMEZONE'), 'TZID').value);
    expect(start.value).toBe('20260314T143000');
  });

  it('falls back to UTC where no rules of the zone are known', () => {
    expect(timezoneBlock('Mars/Olympus' as Zone)).toBeNull();
    const text = calendarText({
      method: 'PUBLISH',
      appointment: anAppointment(),
      salon: aCard(),
      zone: 'Mars/Olympus' as Zone,
      at,
      language: 'en',
      summary: 'Cut',
      description: '',
      link: null,
      attendee: null,
    });
    const parsed = readCalendar(text);
    expect(parsed.components.map((component) => component.name)).toEqual(['VEVENT']);
    expect(the(part(parsed, 'VEVENT'), 'DTSTART')).toMatchObject({
      parameters: {},
      value: '20260314T133000Z',
    });
  });
});

describe('the calendar file to download', () => {
  it('is published: names nobody, same UID and SEQUENCE', () => {
    const appointment = anAppointment({ sequence: 2 });
    const parsed = readCalendar(composer.calendarFile({ appointment, salon: aCard(), locale: 'en', at }));
    const event = part(parsed, 'VEVENT');
    expect(the(parsed, 'METHOD').value).toBe('PUBLISH');
    expect(the(event, 'UID').value).toBe(appointment.id);
    expect(the(event, 'SEQUENCE').value).toBe('2');
    expect(has(event, 'ATTENDEE')).toBe(false);
    expect(plain(the(event, 'SUMMARY').value)).toBe('Cut & blow-dry, Full colour – Salon Lindenhof');
    expect(the(event, 'URL').value).toContain('/en/');
  });

  it('says that a cancelled visit is cancelled', () => {
    const { confirmedAt: _, ...appointment } = anAppointment();
    const facts = {
      appointment: { ...appointment, status: 'cancelled' },
      salon: aCard(),
      locale,
      at,
    } as const;
    expect(the(part(readCalendar(composer.calendarFile(facts)), 'VEVENT'), 'STATUS').value).toBe('CANCELLED');
  });

  it('covers the wait of a colour: one event from the first to the last minute', () => {
    const appointment = anAppointment({ to: (anAppointment().from + 135) as EpochMinute });
    const event = part(
      readCalendar(composer.calendarFile({ appointment, salon: aCard(), locale, at })),
      'VEVENT',
    );
    expect(the(event, 'DTEND').value).toBe('20260314T164500');
  });
});
