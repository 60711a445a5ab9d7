import type { Stores } from '../../ports/unit-of-work.ts';
import type { OfOrder, OfVisit } from '../payment.ts';

/** Everything about a payment is serial behind the row that it is for. */
export const lockOwner = (
  { orders, appointments }: Pick<Stores, 'orders' | 'appointments'>,
  payment: OfOrder | OfVisit,
): Promise<unknown> =>
  payment.orderId === null ? appointments.lock(payment.visitId) : orders.lock(payment.orderId);
