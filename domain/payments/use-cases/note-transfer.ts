import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { RefundId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { lockOwner } from '../steps/lock-owner.ts';
import { ownerEntry } from '../steps/owner-entry.ts';

export type NoteTransfer = (
  actor: Insider,
  input: { readonly refundId: RefundId },
) => Promise<Result<null, { readonly kind: 'not_found' }>>;

/** Money that the vendor does not send any more was sent by bank. */
export const noteTransfer =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): NoteTransfer =>
  async (actor, { refundId }) => {
    if (!may(actor, 'orders.refund')) return err({ kind: 'not_found' });
    return await uow.run<null, { kind: 'not_found' }>(actor, async (stores) => {
      const { payments, audit } = stores;
      const before = await payments.refund(refundId);
      if (before !== null) await lockOwner(stores, before);
      const refund = await payments.refund(refundId);
      if (refund === null) return err({ kind: 'not_found' });
      if (refund.status !== 'by_hand') return ok(null);
      const at = clock.now();
      await payments.changeRefund({ ...refund, status: 'transferred', settledAt: at });
      const facts = { refundId, amount: refund.amount, by: 'transfer' };
      await audit.append(await ownerEntry(stores, 'refunded', refund, facts), at);
      return ok(null);
    });
  };
