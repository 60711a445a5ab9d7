import type { OutboxStore } from '#domain/ports/unit-of-work.ts';
import { outboxMail } from '#db/schema.ts';
import { fromInstant } from './instant-columns.ts';
import type { Unit } from './unit.ts';

/**
 * graphile-worker waits exp(attempt) seconds after each failure (its docs, "Exponential backoff"): ten attempts span
 * three and a half hours, then a person has to look. Its own 25 would span 95 hours.
 */
const ATTEMPTS = 10;
const TASK = 'send-letter';

export function outboxStore(unit: Unit): OutboxStore {
  const { salonId } = unit.actor;
  return {
    post: async (letter, at) => {
      const { content } = letter;
      unit.send(
        unit
          .drizzle()
          .insert(outboxMail)
          .values({
            salonId,
            id: letter.id,
            kind: letter.kind,
            appointmentId: letter.appointmentId,
            recipient: letter.recipient,
            locale: letter.locale,
            subject: content.subject,
            textBody: content.text,
            htmlBody: content.html,
            calendarMethod: content.calendar?.method ?? null,
            calendarIcs: content.calendar?.ics ?? null,
            createdAt: fromInstant(at),
          }),
      );
      // The letter's id is the job's key: one job each. Payloads hold ids only.
      unit.send(unit.sql`
        select enqueue_job(${TASK}, ${JSON.stringify({ salonId, mailId: letter.id })}::json, ${letter.id}, ${ATTEMPTS},
          null)`);
    },
  };
}
