import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Order } from './placed-order.ts';

export type OrderAuditAction =
  | 'order.placed'
  | 'order.paid'
  | 'order.payment_opened'
  | 'order.payment_ended'
  | 'order.late_money'
  | 'order.fee_known'
  | 'order.lapsed'
  | 'order.cancelled'
  | 'order.made_ready'
  | 'order.shipped'
  | 'order.completed'
  | 'order.refund_wanted'
  | 'order.refunded'
  | 'order.refund_failed'
  | 'order.restocked'
  | 'order.disputed'
  | 'order.dispute_won'
  | 'order.dispute_lost';

/** What the audit log says of an order: figures and random ids, never the person. */
export const orderEntry = (
  action: OrderAuditAction,
  { id, number, customerId }: Pick<Order, 'id' | 'number' | 'customerId'>,
  data: AuditEntry['data'] = {},
  reason: string | null = null,
): AuditEntry => ({
  action,
  target: { kind: 'order', id },
  reason,
  data: { number, ...data },
  ...(customerId === null ? {} : { customerId }),
});
