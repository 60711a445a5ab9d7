import type { AuditEntry } from '../../audit/audit-entry.ts';
import { depositEntry } from '../../deposits/deposit-entry.ts';
import type { OfOrder, OfVisit } from '../payment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { orderEntry } from '../../orders/order-entry.ts';

const ACTIONS = {
  fee_known: { order: 'order.fee_known', visit: 'deposit.fee_known' },
  payment_ended: { order: 'order.payment_ended', visit: 'deposit.payment_ended' },
  refunded: { order: 'order.refunded', visit: 'deposit.refunded' },
  refund_failed: { order: 'order.refund_failed', visit: 'deposit.refund_failed' },
} as const;

/** What the log says of a payment or a refund, of the order or the visit that it is for. */
export async function ownerEntry(
  { orders }: Pick<Stores, 'orders'>,
  what: keyof typeof ACTIONS,
  { orderId, visitId }: OfOrder | OfVisit,
  facts: AuditEntry['data'],
): Promise<AuditEntry> {
  if (orderId === null) return depositEntry(ACTIONS[what].visit, visitId, facts);
  const order = await orders.find(orderId);
  if (order === null) throw new Error('its order stands as long as it does');
  return orderEntry(ACTIONS[what].order, order, facts);
}
