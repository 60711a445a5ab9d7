import { succeeded } from '../../payments/payment.ts';
import type { OrderPayment } from '../../payments/payment.ts';
import { applyVerdict } from '../../payments/steps/apply-verdict.ts';
import type { Said } from '../../payments/steps/apply-verdict.ts';
import { note } from '../../payments/steps/note-matter.ts';
import { sendBack } from '../../payments/steps/send-back.ts';
import type { NoticeOutcome, PaymentRecord } from '../../payments/vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { issueVouchers } from '../../vouchers/steps/issue-vouchers.ts';
import type { VoucherPost } from '../../vouchers/steps/issue-vouchers.ts';
import { countedOf } from '../counted-payment.ts';
import { orderEntry } from '../order-entry.ts';
import type { Order } from '../placed-order.ts';
import { carryOut } from './carry-out.ts';
import { postOrderLetter } from './order-letter.ts';
import type { OrderPost } from './order-letter.ts';

export type TakeOrderMoneyDeps = OrderPost & VoucherPost & { readonly clock: Clock; readonly ids: Ids };

/** Less is on the shelf than was paid for: the unit is rolled back whole, and a person has to look. */
export type Unsold = { readonly kind: 'stock_short' };

/**
 * Writes down what the vendor says of a page on which an order is paid. Verified money sells what was kept; money for an
 * order that has ended, or that was paid before, goes back whole. Said again, it changes nothing.
 */
export async function takeOrderMoney(
  deps: TakeOrderMoneyDeps,
  stores: Stores,
  before: OrderPayment,
  said: Said,
): Promise<Result<NoticeOutcome, Unsold>> {
  const { orders, payments } = stores;
  const order = await orders.lock(before.orderId);
  // Read again under the lock.
  const payment = await payments.find(before.id);
  if (order === null || payment === null || payment.orderId === null) return ok('nothing');
  if (payment.status === 'succeeded') return ok('nothing');
  const at = deps.clock.now();
  const owner = { salonId: order.salonId, purpose: 'order', reference: order.id } as const;
  const verdict = await applyVerdict(deps, stores, { owner, payment, at }, said);
  return verdict === 'paid'
    ? await take(deps, stores, order, { payment, money: said.money, at })
    : ok(verdict);
}

type Taken = { readonly payment: OrderPayment; readonly money: PaymentRecord | null; readonly at: Instant };

async function take(
  deps: TakeOrderMoneyDeps,
  stores: Stores,
  order: Order,
  { payment, money, at }: Taken,
): Promise<Result<NoticeOutcome, Unsold>> {
  const { payments, audit } = stores;
  const paid = succeeded(payment, money, at);
  const facts = { paymentId: paid.id, amount: paid.amount, method: paid.method };
  if (order.state.paid > 0) {
    // Two pages were paid: the order needs one of them, and the one that counts stays the first.
    const counted = countedOf(await payments.ofOrder(order.id));
    const second = { ...paid, settledAt: Math.max(at, (counted?.settledAt ?? 0) + 1) as Instant };
    await payments.change(second);
    await sendBack(stores, { ids: deps.ids, at }, second, second.amount, 'late_money');
    await audit.append(orderEntry('order.late_money', order, facts), at);
    await postOrderLetter(deps, stores, 'order_money_back', order, at, { amount: paid.amount });
    return ok('applied');
  }
  await payments.change(paid);
  const carried = await carryOut({ stores, ids: deps.ids, at, refundReason: 'late_money' }, order, {
    kind: 'money_came',
    amount: paid.amount,
  });
  if (!carried.ok) {
    if (carried.error.kind === 'stock_short') return err({ kind: 'stock_short' });
    await note(deps, stores, { kind: 'does_not_fit', subject: paid.id, of: paid, at, amount: paid.amount });
    return ok('person');
  }
  const late = carried.value.order.state.stage === 'cancelled';
  await audit.append(orderEntry(late ? 'order.late_money' : 'order.paid', order, facts), at);
  await postOrderLetter(deps, stores, late ? 'order_money_back' : 'order_paid', carried.value.order, at, {
    amount: paid.amount,
  });
  if (!late) await issueVouchers(deps, stores, carried.value.order, at);
  return ok('applied');
}
