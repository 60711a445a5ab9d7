import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { MovementId, ProductId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { stockEntry } from '../shop-entry.ts';
import type { StockLevel } from '../stock.ts';
import { readBooking } from '../stock-booking.ts';
import type { BookingRefusal, RawBooking } from '../stock-booking.ts';

export type BookStockInput = {
  readonly productId: ProductId;
  /** Made with the page: sent twice, the form moves stock once. */
  readonly movementId: MovementId;
  /** How many lines the ledger had when the form was opened. */
  readonly seen: number;
  readonly form: RawBooking;
};

export type BookStockRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly BookingRefusal[] }
  /** Counted against a number that has changed since: nobody knows whether before or after. */
  | { readonly kind: 'moved_meanwhile'; readonly level: StockLevel };

export type BookStock = (actor: Insider, input: BookStockInput) => Promise<Result<null, BookStockRefusal>>;

/** A delivery, a count or a loss that somebody of the team notes. */
export const bookStock =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): BookStock =>
  async (actor, { productId, movementId, seen, form }) => {
    if (!may(actor, 'stock.change')) return err({ kind: 'not_found' });
    return await uow.run<null, BookStockRefusal>(actor, async ({ stock, audit }) => {
      const [booked, level] = await Promise.all([stock.isBooked(movementId), stock.level(productId)]);
      if (level === null) return err({ kind: 'not_found' });
      if (booked) return ok(null);
      const counts = form.kind === 'count';
      if (counts && seen !== level.movements) return err({ kind: 'moved_meanwhile', level });
      const read = readBooking(form, level);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const at = clock.now();
      const movement = { ...read.value, id: movementId, productId, orderId: null };
      const outcome = await stock.book(movement, at, counts ? seen : undefined);
      switch (outcome) {
        case 'unknown':
          return err({ kind: 'not_found' });
        case 'short':
          return err({ kind: 'invalid', fields: [{ field: 'quantity', reason: 'more_than_there_are' }] });
        case 'stale':
          return err({ kind: 'moved_meanwhile', level: (await stock.level(productId)) ?? level });
        case 'moved':
          await audit.append(stockEntry(movement), at);
          return ok(null);
        case 'already':
          return ok(null);
      }
    });
  };
