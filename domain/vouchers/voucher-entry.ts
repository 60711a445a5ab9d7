import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Voucher } from './voucher.ts';

export type VoucherAuditAction =
  | 'voucher.issued'
  | 'voucher.redeemed'
  | 'voucher.returned'
  | 'voucher.voided'
  | 'voucher.blocked'
  | 'voucher.unblocked'
  | 'voucher.extended';

/** What the audit log says of a voucher: figures and random ids, never its code nor for whom it is. */
export const voucherEntry = (
  action: VoucherAuditAction,
  { id }: Pick<Voucher, 'id'>,
  data: AuditEntry['data'] = {},
  reason: string | null = null,
): AuditEntry => ({ action, target: { kind: 'voucher', id }, reason, data });
