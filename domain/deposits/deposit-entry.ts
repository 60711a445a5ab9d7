import type { AuditEntry } from '../audit/audit-entry.ts';
import type { AppointmentId } from '../shared/ids.ts';

export type DepositAuditAction =
  | 'deposit.payment_opened'
  | 'deposit.payment_ended'
  | 'deposit.received'
  | 'deposit.late_money'
  | 'deposit.fee_known'
  | 'deposit.refund_wanted'
  | 'deposit.refunded'
  | 'deposit.refund_failed'
  | 'deposit.kept'
  | 'deposit.released'
  | 'deposit.applied'
  | 'deposit.given_back'
  | 'deposit.credited'
  | 'deposit.uncredited'
  | 'deposit.card_consented'
  | 'deposit.card_saved'
  | 'deposit.card_ended'
  | 'deposit.card_forgotten'
  | 'deposit.charge_opened'
  | 'deposit.card_charged'
  | 'deposit.card_refused'
  | 'deposit.disputed'
  | 'deposit.dispute_won'
  | 'deposit.dispute_lost';

/** What the audit log says of a visit's deposit: figures and random ids, never the person. */
export const depositEntry = (
  action: DepositAuditAction,
  visitId: AppointmentId,
  data: AuditEntry['data'] = {},
  reason: string | null = null,
): AuditEntry => ({ action, target: { kind: 'appointment', id: visitId }, reason, data });
