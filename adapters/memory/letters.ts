import type { Letters } from '#domain/ports/letters.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';

/** Letters that say the least: enough to see which one was written about what. */
export function memoryLetters(): Letters {
  const event = (id: string, sequence: number): string => `UID:${id}\r\nSEQUENCE:${sequence}\r\n`;
  return {
    compose(kind, { appointment, contact, salon, locale }) {
      const text = `${kind} ${contact.firstName} ${isoInstant(appointment.from)} ${salon.name}`;
      if (kind.startsWith('request_'))
        return { subject: `${kind} ${locale}`, text, html: `<p>${text}</p>`, calendar: null };
      const method = kind === 'appointment_cancelled' ? 'CANCEL' : 'REQUEST';
      const ics = `METHOD:${method}\r\n${event(appointment.id, appointment.sequence)}`;
      return { subject: `${kind} ${locale}`, text, html: `<p>${text}</p>`, calendar: { method, ics } };
    },
    calendarFile: ({ appointment }) => `METHOD:PUBLISH\r\n${event(appointment.id, appointment.sequence)}`,
  };
}
