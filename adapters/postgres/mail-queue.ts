import { and, eq, inArray, sql } from 'drizzle-orm';
import { PASSING_NOTICES } from '#domain/notifications/notice.ts';
import type { LetterDraft } from '#domain/notifications/letter.ts';
import type { MailQueue } from '#domain/ports/mail-queue.ts';
import type { System } from '#domain/shared/actor.ts';
import type { AppointmentId, MailId, SalonId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { ok } from '#domain/shared/result.ts';
import { outboxMail } from '#db/schema.ts';
import type { Database } from './database.ts';
import { fromInstant, toInstant } from './instant-columns.ts';
import { transaction } from './transaction.ts';
import type { Unit } from './unit.ts';

const passing = inArray(outboxMail.kind, [...PASSING_NOTICES]);
/** What is left of a letter that is done: of one with a code, or with a list of people, that it was there. */
const whatIsLeft = {
  textBody: sql`case when ${passing} then '' else ${outboxMail.textBody} end`,
  htmlBody: sql`case when ${passing} then '' else ${outboxMail.htmlBody} end`,
  fileName: null,
  fileType: null,
  fileBody: null,
};

/** For the worker: its role may read and change the outbox of the salon that it acts in. */
export function mailQueue(database: Database): MailQueue {
  const letterOf = (salonId: SalonId, id: MailId) =>
    and(eq(outboxMail.salonId, salonId), eq(outboxMail.id, id));

  async function asJob<T>(salonId: SalonId, work: (unit: Unit) => Promise<T>): Promise<T> {
    const actor: System = { kind: 'system', salonId, job: 'send-letter' };
    const done = await transaction<T, never>(database, actor, null, async (unit) => ok(await work(unit)));
    if (!done.ok) throw new Error('a unit without refusals was refused');
    return done.value;
  }

  return {
    take: (salonId, id, at) =>
      asJob(salonId, async (unit) => {
        const [row] = await unit
          .drizzle()
          .update(outboxMail)
          .set({
            attempts: sql`${outboxMail.attempts} + 1`,
            firstAttemptAt: sql`coalesce(${outboxMail.firstAttemptAt}, ${fromInstant(at)})`,
          })
          .where(and(letterOf(salonId, id), eq(outboxMail.status, 'queued')))
          .returning({
            kind: outboxMail.kind,
            appointmentId: outboxMail.appointmentId,
            recipient: outboxMail.recipient,
            locale: outboxMail.locale,
            subject: outboxMail.subject,
            text: outboxMail.textBody,
            html: outboxMail.htmlBody,
            method: outboxMail.calendarMethod,
            ics: outboxMail.calendarIcs,
            fileName: outboxMail.fileName,
            fileType: outboxMail.fileType,
            fileBody: outboxMail.fileBody,
            attempts: outboxMail.attempts,
            firstAttemptAt: toInstant(outboxMail.firstAttemptAt),
          });
        if (row === undefined) return null;
        const { method, ics, fileName: name, fileType: type, fileBody } = row;
        const whole = name !== null && type !== null && fileBody !== null;
        return {
          id,
          kind: row.kind as LetterDraft['kind'],
          appointmentId: row.appointmentId as AppointmentId | null,
          recipient: row.recipient,
          locale: row.locale as Locale,
          content: {
            subject: row.subject,
            text: row.text,
            html: row.html,
            calendar: method === null || ics === null ? null : { method, ics },
            ...(whole && { file: { name, type, content: new Uint8Array(fileBody) } }),
          },
          attempts: row.attempts,
          firstAttemptAt: row.firstAttemptAt,
        };
      }),
    sent: (salonId, id, vendorId, at) =>
      asJob(salonId, async (unit) => {
        await unit
          .drizzle()
          .update(outboxMail)
          .set({ status: 'sent', vendorId, doneAt: fromInstant(at), lastError: null, ...whatIsLeft })
          .where(letterOf(salonId, id));
      }),
    failed: (salonId, id, detail) =>
      asJob(salonId, async (unit) => {
        await unit.drizzle().update(outboxMail).set({ lastError: detail }).where(letterOf(salonId, id));
      }),
    park: (salonId, id, detail, at) =>
      asJob(salonId, async (unit) => {
        await unit
          .drizzle()
          .update(outboxMail)
          .set({ status: 'parked', lastError: detail, doneAt: fromInstant(at), ...whatIsLeft })
          .where(and(letterOf(salonId, id), eq(outboxMail.status, 'queued')));
      }),
  };
}
