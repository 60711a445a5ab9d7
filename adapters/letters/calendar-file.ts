/**
 * A visit as an iCalendar object (RFC 5545), as a scheduling message (RFC 5546).
 *
 * The UID is the appointment's own id: RFC 7986 section 5.3 asks for a bare UUID without host names, and so it stays
 * the same when the visit is moved and when the product moves to another domain.
 */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { SalonCard } from '#domain/ports/letters.ts';
import { instantOf, minuteOf } from '#domain/shared/salon-time.ts';
import type { Instant, Zone } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { calendarMoment } from './calendar-moment.ts';
import { cleanLine } from './clean-line.ts';
import { foldLines } from './fold-lines.ts';
import { timezoneBlock } from './timezone-block.ts';

export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

export type CalendarFacts = {
  readonly method: CalendarMethod;
  readonly appointment: Appointment;
  readonly salon: SalonCard;
  readonly zone: Zone;
  /** The letter's own moment: DTSTAMP. */
  readonly at: Instant;
  readonly language: string;
  readonly summary: string;
  readonly description: string;
  /** The visit's page; null in a cancellation. */
  readonly link: string | null;
  /** Null in a published file, which RFC 5546 section 3.2.1 forbids to name anybody. */
  readonly attendee: { readonly name: string | null; readonly email: string } | null;
};

/** The library backslash-escapes quotes inside CN="…", which RFC 5545 section 3.2 does not know: leave none over. */
const parameter = (text: string): string => cleanLine(text).replaceAll('"', '’').replaceAll('\\', '/');

const statusOf = (facts: CalendarFacts): ICalEventStatus => {
  const { status } = facts.appointment;
  if (facts.method === 'CANCEL' || status === 'cancelled' || status === 'expired') {
    return ICalEventStatus.CANCELLED;
  }
  return status === 'reserved' || status === 'requested'
    ? ICalEventStatus.TENTATIVE
    : ICalEventStatus.CONFIRMED;
};

export const calendarText = (facts: CalendarFacts): string => wrapped(facts, [eventText(facts)]);

/** Several visits in one published file, for a calendar that fetches it again and again. */
export const calendarFeed = (
  calendar: Pick<CalendarFacts, 'zone' | 'language'> & { readonly name: string },
  visits: readonly CalendarFacts[],
): string =>
  wrapped({ ...calendar, method: 'PUBLISH' }, visits.map(eventText), [
    // What calendar programs of all makers read: the name, and how often to look.
    `X-WR-CALNAME:${cleanLine(calendar.name).replace(/[\\;,]/g, '\\$&')}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
  ]);

function eventText(facts: CalendarFacts): string {
  const { appointment, salon } = facts;
  const block = timezoneBlock(facts.zone);
  // The zone stands on the event, not on the calendar: there the library would write DTSTAMP in it, without Z.
  const event = ical().createEvent({
    id: appointment.id,
    sequence: appointment.sequence,
    stamp: calendarMoment(minuteOf(facts.at), facts.at, null),
    timezone: block?.id ?? null,
    start: calendarMoment(appointment.from, instantOf(appointment.from), facts.zone),
    end: calendarMoment(appointment.to, instantOf(appointment.to), facts.zone),
    summary: facts.summary,
    description: facts.description,
    location: {
      title: cleanLine(`${salon.name}, ${salon.street}, ${salon.postalCode} ${salon.city}`),
      geo: { lat: salon.latitude, lon: salon.longitude },
    },
    organizer: { name: parameter(salon.name), email: salon.email },
    status: statusOf(facts),
    transparency: ICalEventTransparency.OPAQUE,
    ...(facts.link === null ? {} : { url: facts.link }),
  });
  if (facts.attendee !== null) {
    // Already accepted and no answer wanted: the customer chose the time, and nobody reads replies to the organizer.
    event.createAttendee({
      name: parameter(facts.attendee.name ?? facts.attendee.email),
      email: facts.attendee.email,
      type: ICalAttendeeType.INDIVIDUAL,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  }
  return event.toString().trimEnd();
}

function wrapped(
  { zone, language, method }: Pick<CalendarFacts, 'zone' | 'language' | 'method'>,
  events: readonly string[],
  more: readonly string[] = [],
): string {
  const block = timezoneBlock(zone);
  return foldLines(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      `PRODID:-//SCHNITTWERK//Termine//${language.slice(0, 2).toUpperCase()}`,
      'CALSCALE:GREGORIAN',
      `METHOD:${method}`,
      ...more,
      ...(block === null || events.length === 0 ? [] : [block.text.trim()]),
      ...events,
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
}
