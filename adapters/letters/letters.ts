import type { LetterContent, LetterKind } from '#domain/notifications/letter.ts';
import type { Letters } from '#domain/ports/letters.ts';
import type { Links } from '#domain/ports/links.ts';
import { calendarText } from './calendar-file.ts';
import type { CalendarMethod } from './calendar-file.ts';
import { cleanLine, spokenName } from './clean-line.ts';
import { htmlLetter } from './html-letter.ts';
import { phoneWords } from './phone-words.ts';
import { textsIn } from './texts/catalogue.ts';
import { textLetter } from './text-letter.ts';
import { visitWords, zoneOf } from './visit-words.ts';
import type { LetterFacts } from './visit-words.ts';

const METHODS = {
  appointment_confirmed: 'REQUEST',
  appointment_moved: 'REQUEST',
  appointment_cancelled: 'CANCEL',
} as const satisfies Record<LetterKind, 'REQUEST' | 'CANCEL'>;

type CalendarInput = Omit<LetterFacts, 'contact'> & { readonly contact: LetterFacts['contact'] | null };

/** Texts from the catalogues, laid out as plain text and HTML, with the visit as a calendar file. */
export function letters({ links }: { readonly links: Links }): Letters {
  const linkOf = ({ appointment, locale }: Pick<LetterFacts, 'appointment' | 'locale'>): string =>
    links.manageVisit(appointment.salonId, appointment.id, locale);

  const calendarOf = (method: CalendarMethod, facts: CalendarInput): string => {
    const { appointment, contact, salon, locale, at } = facts;
    const texts = textsIn(locale);
    const link = method === 'CANCEL' ? null : linkOf(facts);
    const services = [...appointment.items]
      .sort((a, b) => a.position - b.position)
      .map((item) => cleanLine(item.serviceName[locale]));
    return calendarText({
      method,
      appointment,
      salon,
      zone: zoneOf(salon),
      at,
      language: texts.language,
      summary: texts.calendarSummary(services.join(', '), cleanLine(salon.name)),
      description: [
        ...(link === null ? [] : [texts.calendarManage(link)]),
        texts.calendarPhone(phoneWords(salon.phone)),
      ].join('\n'),
      link,
      attendee:
        contact === null
          ? null
          : { name: spokenName(contact.firstName, contact.lastName), email: contact.email },
    });
  };

  return {
    compose: (kind: LetterKind, facts: LetterFacts): LetterContent => {
      const words = visitWords(kind, facts, linkOf(facts));
      const method = METHODS[kind];
      return {
        subject: words.subject,
        text: textLetter(words),
        html: htmlLetter(words),
        calendar: { method, ics: calendarOf(method, facts) },
      };
    },
    calendarFile: (facts) => calendarOf('PUBLISH', { ...facts, contact: null }),
  };
}
