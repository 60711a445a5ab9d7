import type { AuditStore, OutboxStore } from '#domain/ports/unit-of-work.ts';
import { enter } from './unit.ts';
import type { Unit } from './unit.ts';

export const auditStore = (unit: Unit): AuditStore => ({
  async append(entry, at) {
    enter(unit);
    unit.rows.audit.push({ entry, at, actor: unit.actor });
  },
});

export const outboxStore = (unit: Unit): OutboxStore => ({
  async post(letter) {
    enter(unit);
    if (unit.rows.mails.has(letter.id)) throw new Error(`letter ${letter.id} was posted before`);
    unit.rows.mails.set(letter.id, {
      letter,
      status: 'queued',
      attempts: 0,
      firstAttemptAt: null,
      doneAt: null,
      vendorId: null,
      lastError: null,
    });
    unit.rows.jobs.push(letter.id);
  },
});
