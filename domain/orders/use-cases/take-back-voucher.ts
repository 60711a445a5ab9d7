import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { RefundId, VoucherId, VoucherMoveId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { lineIn } from '../../shared/typed-text.ts';
import { takeBackVouchers } from '../../vouchers/steps/voucher-moves.ts';
import { lineTotal } from '../order.ts';
import { orderEntry } from '../order-entry.ts';
import { carryOut, giveMoneyBack } from '../steps/carry-out.ts';
import { countedOf } from '../counted-payment.ts';
import { draftCredit, issueCredit } from '../steps/order-papers.ts';
import { postOrderLetter } from '../steps/order-letter.ts';
import type { OrderPost } from '../steps/order-letter.ts';

export type TakeBackVoucherInput = {
  readonly voucherId: VoucherId;
  /** Made with the page: sent twice, the form takes back once. */
  readonly refundId: RefundId;
  readonly words: string;
};

export type TakeBackRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'words' }
  /** All of it was spent, or it was taken back before. */
  | { readonly kind: 'nothing_left' }
  /** The bank holds the money that it was paid with. */
  | { readonly kind: 'disputed' };

export type TakeBackVoucher = (
  actor: Insider,
  input: TakeBackVoucherInput,
) => Promise<Result<Rappen, TakeBackRefusal>>;

const LONGEST_WORDS = 200;

/** Gives the money back for what is still on a voucher that was ordered, and takes that off it: what was spent stays. */
export const takeBackVoucher =
  (
    deps: OrderPost & { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids },
  ): TakeBackVoucher =>
  async (actor, { voucherId, refundId, words }) => {
    if (!may(actor, 'orders.refund')) return err({ kind: 'not_found' });
    const said = lineIn(words, LONGEST_WORDS);
    if (!said.ok) return err({ kind: 'words' });
    const reason = said.value;
    return await deps.uow.run<Rappen, TakeBackRefusal>(actor, async (stores) => {
      const { orders, payments, vouchers, audit } = stores;
      const before = await vouchers.find(voucherId);
      if (before === null || before.source.kind !== 'order') return err({ kind: 'not_found' });
      // The order first, as everywhere: whoever changes it waits here.
      const order = await orders.lock(before.source.orderId);
      const voucher = await vouchers.lock(voucherId);
      if (order === null || voucher === null) return err({ kind: 'not_found' });
      const known = await payments.refund(refundId);
      if (known !== null) return known.orderId === order.id ? ok(known.amount) : err({ kind: 'not_found' });
      if (await vouchers.hasMove(refundId as string as VoucherMoveId)) return ok(rappen(0));
      if (voucher.balance === 0) return err({ kind: 'nothing_left' });
      const at = deps.clock.now();
      const how = { ids: deps.ids, at, reason };
      const amount = await takeBackVouchers(stores, how, [voucher]);
      const carried = await carryOut({ stores, ids: deps.ids, at }, order, { kind: 'refund', amount });
      if (!carried.ok) return err({ kind: 'disputed' });
      const payment = countedOf(await payments.ofOrder(order.id));
      await giveMoneyBack(
        stores,
        { ids: deps.ids, at, id: refundId, words: reason },
        { order, payment, amount, reason: 'returned' },
      );
      await audit.append(
        orderEntry('order.refund_wanted', order, { refundId, amount, voucherId }, reason),
        at,
      );
      const now = carried.value.order;
      const meant = new Map(
        order.lines
          .filter(({ kind }) => kind === 'voucher')
          .map((line) => [line.position, lineTotal(line)] as const),
      );
      const credit = await draftCredit(stores, now, { id: refundId, reason, meant });
      const facts = { amount, reason, invoiced: credit !== null };
      await postOrderLetter(deps, stores, 'order_money_back', now, at, facts);
      await issueCredit(stores, credit, at);
      return ok(amount);
    });
  };
