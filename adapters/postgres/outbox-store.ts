import type { OutboxStore } from '#domain/ports/unit-of-work.ts';
import type { Unit } from './unit.ts';

/**
 * graphile-worker waits exp(attempt) seconds after each failure (its docs, "Exponential backoff"): ten attempts span
 * three and a half hours, then a person has to look. Its own 25 would span 95 hours.
 */
const ATTEMPTS = 10;
const TASK = 'send-letter';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export function outboxStore(unit: Unit): OutboxStore {
  const { salonId } = unit.actor;
  // A link opens the visit in whoever's browser; the visit it names is then what it may write about.
  const visitorId = unit.actor.kind !== 'link' && 'visitorId' in unit.actor ? unit.actor.visitorId : null;
  return {
    post: async (letter, at, notBefore) => {
      const { content } = letter;
      // The letter's id is the job's key: one job each. Payloads hold ids only.
      unit.send(unit.sql`
        with posted as (
          insert into outbox_mail
            (salon_id, id, kind, appointment_id, recipient, locale, subject, text_body, html_body, calendar_method,
             calendar_ics, created_at, visitor_id, file_name, file_type, file_body)
          values (${salonId}, ${letter.id}, ${letter.kind}, ${letter.appointmentId}, ${letter.recipient},
            ${letter.locale}, ${content.subject}, ${content.text}, ${content.html},
            ${content.calendar?.method ?? null}, ${content.calendar?.ics ?? null},
            to_timestamp(${at}::float8 / 1000), ${visitorId}, ${content.file?.name ?? null},
            ${content.file?.type ?? null}, decode(${content.file ? base64(content.file.content) : null}::text, 'base64'))
        )
        select enqueue_job(${TASK}, ${JSON.stringify({ salonId, mailId: letter.id })}::json, ${letter.id}, ${ATTEMPTS},
          to_timestamp(${notBefore !== undefined && notBefore > at ? notBefore : null}::float8 / 1000))`);
    },
  };
}
