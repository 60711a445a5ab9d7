import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Insider } from '../shared/actor.ts';
import type { CustomerId } from '../shared/ids.ts';

export type CustomerAuditAction =
  | 'customer.viewed'
  | 'customer.changed'
  | 'customer.merged'
  | 'customer.unmerged'
  | 'customer.imported'
  | 'customer.exported'
  | 'customer.note_added'
  | 'customer.note_removed'
  | 'customer.health_viewed'
  | 'customer.health_changed';

/**
 * What the audit log says of a look at a person or a change of them: with the colleague's column in the calendar and the
 * role, so that the person can be told who it was without the accounts of the team being opened to them.
 */
export const customerEntry = (
  actor: Insider,
  action: CustomerAuditAction | 'consent.given' | 'consent.withdrawn',
  id: CustomerId,
  data: AuditEntry['data'] = {},
): AuditEntry => ({
  action,
  target: { kind: 'customer', id },
  customerId: id,
  reason: null,
  data: {
    ...data,
    role: actor.kind === 'hq' ? 'hq' : actor.role,
    staffId: actor.kind === 'hq' ? null : actor.staffId,
  },
});
