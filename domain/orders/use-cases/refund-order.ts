import { may } from '../../identity/permissions.ts';
import { postOrderLetter } from '../steps/order-letter.ts';
import type { OrderPost } from '../steps/order-letter.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { MovementId, OrderId, ProductId, RefundId, VoucherMoveId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { inLockOrder } from '../../shop/stock.ts';
import { lineTotal } from '../order.ts';
import { orderEntry } from '../order-entry.ts';
import { carryOut, giveMoneyBack } from '../steps/carry-out.ts';
import { countedOf } from '../counted-payment.ts';
import { draftCredit, issueCredit } from '../steps/order-papers.ts';
import { readRefund } from '../refund-form.ts';
import type { RawRefund, RefundFieldRefusal } from '../refund-form.ts';

export type RefundOrderDeps = OrderPost & {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
};

export type RefundOrderInput = {
  readonly orderId: OrderId;
  /** Made with the page: sent twice, the form sends back once. */
  readonly refundId: RefundId;
  readonly form: RawRefund;
};

export type RefundRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly RefundFieldRefusal[] }
  /** It was paid there, and is taken back there. */
  | { readonly kind: 'at_till' }
  /** Less is left of it than asked for, or the bank holds it. */
  | { readonly kind: 'more_than_left'; readonly left: Rappen }
  /** More pieces than were sold and have not come back yet. */
  | { readonly kind: 'too_many_back'; readonly productId: ProductId };

export type RefundOrder = (actor: Insider, input: RefundOrderInput) => Promise<Result<null, RefundRefusal>>;

/** Sends a part or all of the money back, and puts what came back on the shelf. */
export const refundOrder =
  (deps: RefundOrderDeps): RefundOrder =>
  async (actor, input) => {
    if (!may(actor, 'orders.refund')) return err({ kind: 'not_found' });
    return await deps.uow.run<null, RefundRefusal>(actor, (stores) => give(deps, stores, input));
  };

async function give(
  deps: RefundOrderDeps,
  stores: Stores,
  { orderId, refundId, form }: RefundOrderInput,
): Promise<Result<null, RefundRefusal>> {
  const { orders, payments, stock, audit, vouchers } = stores;
  const order = await orders.lock(orderId);
  if (order === null) return err({ kind: 'not_found' });
  const known = await payments.refund(refundId);
  if (await vouchers.hasMove(refundId as string as VoucherMoveId)) return ok(null);
  if (known !== null) return known.orderId === orderId ? ok(null) : err({ kind: 'not_found' });
  const read = readRefund(form, order.lines);
  if (!read.ok) return err({ kind: 'invalid', fields: read.error });
  const { amount, words, back } = read.value;
  const at = deps.clock.now();
  const payment = countedOf(await payments.ofOrder(orderId));
  if (payment?.method === 'till') return err({ kind: 'at_till' });
  const carried = await carryOut({ stores, ids: deps.ids, at }, order, { kind: 'refund', amount });
  if (!carried.ok || (payment === null && order.state.voucher === 0)) {
    const left = !carried.ok && carried.error.kind === 'more_than_left' ? carried.error.left : rappen(0);
    return err({ kind: 'more_than_left', left });
  }
  const reason = back.length > 0 ? 'returned' : 'goodwill';
  const how = { ids: deps.ids, at, id: refundId, words };
  await giveMoneyBack(stores, how, { order, payment, amount, reason });
  for (const { productId, quantity } of inLockOrder(back)) {
    const id = deps.ids.next() as MovementId;
    const movement = { id, productId, kind: 'return' as const, quantity, orderId, reason: words };
    if ((await stock.book(movement, at)) !== 'moved') return err({ kind: 'too_many_back', productId });
    await audit.append(orderEntry('order.restocked', order, { productId, quantity }), at);
  }
  await audit.append(orderEntry('order.refund_wanted', order, { refundId, amount }, words), at);
  const now = carried.value.order;
  const meant = new Map(
    back.flatMap(({ productId, quantity }) => {
      const line = order.lines.find((each) => each.productId === productId);
      return line === undefined ? [] : [[line.position, lineTotal({ ...line, quantity })] as const];
    }),
  );
  const credit = await draftCredit(stores, now, { id: refundId, reason: words, meant });
  const facts = { amount, reason: words, invoiced: credit !== null };
  await postOrderLetter(deps, stores, 'order_money_back', now, at, facts);
  await issueCredit(stores, credit, at);
  return ok(null);
}
