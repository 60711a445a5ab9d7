import { may } from '#domain/identity/permissions.ts';
import type { ClosingLine, SaleLineOfList, TillQueries } from '#domain/ports/till.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { SaleId } from '#domain/shared/ids.ts';
import { openPeriod } from '#domain/till/till-state.ts';
import type { Database } from '../database.ts';
import {
  closingOf,
  saleOf,
  SELECT_CLOSING,
  SELECT_SALE,
  type ClosingRow,
  type SaleRow,
} from '../till-rows.ts';
import {
  findClosing,
  findSale,
  readChain,
  readGaps,
  readPeriods,
  readSalesOfVisit,
  readState,
  readTipBalances,
} from '../till-store.ts';
import { readOnly } from '../transaction.ts';

/** @throws Error for an actor whom no page would have let in */
function demand(actor: Insider): void {
  if (!may(actor, 'till.see')) throw new Error('the till is for those who work here');
}

const SALES_OF_DAY = `${SELECT_SALE} where s.salon_id = $1 and s.day = $2 order by s.number desc`;
const CLOSINGS_BEFORE = `${SELECT_CLOSING} where c.salon_id = $1 and ($2::int is null or c.number < $2::int)
  order by c.number desc limit $3`;
const CLOSINGS_AFTER = `${SELECT_CLOSING} where c.salon_id = $1 and c.number > $2 order by c.number limit $3`;

export const tillQueries = (database: Database): TillQueries => ({
  open: async (actor) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [state, tips] = await Promise.all([readState(unit), readTipBalances(unit)]);
      const number = openPeriod(state);
      return { state, tips, period: await readPeriods(unit, number, number) };
    });
  },
  sale: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [sale, voids, state] = await Promise.all([
        findSale(unit, id),
        unit.sql<{ id: SaleId; number: number }>`
          select id, number from sale where salon_id = ${actor.salonId} and voids = ${id}`,
        readState(unit),
      ]);
      if (sale === null) return null;
      const voided = sale.voids === null ? null : await findSale(unit, sale.voids);
      return {
        sale,
        voidedBy: voids[0] ?? null,
        voidsNumber: voided?.number ?? null,
        openPeriod: openPeriod(state),
      };
    });
  },
  saleOfVisit: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => (await readSalesOfVisit(unit, id)).standing);
  },
  saleOfOrder: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const rows = await unit.sql<{ id: SaleId }>`
        select id from sale where salon_id = ${actor.salonId} and order_id = ${id} and voids is null`;
      return rows[0]?.id ?? null;
    });
  },
  sales: async (actor, day) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [rows, voids] = await Promise.all([
        unit.text<SaleRow>(SALES_OF_DAY, [actor.salonId, day]),
        unit.sql<{ id: SaleId; voids: SaleId }>`
          select v.id, v.voids from sale v join sale s on s.salon_id = v.salon_id and s.id = v.voids
          where s.salon_id = ${actor.salonId} and s.day = ${day}`,
      ]);
      const voidedBy = new Map(voids.map((each) => [each.voids, each.id]));
      return rows.map((row): SaleLineOfList => {
        const sale = saleOf(row);
        return { ...sale, voidedBy: voidedBy.get(sale.id) ?? null };
      });
    });
  },
  closings: async (actor, { before, count }) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const rows = await unit.text<ClosingRow>(CLOSINGS_BEFORE, [actor.salonId, before, count]);
      return rows.map((row): ClosingLine => closingOf(row));
    });
  },
  closing: async (actor, id) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const closing = await findClosing(unit, id);
      if (closing === null) return null;
      return { ...closing, ...(await readPeriods(unit, closing.number, closing.number)) };
    });
  },
  chain: async (actor, part) => {
    demand(actor);
    return await readOnly(database, actor, (unit) => readChain(unit, CLOSINGS_AFTER, part));
  },
  gaps: async (actor) => {
    demand(actor);
    return await readOnly(database, actor, readGaps);
  },
});
