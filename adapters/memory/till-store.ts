import type { TillStore } from '#domain/ports/till.ts';

const onPostgres = (): never => {
  throw new Error('the till is tried on PostgreSQL: its numbers and its gate are kept there');
};

export const tillStore = (): TillStore => ({
  gate: onPostgres,
  sale: onPostgres,
  voidOf: onPostgres,
  /** Nothing is sold here. */
  salesOfVisit: () => Promise.resolve({ standing: null, turns: 0 }),
  move: onPostgres,
  closing: onPostgres,
  period: onPostgres,
  tipBalances: onPostgres,
  putSale: onPostgres,
  putMove: onPostgres,
  putClosing: onPostgres,
});
