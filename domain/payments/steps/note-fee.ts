import type { PaymentRecord, NoticeOutcome } from '../vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Payment } from '../payment.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import { rappen } from '../../shared/money.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { ownerEntry } from './owner-entry.ts';
import { lockOwner } from './lock-owner.ts';

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock };

/**
 * What the vendor has kept of a payment, once their own line of it is there: that may be a little after the money. Said
 * again, it changes nothing.
 */
export async function noteFee(
  { uow, clock }: Deps,
  actor: System,
  { id, orderId, visitId }: Payment,
  { fee }: PaymentRecord,
): Promise<Result<NoticeOutcome, never>> {
  return await uow.run<NoticeOutcome, never>(actor, async (stores) => {
    const { payments, audit } = stores;
    await lockOwner(stores, orderId === null ? { orderId, visitId } : { orderId, visitId: null });
    const payment = await payments.find(id);
    if (fee === null || payment?.status !== 'succeeded' || payment.fee !== null) return ok('applied');
    await payments.change({ ...payment, fee: rappen(fee) });
    await audit.append(await ownerEntry(stores, 'fee_known', payment, { paymentId: id, fee }), clock.now());
    return ok('applied');
  });
}
