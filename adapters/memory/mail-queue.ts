import type { MailQueue } from '#domain/ports/mail-queue.ts';
import type { MailId, SalonId } from '#domain/shared/ids.ts';
import type { MemoryDatabase } from './database.ts';
import { rowsOf } from './database.ts';
import type { MailRow } from './salon-rows.ts';

export function memoryMailQueue(database: MemoryDatabase): MailQueue {
  const change = (
    salonId: SalonId,
    id: MailId,
    next: (row: MailRow) => Partial<MailRow>,
  ): Promise<MailRow | null> => {
    database.guard.refuse('the mail queue');
    return database.serially(async () => {
      const mails = database.salons.get(salonId)?.mails;
      const row = mails?.get(id);
      if (mails === undefined || row === undefined || row.status !== 'queued') return null;
      const changed = { ...row, ...next(row) };
      mails.set(id, changed);
      return changed;
    });
  };
  return {
    async take(salonId, id, at) {
      const row = await change(salonId, id, ({ attempts, firstAttemptAt }) => ({
        attempts: attempts + 1,
        firstAttemptAt: firstAttemptAt ?? at,
      }));
      return row && { ...row.letter, attempts: row.attempts, firstAttemptAt: row.firstAttemptAt };
    },
    async sent(salonId, id, vendorId, at) {
      await change(salonId, id, () => ({ status: 'sent', vendorId, doneAt: at, lastError: null }));
    },
    async failed(salonId, id, detail) {
      await change(salonId, id, () => ({ lastError: detail }));
    },
    async park(salonId, id, detail, at) {
      await change(salonId, id, () => ({ status: 'parked', lastError: detail, doneAt: at }));
    },
  };
}

/** The outbox as a person would look at it, in the order in which letters were posted. */
export const outboxOf = (database: MemoryDatabase, salonId: SalonId): readonly MailRow[] => [
  ...rowsOf(database, salonId).mails.values(),
];
