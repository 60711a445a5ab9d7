/**
 * What a payment is for decides what its money does. The vendor's messages name neither orders nor visits, so somebody
 * has to choose between the two: it is chosen here, by the row's own owner, and nowhere else of this room
 * (`.dependency-cruiser.cjs`).
 */
import { bookBack } from '../../deposits/steps/book-deposit.ts';
import { settleCharge } from '../../deposits/steps/charge-card.ts';
import { disputeDeposit } from '../../deposits/steps/dispute-deposit.ts';
import { takeDeposit } from '../../deposits/steps/take-deposit.ts';
import type { TakeDepositDeps } from '../../deposits/steps/take-deposit.ts';
import { disputeOrder } from '../../orders/steps/dispute-order.ts';
import { keepAgain } from '../../orders/steps/keep-again.ts';
import { takeOrderMoney } from '../../orders/steps/take-order-money.ts';
import type { TakeOrderMoneyDeps, Unsold } from '../../orders/steps/take-order-money.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { DisputeEvent } from '../dispute.ts';
import type { OfOrder, OfVisit, Payment } from '../payment.ts';
import type { Refund } from '../refund.ts';
import type { DisputeRecord, NoticeOutcome, PaymentRecord } from '../vendor-records.ts';
import type { Said } from './apply-verdict.ts';
import type { VendorDeps } from './vendor-deps.ts';

/** What whoever writes down money needs: it may be an order's or a visit's. */
export type SettleDeps = VendorDeps & TakeOrderMoneyDeps & TakeDepositDeps;

/** What the vendor says of a page. */
export const takeMoney = (
  deps: SettleDeps,
  stores: Stores,
  payment: Payment,
  said: Said,
): Promise<Result<NoticeOutcome, Unsold>> =>
  payment.orderId === null
    ? takeDeposit(deps, stores, payment, said)
    : takeOrderMoney(deps, stores, payment, said);

/** What the vendor says of money that is taken from kept cards, which pays for visits alone. */
export async function takeCharges(
  deps: SettleDeps,
  actor: System,
  payments: readonly Payment[],
  record: PaymentRecord,
): Promise<void> {
  if (record.claim?.purpose !== 'no_show_fee') return;
  for (const { charge, id } of payments) if (charge !== null) await settleCharge(deps, actor, id, record);
}

/** It did not arrive: the money is the order's, or the visit's, again. */
export const keepRefund = (deps: SettleDeps, stores: Stores, refund: Refund, at: Instant): Promise<void> =>
  refund.orderId === null ? bookBack(deps, stores, refund, at) : keepAgain(deps, stores, refund, at);

export const dispute = (
  deps: SettleDeps,
  stores: Stores,
  of: OfOrder | OfVisit,
  record: DisputeRecord,
  event: DisputeEvent,
): Promise<NoticeOutcome> =>
  of.orderId === null
    ? disputeDeposit(deps, stores, of, record, event)
    : disputeOrder(deps, stores, of, record, event);
