import type { RefundRecord, NoticeOutcome } from '../vendor-records.ts';
import type { RefundRef } from '../payment-refs.ts';
import type { Refund } from '../refund.ts';
import type { Payment } from '../payment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { RefundId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { note } from './note-matter.ts';
import { ownerEntry } from './owner-entry.ts';
import { lockOwner } from './lock-owner.ts';
import { keepRefund } from './owners.ts';
import type { SettleDeps } from './owners.ts';

/** How far a refund may have come; what is further on stays. */
const RANK: Readonly<Record<Refund['status'], number>> = {
  wanted: 0,
  pending: 1,
  succeeded: 2,
  by_hand: 2,
  transferred: 3,
  failed: 3,
};

/** What the vendor says of a refund of ours. It may fail days after it succeeded. */
export async function settleRefund(
  deps: SettleDeps,
  actor: System,
  refundId: RefundId,
  { status, refundRef, amount }: RefundRecord,
): Promise<Result<NoticeOutcome, never>> {
  if (status === 'failed' || status === 'cancelled') return await refuse(deps, actor, refundId, refundRef);
  return await withRefund(deps, actor, refundId, async (stores, { refund }, at) => {
    if (amount.currency !== 'chf' || amount.minor !== refund.amount) {
      const facts = {
        kind: 'wrong_amount' as const,
        subject: refundRef,
        of: refund,
        amount: rappen(amount.minor),
        at,
      };
      await note(deps, stores, facts);
      return 'person';
    }
    if (RANK[status] <= RANK[refund.status]) return 'nothing';
    const done = status === 'succeeded';
    await stores.payments.changeRefund({ ...refund, status, refundRef, settledAt: done ? at : null });
    if (done) {
      const facts = { refundId, amount: refund.amount };
      await stores.audit.append(await ownerEntry(stores, 'refunded', refund, facts), at);
    }
    return 'applied';
  });
}

/**
 * The money is the salon's again.
 *
 * @param cameBack what was sent and did not arrive; null: the vendor has not even sent it, and perhaps because the money
 * had gone back another way, so that a person has to look
 */
export const refuse = (
  deps: SettleDeps,
  actor: System,
  refundId: RefundId,
  cameBack: RefundRef | null = null,
): Promise<Result<NoticeOutcome, never>> =>
  withRefund(deps, actor, refundId, async (stores, { refund, payment }, at) => {
    if (refund.status === 'failed' || refund.status === 'transferred') return 'nothing';
    const failed: Refund = { ...refund, status: 'failed', refundRef: cameBack, settledAt: at };
    await stores.payments.changeRefund(failed);
    await stores.payments.change({ ...payment, refunded: rappen(payment.refunded - refund.amount) });
    const facts = { refundId, amount: refund.amount };
    await stores.audit.append(await ownerEntry(stores, 'refund_failed', refund, facts), at);
    const { amount } = refund;
    await note(deps, stores, { kind: 'refund_refused', subject: refundId, of: refund, amount, at });
    // Last, because whoever issues a document keeps everybody else from the next number.
    await keepRefund(deps, stores, failed, at);
    return 'person';
  });

/** The vendor's way back is closed: a person sends it by bank. */
export const byHand = (
  deps: SettleDeps,
  actor: System,
  refundId: RefundId,
): Promise<Result<NoticeOutcome, never>> =>
  withRefund(deps, actor, refundId, async (stores, { refund }) => {
    if (refund.status !== 'wanted') return 'nothing';
    await stores.payments.changeRefund({ ...refund, status: 'by_hand' });
    return 'person';
  });

type Found = { readonly refund: Refund; readonly payment: Payment };

function withRefund(
  { uow, clock }: SettleDeps,
  actor: System,
  refundId: RefundId,
  work: (stores: Stores, found: Found, at: Instant) => Promise<NoticeOutcome>,
): Promise<Result<NoticeOutcome, never>> {
  return uow.run<NoticeOutcome, never>(actor, async (stores) => {
    const { payments } = stores;
    const before = await payments.refund(refundId);
    if (before === null || (await lockOwner(stores, before)) === null) return ok('nobodys');
    // Read again under the lock.
    const refund = await payments.refund(refundId);
    const payment = refund === null ? null : await payments.find(refund.paymentId);
    if (refund === null || payment === null) return ok('nobodys');
    return ok(await work(stores, { refund, payment }, clock.now()));
  });
}
