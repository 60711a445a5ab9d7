import { postOrderLetter } from '../../orders/steps/order-letter.ts';
import type { CheckoutRecord, PaymentRecord, NoticeOutcome } from '../vendor-records.ts';
import type { MatterKind } from '../matter.ts';
import type { OrderPayment, Payment } from '../payment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { PaymentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { issueVouchers } from '../../vouchers/steps/issue-vouchers.ts';
import { takeDeposit } from '../../deposits/steps/take-deposit.ts';
import type { PaidMoney } from '../../deposits/steps/take-deposit.ts';
import { verdictOf } from '../checkout-verdict.ts';
import { orderEntry } from '../../orders/order-entry.ts';
import type { Order } from '../../orders/placed-order.ts';
import { GRACE } from '../../orders/waiting.ts';
import { carryOut, countedOf } from '../../orders/steps/carry-out.ts';
import { note } from './note-matter.ts';
import { ownerEntry } from './owner-entry.ts';
import { sendBack } from './send-back.ts';
import type { SettleDeps, SettleRefusal } from './settle-deps.ts';
import { lockOwner } from './vendor-page.ts';

/**
 * `end`: its time is up, so nobody shall be able to pay there any more. `seen`: what the vendor has just shown, which need
 * not be asked for again.
 */
export type SettleInput = {
  readonly paymentId: PaymentId;
  readonly end?: boolean;
  readonly seen?: { readonly page?: CheckoutRecord; readonly payment?: PaymentRecord };
};

/**
 * Asks the vendor what became of a payment, and writes it down: money that came, also late or once more, or a page that
 * has ended. In whatever order and however often it is asked: what is settled stays so.
 */
export async function settle(
  deps: SettleDeps,
  actor: System,
  { paymentId, end = false, seen = {} }: SettleInput,
): Promise<Result<NoticeOutcome, SettleRefusal>> {
  const { uow, payments, clock } = deps;
  const found = await uow.run<Payment | null, never>(actor, async ({ orders }) =>
    ok(await orders.payment(paymentId)),
  );
  const payment = found.ok ? found.value : null;
  if (payment === null || payment.wish === null || payment.status === 'succeeded') return ok('nothing');
  if (payment.checkoutRef === null) {
    // Nobody was ever given the address of a page of which we do not know the name.
    const lived = payment.expiresAt !== null && payment.expiresAt + GRACE <= clock.now();
    if (lived || end) await endUnopened(deps, actor, payment);
    return ok('nothing');
  }
  const { checkoutRef } = payment;
  const known = seen.page?.checkoutRef === checkoutRef ? ok(seen.page) : null;
  const asked = await (end
    ? payments.expireCheckout(checkoutRef)
    : (known ?? payments.findCheckout(checkoutRef)));
  if (!asked.ok) {
    if (asked.error.kind === 'try_again') return err({ kind: 'try_again' });
    return await noteFor(deps, actor, payment, 'does_not_fit', null);
  }
  const record = asked.value;
  const money = await moneyOf(deps, record, seen.payment);
  if (!money.ok) return money;
  const applied = await uow.run<NoticeOutcome, Unsold>(actor, (stores) =>
    payment.orderId === null
      ? takeDeposit(deps, stores, payment, { record, money: money.value })
      : apply(deps, stores, payment.id, record, money.value),
  );
  if (applied.ok) return applied;
  return await noteFor(deps, actor, payment, 'stock_short', record.paymentRef);
}

type Unsold = { readonly kind: 'stock_short' };
type Money = PaidMoney | null;

async function moneyOf(
  { payments }: SettleDeps,
  { status, paymentRef }: CheckoutRecord,
  seen: PaymentRecord | undefined,
): Promise<Result<Money, SettleRefusal>> {
  if ((status !== 'paid' && status !== 'pending') || paymentRef === null) return ok(null);
  const known = seen?.paymentRef === paymentRef ? ok(seen) : null;
  const payment = known ?? (await payments.findPayment(paymentRef));
  if (!payment.ok) return err({ kind: 'try_again' });
  const { fee } = payment.value;
  return ok({ payment: payment.value, fee: fee === null ? null : rappen(fee) });
}

async function endUnopened({ uow, clock }: SettleDeps, actor: System, payment: Payment): Promise<void> {
  await uow.run<null, never>(actor, async (stores) => {
    const { orders, audit } = stores;
    await lockOwner(stores, payment);
    const now = await orders.payment(payment.id);
    if (now?.status === 'open' && now.checkoutRef === null) {
      const at = clock.now();
      await orders.changePayment({ ...now, status: 'ended', settledAt: at });
      await audit.append(await ownerEntry(stores, 'payment_ended', now, { paymentId: now.id }), at);
    }
    return ok(null);
  });
}

async function apply(
  deps: SettleDeps,
  stores: Stores,
  paymentId: PaymentId,
  record: CheckoutRecord,
  money: Money,
): Promise<Result<NoticeOutcome, Unsold>> {
  const { orders, audit } = stores;
  const before = await orders.payment(paymentId);
  const order = before === null || before.orderId === null ? null : await orders.lock(before.orderId);
  // Read again under the lock.
  const payment = await orders.payment(paymentId);
  if (order === null || payment === null || payment.orderId === null) return ok('nothing');
  if (payment.status === 'succeeded') return ok('nothing');
  const at = deps.clock.now();
  const owner = { salonId: order.salonId, purpose: 'order', reference: order.id } as const;
  const verdict = verdictOf({ owner, amount: payment.amount }, record, money?.payment ?? null);
  switch (verdict.kind) {
    case 'nothing':
      return ok('nothing');
    case 'matter':
      await note(deps, stores, {
        kind: verdict.matter,
        subject: record.checkoutRef,
        of: payment,
        at,
        amount: null,
      });
      return ok('person');
    case 'pending':
      if (payment.status !== 'open') return ok('nothing');
      await orders.changePayment({ ...payment, status: 'pending', paymentRef: record.paymentRef });
      return ok('applied');
    case 'ended':
      if (payment.status === 'ended') return ok('nothing');
      await orders.changePayment({ ...payment, status: 'ended', url: null, settledAt: at });
      await audit.append(orderEntry('order.payment_ended', order, { paymentId }), at);
      return ok('applied');
    case 'paid':
      return await take(deps, stores, order, { payment, money, at });
  }
}

type Taken = { readonly payment: OrderPayment; readonly money: Money; readonly at: Instant };

async function take(
  deps: SettleDeps,
  stores: Stores,
  order: Order,
  { payment, money, at }: Taken,
): Promise<Result<NoticeOutcome, Unsold>> {
  const { orders, audit } = stores;
  const paid: OrderPayment = {
    ...payment,
    status: 'succeeded',
    method: money?.payment.method ?? 'other',
    paymentRef: money?.payment.paymentRef ?? payment.paymentRef,
    fee: money?.fee ?? null,
    url: null,
    settledAt: at,
    paidAt: money?.payment.paidAt ?? null,
  };
  const facts = { paymentId: paid.id, amount: paid.amount, method: paid.method };
  if (order.state.paid > 0) {
    // Two pages were paid: the order needs one of them, and the one that counts stays the first.
    const counted = countedOf(await orders.paymentsOf(order.id));
    const second = { ...paid, settledAt: Math.max(at, (counted?.settledAt ?? 0) + 1) as Instant };
    await orders.changePayment(second);
    await sendBack(stores, { ids: deps.ids, at }, second, second.amount, 'late_money');
    await audit.append(orderEntry('order.late_money', order, facts), at);
    await postOrderLetter(deps, stores, 'order_money_back', order, at, { amount: paid.amount });
    return ok('applied');
  }
  await orders.changePayment(paid);
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

async function noteFor(
  deps: SettleDeps,
  actor: System,
  payment: Payment,
  kind: MatterKind,
  subject: string | null,
): Promise<Result<NoticeOutcome, never>> {
  await deps.uow.run<null, never>(actor, async (stores) => {
    const { amount } = payment;
    const at = deps.clock.now();
    await note(deps, stores, { kind, subject: subject ?? payment.id, of: payment, amount, at });
    return ok(null);
  });
  return ok('person');
}
