/** The till's part of the load context: nothing was sold, and nothing is that a test has not said. */
import type { TillParts } from '#app/load-context.ts';
import { rappen } from '#domain/shared/money.ts';
import { FIRST_HASH } from '#domain/till/closing.ts';

type Parts = {
  readonly queries?: Partial<TillParts['queries']>;
  readonly useCases?: Partial<TillParts['useCases']>;
};

const unexpected = (name: string) => () => Promise.reject(new Error(`unexpected call of ${name}`));
const STATE = { sales: 0, moves: 0, closings: 0, opening: rappen(0), lastHash: FIRST_HASH };

export const fakeTill = ({ queries = {}, useCases = {} }: Parts = {}): TillParts => ({
  queries: {
    open: () => Promise.resolve({ state: STATE, period: { sales: [], moves: [] }, tips: [] }),
    sale: () => Promise.resolve(null),
    saleOfVisit: () => Promise.resolve(null),
    saleOfOrder: () => Promise.resolve(null),
    sales: () => Promise.resolve([]),
    closings: () => Promise.resolve([]),
    closing: () => Promise.resolve(null),
    chain: () => Promise.resolve([]),
    gaps: () => Promise.resolve({ state: STATE, missingSales: [], missingMoves: [], lastClosing: 0 }),
    ...queries,
  },
  faultsOfOne: () => [],
  slips: { render: () => Promise.resolve(new Uint8Array([37, 80, 68, 70])) },
  useCases: {
    ringUp: unexpected('ringUp'),
    voidSale: unexpected('voidSale'),
    moveCash: unexpected('moveCash'),
    closeTill: unexpected('closeTill'),
    verifyClosings: unexpected('verifyClosings'),
    ...useCases,
  },
});
