import { appointmentEntry } from '../audit/appointment-entry.ts';
import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import type { Employee } from '../shared/actor.ts';
import type { AppointmentId } from '../shared/ids.ts';

/** What the audit log says of a step at the desk: with the colleague's column, so that the visit's page can name them. */
export const deskEntry = (
  actor: Employee,
  action: AuditAction,
  id: AppointmentId,
  data: AuditEntry['data'] = {},
): AuditEntry => appointmentEntry(action, id, { ...data, staffId: actor.staffId });
