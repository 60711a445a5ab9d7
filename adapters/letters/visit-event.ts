/** What a calendar says of a visit, the same in a mail, in a file and in a feed. */
import type { Links } from '#domain/ports/links.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import type { CalendarFacts, CalendarMethod } from './calendar-file.ts';
import { cleanLine, spokenName } from './clean-line.ts';
import { phoneWords } from './phone-words.ts';
import { textsIn } from './texts/catalogue.ts';
import { zoneOf } from './visit-words.ts';
import type { LetterFacts } from './visit-words.ts';

export type EventInput = Omit<LetterFacts, 'contact'> & { readonly contact: LetterFacts['contact'] | null };

export const linkOf = (links: Links, { id, salonId }: Appointment, locale: LetterFacts['locale']): string =>
  links.manageVisit(salonId, id, locale);

/** @param own the visit's page; a cancellation does not name it */
export function eventFacts(method: CalendarMethod, facts: EventInput, own: string): CalendarFacts {
  const { appointment, contact, salon, locale, at } = facts;
  const texts = textsIn(locale);
  const link = method === 'CANCEL' ? null : own;
  const services = [...appointment.items]
    .sort((a, b) => a.position - b.position)
    .map((item) => cleanLine(item.serviceName[locale]));
  const summary = texts.calendarSummary(services.join(', '), cleanLine(salon.name));
  return {
    method,
    appointment,
    salon,
    zone: zoneOf(salon),
    at,
    language: texts.language,
    summary: appointment.status === 'requested' ? texts.calendarAsked(summary) : summary,
    description: [
      ...(link === null ? [] : [texts.calendarManage(link)]),
      texts.calendarPhone(phoneWords(salon.phone)),
    ].join('\n'),
    link,
    attendee: contact?.email
      ? { name: spokenName(contact.firstName, contact.lastName), email: contact.email }
      : null,
  };
}
