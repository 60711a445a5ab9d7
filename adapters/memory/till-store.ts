import type { TillStore } from '#domain/ports/till.ts';
import type { ClosingId, CashMoveId, SaleId } from '#domain/shared/ids.ts';
import { sum } from '#domain/shared/money.ts';
import type { CashMove } from '#domain/till/cash-move.ts';
import { FIRST_HASH, type Closing } from '#domain/till/closing.ts';
import type { Sale } from '#domain/till/sale.ts';
import type { TillState } from '#domain/till/till-state.ts';
import { enter, lockRow, type Unit } from './unit.ts';

/** In the order in which they were made; the counters follow from them. */
export type TillRows = {
  readonly sales: Map<SaleId, Sale>;
  readonly moves: Map<CashMoveId, CashMove>;
  readonly closings: Map<ClosingId, Closing>;
};

export const noTill = (): TillRows => ({ sales: new Map(), moves: new Map(), closings: new Map() });
export const tillDraft = ({ sales, moves, closings }: TillRows): TillRows => ({
  sales: new Map(sales),
  moves: new Map(moves),
  closings: new Map(closings),
});

export function stateOf({ sales, moves, closings }: TillRows): TillState {
  const last = [...closings.values()].at(-1);
  return {
    sales: sales.size,
    moves: moves.size,
    closings: closings.size,
    opening: last?.left ?? sum([]),
    lastHash: last?.hash ?? FIRST_HASH,
  };
}

export function tillStore(unit: Unit): TillStore {
  const { actor, rows } = unit;
  const { sales, moves, closings } = rows.till;
  const works = actor.kind === 'employee';
  /** What the table's unique indexes refuse. */
  const demand = (holds: boolean, what: string): void => {
    if (!works) throw new Error('row-level security: at the till stands who works here');
    if (!holds) throw new Error(`unique: ${what}`);
  };
  const isStanding = ({ id }: Sale): boolean => ![...sales.values()].some(({ voids }) => voids === id);
  return {
    async gate() {
      lockRow(unit, 'last', 'the till');
      demand(true, 'the gate');
      return stateOf(rows.till);
    },
    async sale(id) {
      enter(unit);
      return works ? (sales.get(id) ?? null) : null;
    },
    async voidOf(id) {
      enter(unit);
      return (works && [...sales.values()].find(({ voids }) => voids === id)?.id) || null;
    },
    async salesOfVisit(id) {
      enter(unit);
      const own = [...sales.values()].filter(
        ({ appointmentId, voids }) => appointmentId === id && voids === null,
      );
      return { standing: (works && own.find(isStanding)?.id) || null, turns: works ? own.length : 0 };
    },
    async move(id) {
      enter(unit);
      return works ? (moves.get(id) ?? null) : null;
    },
    async closing(id) {
      enter(unit);
      return works ? (closings.get(id) ?? null) : null;
    },
    async period(number) {
      enter(unit);
      const isOf = ({ period }: { readonly period: number }) => works && period === number;
      return { sales: [...sales.values()].filter(isOf), moves: [...moves.values()].filter(isOf) };
    },
    async tipBalances() {
      enter(unit);
      return rows.book.staff.map(({ id: staffId, name: staffName }) => {
        const given = [...sales.values()]
          .flatMap(({ tips }) => tips)
          .filter((tip) => tip.staffId === staffId);
        const paid = [...moves.values()].filter((move) => move.kind === 'tips' && move.staffId === staffId);
        return { staffId, staffName, open: sum([...given, ...paid].map(({ amount }) => amount)) };
      });
    },
    async putSale(sale) {
      enter(unit);
      const { id, number, voids, orderId, appointmentId, visitTurn } = sale;
      const others = [...sales.values()];
      const isSold = (same: (other: Sale) => boolean) =>
        voids === null && others.some((other) => other.voids === null && same(other));
      demand(!sales.has(id) && number === sales.size + 1, 'the number of a sale');
      demand(voids === null || !others.some((other) => other.voids === voids), 'taken back once');
      demand(orderId === null || !isSold((other) => other.orderId === orderId), 'an order is sold once');
      demand(
        appointmentId === null ||
          !isSold((other) => other.appointmentId === appointmentId && other.visitTurn === visitTurn),
        'a visit is paid once in its turn',
      );
      sales.set(id, sale);
    },
    async putMove(move) {
      enter(unit);
      demand(!moves.has(move.id) && move.number === moves.size + 1, 'the number of a movement');
      moves.set(move.id, move);
    },
    async putClosing(closing) {
      enter(unit);
      const { id, number, previousHash } = closing;
      demand(!closings.has(id) && number === closings.size + 1, 'the number of a closing');
      demand(previousHash === stateOf(rows.till).lastHash, 'a closing follows the one before');
      closings.set(id, closing);
    },
  };
}
