import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CashMoveId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { readMove, type MoveRefusal, type RawMove } from '../cash-move.ts';
import { cashierOf } from '../cashier.ts';
import { sumsOf } from '../period.ts';
import { moveEntry } from '../till-entry.ts';
import { openPeriod } from '../till-state.ts';

export type MoveCashInput = {
  /** Made with the page: sent twice, the form moves once. */
  readonly moveId: CashMoveId;
  readonly form: RawMove;
};

export type MoveCashRefusal =
  { readonly kind: 'not_found' } | { readonly kind: 'invalid'; readonly fields: readonly MoveRefusal[] };

export type MoveCash = (actor: Insider, input: MoveCashInput) => Promise<Result<null, MoveCashRefusal>>;

export const moveCash =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): MoveCash =>
  async (actor, { moveId, form }) => {
    if (actor.kind !== 'employee' || !may(actor, 'till.use')) return err({ kind: 'not_found' });
    return await uow.run<null, MoveCashRefusal>(actor, async ({ calendar, till, audit }) => {
      const book = await calendar.book();
      // Before the form is judged: whether there is as much in the till must not change any more.
      const state = await till.gate();
      if ((await till.move(moveId)) !== null) return ok(null);
      const [period, tips] = await Promise.all([till.period(openPeriod(state)), till.tipBalances()]);
      const { expected } = sumsOf(state.opening, period.sales, period.moves);
      const read = readMove(form, { cash: expected, tips });
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const at = clock.now();
      const move = {
        ...read.value,
        id: moveId,
        number: state.moves + 1,
        period: openPeriod(state),
        ...cashierOf(actor, book),
        at,
        day: dateOf(at, book.zone),
      };
      await till.putMove(move);
      await audit.append(moveEntry(move), at);
      return ok(null);
    });
  };
