import { applyDeposit } from '../../deposits/steps/apply-deposit.ts';
import { may } from '../../identity/permissions.ts';
import { isPayableAtDesk } from '../../orders/order-state.ts';
import { handOverPaid } from '../../orders/steps/at-the-till.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { VoucherCodes } from '../../ports/vouchers.ts';
import type { Insider } from '../../shared/actor.ts';
import type { SaleId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { piecesOf } from '../basket.ts';
import { cashierOf } from '../cashier.ts';
import type { RingUpInput, RingUpRefusal } from '../ring-up-form.ts';
import { isSameSale, stamped, type Sale, type SaleContent } from '../sale.ts';
import { contentOf, type SaleRead } from '../steps/sale-content.ts';
import { giveOut, redeem } from '../steps/voucher-at-the-till.ts';
import { saleEntry } from '../till-entry.ts';
import { openPeriod } from '../till-state.ts';

export type RingUp = (actor: Insider, input: RingUpInput) => Promise<Result<SaleId, RingUpRefusal>>;

type Deps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly codes: VoucherCodes;
};

/**
 * Sells at the desk: what was done, what was ordered, what is taken along. What was ordered is handed over with it; what
 * was paid ahead of the visit comes first.
 */
export const ringUp =
  ({ uow, clock, ids, codes }: Deps): RingUp =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'till.use')) return err({ kind: 'not_found' });
    return await uow.run<SaleId, RingUpRefusal>(actor, async (stores) => {
      const { stock, till, audit } = stores;
      const reading = (made: Sale | null) =>
        contentOf(actor, input, stores, { codes, now: clock.now(), made });
      const made = await till.sale(input.saleId);
      const read = await reading(made);
      if (made !== null) return answerAgain(made, read);
      if (!read.ok) return read;
      const { content, book, order, spent } = read.value;
      if (content.appointmentId !== null) {
        // The other one of two clicks may have come first, while this one waited for the visit.
        const first = await till.sale(content.id);
        if (first !== null) return answerAgain(first, await reading(first));
      }
      if (order !== null && !isPayableAtDesk(order.state))
        return err({ kind: 'order_not_payable', orderId: order.id });
      if (spent !== null) {
        const moved = await redeem({ ids, clock }, stores, content.id, spent);
        if (moved === 'already') {
          // The other one of two clicks has spent it, and was first.
          await till.gate();
          const first = await till.sale(content.id);
          return first === null ? err({ kind: 'voucher_changed' }) : answerAgain(first, await reading(first));
        }
        if (moved !== 'moved') return err({ kind: 'voucher_changed' });
      }
      if (order !== null) {
        const handed = await handOverPaid(stores, { ids, at: clock.now(), saleId: content.id }, order);
        if (!handed.ok)
          return handed.error.kind === 'stock_short'
            ? err({ kind: 'short', products: handed.error.products })
            : err({ kind: 'order_not_payable', orderId: order.id });
      }
      if (content.deposit > 0 && content.appointmentId !== null)
        await applyDeposit(stores, { ids, at: clock.now() }, content.appointmentId, content);
      const short = await stock.sellAtTill(content.id, piecesOf(content.lines), clock.now());
      if (short.length > 0) return err({ kind: 'short', products: short });

      const state = await till.gate();
      const [meanwhile, visit] = await Promise.all([
        till.sale(content.id),
        content.appointmentId === null ? null : till.salesOfVisit(content.appointmentId),
      ]);
      if (meanwhile !== null) return answerAgain(meanwhile, read);
      if (visit !== null && visit.standing !== null) {
        return err({ kind: 'already_paid', saleId: visit.standing });
      }
      const at = clock.now();
      const sale = stamped(content, {
        number: state.sales + 1,
        period: openPeriod(state),
        at,
        day: dateOf(at, book.zone),
        ...cashierOf(actor, book),
        visitTurn: visit?.turns ?? null,
      });
      await till.putSale(sale);
      await audit.append(saleEntry(sale), at);
      if (sale.appointmentId !== null) await stores.loyalty.countSoon({ kind: 'sale', id: sale.id });
      await giveOut({ ids, codes }, stores, actor, { sale, book });
      return ok(sale.id);
    });
  };

/** The second of two clicks; or somebody has gone back, changed something and sent the page again. */
function answerAgain(made: SaleContent, read: SaleRead): Result<SaleId, RingUpRefusal> {
  return read.ok && isSameSale(made, read.value.content)
    ? ok(made.id)
    : err({ kind: 'id_used', saleId: made.id });
}
