import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import type { AccountId } from '../shared/ids.ts';

/** What the audit log says of an account: never an address, a code or a device. */
export const accountEntry = (
  action: Extract<AuditAction, `account.${string}`>,
  id: AccountId,
  data: AuditEntry['data'] = {},
): AuditEntry => ({ action, target: { kind: 'account', id }, reason: null, data });
