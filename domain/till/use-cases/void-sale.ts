import { giveBackApplied } from '../../deposits/steps/apply-deposit.ts';
import { may } from '../../identity/permissions.ts';
import { takeBackPaid } from '../../orders/steps/at-the-till.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { lineField } from '../../settings/field-rules.ts';
import type { FieldReason } from '../../settings/field-rules.ts';
import type { Insider } from '../../shared/actor.ts';
import type { SaleId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { returnToVoucher, takeBackUnused } from '../../vouchers/steps/voucher-moves.ts';
import { piecesOf } from '../basket.ts';
import { cashierOf } from '../cashier.ts';
import { counterSale, isFresh, stamped } from '../sale.ts';
import { saleEntry } from '../till-entry.ts';
import { openPeriod } from '../till-state.ts';

export type VoidSaleInput = {
  readonly saleId: SaleId;
  /** Of the counter-sale, made with the page: sent twice, the form takes back once. */
  readonly voidId: SaleId;
  readonly reason: string;
};

export type VoidSaleRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly reason: FieldReason }
  /** A counter-sale is not taken back: sell again. */
  | { readonly kind: 'is_void' }
  | { readonly kind: 'already_voided'; readonly saleId: SaleId }
  /** Somebody has spent of a voucher that was sold with it. */
  | { readonly kind: 'voucher_used' }
  /** Closed, or of another day: that is for who leads. */
  | { readonly kind: 'not_allowed' };

export type VoidSale = (actor: Insider, input: VoidSaleInput) => Promise<Result<SaleId, VoidSaleRefusal>>;

const LONGEST_REASON = 200;

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids };

/**
 * Takes a whole sale back: its stock returns, its money goes out as it came in, and its visit can be paid again. An order
 * that was paid with it is refunded and ends there: what is wanted after all is sold anew. What a voucher paid is on it
 * again; a voucher that was sold with it is empty, and nothing is taken back once somebody has spent of it. What was paid
 * ahead of the visit is there again.
 */
export const voidSale =
  ({ uow, clock, ids }: Deps): VoidSale =>
  async (actor, { saleId, voidId, reason: typed }) => {
    if (actor.kind !== 'employee' || !may(actor, 'till.use')) return err({ kind: 'not_found' });
    return await uow.run<SaleId, VoidSaleRefusal>(actor, async (stores) => {
      const { calendar, orders, stock, till, audit, vouchers } = stores;
      const [book, sale] = await Promise.all([calendar.book(), till.sale(saleId)]);
      if (sale === null) return err({ kind: 'not_found' });
      if (sale.voids !== null) return err({ kind: 'is_void' });
      const before = await till.voidOf(saleId);
      if (before !== null)
        return before === voidId ? ok(voidId) : err({ kind: 'already_voided', saleId: before });
      const reason = lineField(typed, LONGEST_REASON);
      if (!reason.ok) return err({ kind: 'invalid', reason: reason.error });
      if (sale.deposit > 0 && sale.appointmentId !== null)
        await giveBackApplied(stores, { ids, at: clock.now() }, sale.appointmentId, sale, voidId);
      if (sale.orderId !== null) await orders.lock(sale.orderId);
      const thing = { kind: 'sale' as const, id: saleId };
      const how = { ids, at: clock.now(), reason: reason.value };
      const sold = await vouchers.boughtWith(thing);
      if (!(await takeBackUnused(stores, how, sold, voidId))) {
        // Two who take it back at once: the first has emptied them.
        const meanwhile = await till.voidOf(saleId);
        if (meanwhile === null) return err({ kind: 'voucher_used' });
        return meanwhile === voidId ? ok(voidId) : err({ kind: 'already_voided', saleId: meanwhile });
      }
      if (sale.voucher > 0) await returnToVoucher(stores, how, thing, sale.voucher);
      if (sale.orderId !== null)
        await takeBackPaid(stores, { ids, at: clock.now(), saleId: voidId }, sale.orderId);
      const missing = await stock.takeBackAtTill(saleId, piecesOf(sale.lines), clock.now());
      if (missing.length > 0) throw new Error(`sale ${saleId} gives back what it has not sold`);

      const state = await till.gate();
      const [meanwhile, taken] = await Promise.all([till.voidOf(saleId), till.sale(voidId)]);
      if (meanwhile !== null || taken !== null) {
        return meanwhile === voidId
          ? ok(voidId)
          : err({ kind: 'already_voided', saleId: meanwhile ?? voidId });
      }
      const at = clock.now();
      const now = { today: dateOf(at, book.zone), openPeriod: openPeriod(state) };
      if (!may(actor, 'till.void') && !isFresh(sale, now)) return err({ kind: 'not_allowed' });
      const back = stamped(counterSale(sale, voidId, reason.value), {
        number: state.sales + 1,
        period: now.openPeriod,
        at,
        day: now.today,
        ...cashierOf(actor, book),
        visitTurn: sale.visitTurn,
      });
      await till.putSale(back);
      await audit.append(saleEntry(back), at);
      if (sale.appointmentId !== null) await stores.loyalty.countSoon({ kind: 'sale', id: saleId });
      return ok(voidId);
    });
  };
