import { may } from '../../identity/permissions.ts';
import { postOrderLetter } from '../steps/order-letter.ts';
import type { OrderPost } from '../steps/order-letter.ts';
import type { OrderNoticeKind } from '../../notifications/notice.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { OrderPayment } from '../../payments/payment.ts';
import { runningOf } from '../../payments/payment.ts';
import { endPayment } from '../../payments/steps/end-payment.ts';
import { closePage } from '../../payments/steps/vendor-page.ts';
import type { Payments } from '../../ports/payments.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { OrderId, RefundId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { lineIn } from '../../shared/typed-text.ts';
import { orderEntry } from '../order-entry.ts';
import type { OrderAuditAction } from '../order-entry.ts';
import type { OrderRefusal } from '../order-state.ts';
import { STAGE_AFTER } from '../order-steps.ts';
import type { OrderStepKind } from '../order-steps.ts';
import type { Order } from '../placed-order.ts';
import { carryOut } from '../steps/carry-out.ts';
import type { StockShort } from '../steps/carry-out.ts';
import { draftCredit, draftWithGoods, issueCredit, issueInvoice } from '../steps/order-papers.ts';

export type WorkOnOrderDeps = OrderPost & {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly payments: Payments;
};

export type WorkOnOrderInput = {
  readonly orderId: OrderId;
  /** Of the order as it was when the page was made. */
  readonly version: number;
  readonly step: OrderStepKind;
  /** Why it is cancelled; the customer reads it. */
  readonly reason: string;
};

export type WorkRefusal =
  | { readonly kind: 'not_found' }
  /** Somebody else was faster. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'reason'; readonly reason: 'required' | 'too_long' }
  /** The customer is at the vendor's page, and the vendor does not answer. */
  | { readonly kind: 'try_again' }
  | { readonly kind: 'paid_meanwhile' }
  | OrderRefusal
  | StockShort;

export type WorkOnOrder = (actor: Insider, input: WorkOnOrderInput) => Promise<Result<Order, WorkRefusal>>;

const LONGEST_REASON = 200;
const ACTIONS: Readonly<Record<OrderStepKind, OrderAuditAction>> = {
  make_ready: 'order.made_ready',
  ship: 'order.shipped',
  complete: 'order.completed',
  cancel: 'order.cancelled',
};
/** Who is handed something over the desk needs no letter about it. */
const LETTERS: Readonly<Record<OrderStepKind, OrderNoticeKind | null>> = {
  make_ready: 'order_ready',
  ship: 'order_shipped',
  complete: null,
  cancel: 'order_cancelled',
};

/**
 * What the team does with an order. What is not paid when it is fetched is rung up at the till, which hands it over. What
 * was paid before gets its invoice when it leaves the salon.
 * Cancelling what is paid sends the money back, which is for those who lead.
 */
export const workOnOrder =
  (deps: WorkOnOrderDeps): WorkOnOrder =>
  async (actor, input) => {
    if (!may(actor, 'orders.change')) return err({ kind: 'not_found' });
    const said = lineIn(input.reason, LONGEST_REASON);
    if (input.step === 'cancel') {
      if (!said.ok) return err({ kind: 'reason', reason: said.error });
      const closed = await closeBefore(deps, actor, input);
      if (!closed.ok) return closed;
    }
    return await deps.uow.run<Order, WorkRefusal>(actor, (stores) =>
      work(deps, stores, actor, { ...input, reason: said.ok ? said.value : '' }),
    );
  };

/** Before an unpaid order is cancelled, nobody can pay for it any more. */
async function closeBefore(
  deps: WorkOnOrderDeps,
  actor: Insider,
  { orderId, version }: WorkOnOrderInput,
): Promise<Result<null, WorkRefusal>> {
  const tries = await deps.uow.run<readonly OrderPayment[], WorkRefusal>(
    actor,
    async ({ orders, payments }) => {
      const order = await orders.find(orderId);
      if (order === null) return err({ kind: 'not_found' });
      return order.version === version ? ok(await payments.ofOrder(orderId)) : ok([]);
    },
  );
  if (!tries.ok) return tries;
  const running = runningOf(tries.value);
  if (running === undefined) return ok(null);
  const closed = await closePage(deps, actor, running);
  if (!closed.ok) return closed;
  return closed.value === 'ended' ? ok(null) : err({ kind: 'paid_meanwhile' });
}

async function work(
  deps: WorkOnOrderDeps,
  stores: Stores,
  actor: Insider,
  { orderId, version, step, reason }: WorkOnOrderInput,
): Promise<Result<Order, WorkRefusal>> {
  const { orders, payments, audit } = stores;
  const order = await orders.lock(orderId);
  if (order === null) return err({ kind: 'not_found' });
  const at = deps.clock.now();
  // Said twice, it was done the first time.
  if (order.state.stage === STAGE_AFTER[step]) return ok(order);
  if (order.version !== version) return err({ kind: 'changed' });
  if (step === 'cancel' && order.state.paid > 0 && !may(actor, 'orders.refund'))
    return err({ kind: 'not_found' });
  const refundId = deps.ids.next() as RefundId;
  let now = order;
  const next = async (event: Parameters<typeof carryOut>[2]) => {
    const carried = await carryOut(
      { stores, ids: deps.ids, at, refundId, reason: step === 'cancel' ? reason : null },
      now,
      event,
    );
    if (carried.ok) now = carried.value.order;
    return carried;
  };
  if (step === 'complete') {
    // What is fetched is made ready on the way.
    const fetched = order.state.delivery === 'pick_up' && order.state.stage === 'open';
    const ready = fetched && order.state.paid > 0 ? await next({ kind: 'make_ready' }) : null;
    if (ready !== null && !ready.ok) return ready;
  }
  if (step === 'cancel') {
    for (const each of await payments.ofOrder(order.id)) {
      if (each.status === 'open') await endPayment(stores, each, at);
    }
  }
  const carried = await next({ kind: step });
  if (!carried.ok) return carried;
  const { refunded } = now.state;
  const paper =
    step === 'cancel'
      ? await draftCredit(stores, now, { id: refundId, reason })
      : await draftWithGoods(stores, deps.ids, now, at);
  await audit.append(
    orderEntry(
      ACTIONS[step],
      order,
      { refunded: refunded - order.state.refunded },
      step === 'cancel' ? reason : null,
    ),
    at,
  );
  const letter = LETTERS[step];
  if (letter !== null) {
    // What a voucher paid of an order that nobody paid the rest of went back to it as well.
    const unpaid = step === 'cancel' && order.state.paid === 0 ? order.state.voucher : 0;
    const amount = rappen(refunded - order.state.refunded + unpaid);
    await postOrderLetter(deps, stores, letter, now, at, {
      reason: step === 'cancel' ? reason : null,
      amount,
      invoiced: paper !== null,
    });
  }
  if (step === 'cancel') await issueCredit(stores, paper, at);
  else if (paper !== null) await issueInvoice(stores, deps.ids, now, paper, at);
  return ok(now);
}
