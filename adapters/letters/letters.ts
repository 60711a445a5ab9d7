import type { LetterContent, LetterKind } from '#domain/notifications/letter.ts';
import type { Letters } from '#domain/ports/letters.ts';
import type { Links } from '#domain/ports/links.ts';
import { calendarText } from './calendar-file.ts';
import { htmlLetter } from './html-letter.ts';
import { textLetter } from './text-letter.ts';
import { eventFacts, linkOf } from './visit-event.ts';
import { visitWords } from './visit-words.ts';
import type { LetterFacts } from './visit-words.ts';

const METHODS = {
  appointment_confirmed: 'REQUEST',
  appointment_moved: 'REQUEST',
  appointment_cancelled: 'CANCEL',
  // Most calendars show a tentative entry like any other: until the salon has said yes there is none to take away again.
  request_received: null,
  request_declined: null,
  request_withdrawn: null,
  request_lapsed: null,
  // The entry came with the confirmation. Whoever has taken it out of their calendar does not want it there again.
  appointment_reminder: null,
} as const satisfies Record<LetterKind, 'REQUEST' | 'CANCEL' | null>;

/** Texts from the catalogues, laid out as plain text and HTML, with the visit as a calendar file. */
export const letters = ({ links }: { readonly links: Links }): Letters => ({
  compose: (kind: LetterKind, facts: LetterFacts): LetterContent => {
    const link = linkOf(links, facts.appointment, facts.locale);
    const words = visitWords(kind, facts, link);
    const method = METHODS[kind];
    return {
      subject: words.subject,
      text: textLetter(words),
      html: htmlLetter(words),
      calendar: method === null ? null : { method, ics: calendarText(eventFacts(method, facts, link)) },
    };
  },
  calendarFile: (facts) => {
    const link = linkOf(links, facts.appointment, facts.locale);
    return calendarText(eventFacts('PUBLISH', { ...facts, contact: null }, link));
  },
});
