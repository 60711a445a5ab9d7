import type { NoticeOutcome } from '../vendor-records.ts';
import type { System } from '../../shared/actor.ts';
import type { RefundId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { SettleDeps } from '../steps/owners.ts';
import type { SettleRefusal } from '../steps/vendor-deps.ts';
import { byHand, refuse, settleRefund } from '../steps/settle-refund.ts';

export type SendRefund = (
  actor: System,
  input: { readonly refundId: RefundId },
) => Promise<Result<NoticeOutcome, SettleRefusal>>;

/**
 * Sends money back by the vendor, once however often it is asked: the vendor is looked through for our own id first. What
 * the vendor refuses is the salon's again, and waits for a person.
 */
export const sendRefund =
  (deps: SettleDeps): SendRefund =>
  async (actor, { refundId }) => {
    const found = await deps.uow.run(actor, async ({ payments }) => {
      const refund = await payments.refund(refundId);
      return ok({ refund, payment: refund === null ? null : await payments.find(refund.paymentId) });
    });
    const { refund, payment } = found.ok ? found.value : { refund: null, payment: null };
    if (refund === null || payment === null || refund.status !== 'wanted') return ok('nothing');
    const claim = payment.wish?.claim ?? payment.charge?.claim;
    if (payment.paymentRef === null || claim === undefined) {
      return await refuse(deps, actor, refundId);
    }
    const { amount } = refund;
    const sent = await deps.payments.refund({ claim, payment: payment.paymentRef, amount, refundId });
    if (sent.ok) return await settleRefund(deps, actor, refundId, sent.value);
    switch (sent.error.kind) {
      case 'try_again':
        return err({ kind: 'try_again' });
      case 'too_late':
        return await byHand(deps, actor, refundId);
      default:
        return await refuse(deps, actor, refundId);
    }
  };
