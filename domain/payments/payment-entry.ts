import type { AuditEntry } from '../audit/audit-entry.ts';
import type { MatterId } from '../shared/ids.ts';

/** What the log says of payments themselves; of what came of them it speaks as of the order or the visit. */
export type PaymentAuditAction = 'payment_matter.noted' | 'payment_matter.settled' | 'vendor_message.retried';

export const matterEntry = (
  action: 'payment_matter.noted' | 'payment_matter.settled',
  id: MatterId,
  data: AuditEntry['data'],
  reason: string | null = null,
): AuditEntry => ({ action, target: { kind: 'payment_matter', id }, reason, data });
