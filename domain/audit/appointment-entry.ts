import { isoInstant } from '../shared/salon-time.ts';
import type { AppointmentId } from '../shared/ids.ts';
import type { Appointment } from '../slots/appointment.ts';
import type { AuditAction, AuditEntry } from './audit-entry.ts';

/** What the audit log says of a step in an appointment's life. Times are ISO 8601 in UTC, money is Rappen. */
export const appointmentEntry = (
  action: AuditAction,
  id: AppointmentId,
  data: AuditEntry['data'] = {},
  reason: string | null = null,
): AuditEntry => ({ action, target: { kind: 'appointment', id }, reason, data });

/** Where and what for how much, without the person. */
export const visitFacts = (appointment: Appointment): AuditEntry['data'] => ({
  from: isoInstant(appointment.from),
  to: isoInstant(appointment.to),
  services: appointment.items.length,
  total: appointment.total,
  sequence: appointment.sequence,
});
