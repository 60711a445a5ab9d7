import type { Stores } from '../../ports/unit-of-work.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { ended } from '../payment.ts';
import type { Payment } from '../payment.ts';
import { ownerEntry } from './owner-entry.ts';

/** Writes, of a payment whose order or visit is locked, that nobody can pay it any more. */
export async function endPayment(
  stores: Pick<Stores, 'orders' | 'payments' | 'audit'>,
  payment: Payment,
  at: Instant,
): Promise<void> {
  await stores.payments.change(ended(payment, at));
  const entry = await ownerEntry(stores, 'payment_ended', payment, { paymentId: payment.id });
  await stores.audit.append(entry, at);
}
