import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import type { WaitlistEntryId } from '../shared/ids.ts';

/** What the audit log says of a place in line: whose it is stands with the place. */
export const waitlistEntry = (
  action: Extract<AuditAction, `waitlist.${string}`>,
  id: WaitlistEntryId,
  data: AuditEntry['data'] = {},
): AuditEntry => ({ action, target: { kind: 'waitlist_entry', id }, reason: null, data });
