import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ClosingId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { readCount, type CountRefusal, type RawCount } from '../cash-count.ts';
import { cashierOf } from '../cashier.ts';
import { closed, type Digest } from '../closing.ts';
import { sumsOf } from '../period.ts';
import { closingEntry } from '../till-entry.ts';
import { openPeriod } from '../till-state.ts';

export type CloseTillInput = {
  /** Made with the page: sent twice, the form closes once. */
  readonly closingId: ClosingId;
  /** How far the till had come when it was counted; null: the form did not say. */
  readonly seen: { readonly period: number; readonly sales: number; readonly moves: number } | null;
  readonly form: RawCount;
};

export type CloseTillRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly CountRefusal[] }
  /** Somebody else was faster. */
  | { readonly kind: 'already_closed' }
  /** Sold or moved since it was counted: nobody knows whether before or after. */
  | { readonly kind: 'moved_meanwhile' };

export type CloseTill = (
  actor: Insider,
  input: CloseTillInput,
) => Promise<Result<ClosingId, CloseTillRefusal>>;

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly digest: Digest };

/** Closes what happened since the closing before. It is never changed; what is sold afterwards belongs to the next. */
export const closeTill =
  ({ uow, clock, digest }: Deps): CloseTill =>
  async (actor, { closingId, seen, form }) => {
    if (actor.kind !== 'employee' || !may(actor, 'till.close')) return err({ kind: 'not_found' });
    return await uow.run<ClosingId, CloseTillRefusal>(actor, async ({ calendar, till, audit }) => {
      const book = await calendar.book();
      const state = await till.gate();
      if ((await till.closing(closingId)) !== null) return ok(closingId);
      const number = openPeriod(state);
      if (seen !== null && seen.period !== number) return err({ kind: 'already_closed' });
      if (seen?.sales !== state.sales || seen.moves !== state.moves) return err({ kind: 'moved_meanwhile' });
      const period = await till.period(number);
      const { expected } = sumsOf(state.opening, period.sales, period.moves);
      const read = readCount(form, expected);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const { count, counted, left, note } = read.value;
      const at = clock.now();
      const content = {
        id: closingId,
        salonId: actor.salonId,
        number,
        at,
        day: dateOf(at, book.zone),
        ...cashierOf(actor, book),
        opening: state.opening,
        expected,
        counted,
        count,
        left,
        note,
      };
      const closing = closed(content, period, state.lastHash, digest);
      await till.putClosing(closing);
      await audit.append(closingEntry(closing), at);
      return ok(closingId);
    });
  };
