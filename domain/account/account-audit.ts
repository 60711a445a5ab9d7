import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import type { Customer } from '../shared/actor.ts';

/** What the audit log says of what customers do with their own data: never an address, a name or a code. */
export const ownEntry = (
  action: Extract<AuditAction, `account.${string}` | `customer.${string}` | `consent.${string}`>,
  { accountId, customerId }: Customer,
  data: AuditEntry['data'] = {},
): AuditEntry => ({ action, target: { kind: 'account', id: accountId }, customerId, reason: null, data });
